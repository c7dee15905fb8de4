#include "sync/files/review_measurements.h"

#include "models/care/rules/observation_rules.h"
#include "sync/files/review_words.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <charconv>

namespace jiayi::files {

using fhir::Json;
using pharmacy::Known;

namespace {

/// A number without a unit is believed only where no laboratory uses another unit.
bool unitIsObvious(const care::RuleBook& rules, const std::string& code) {
    return std::none_of(rules.units.begin(), rules.units.end(), [&](const care::UnitRule& row) { return row.code == code && row.a != 1; });
}

/// A result as one line of text may say it: "<15 mL/min/1.73m2".
struct Said {
    double value = 0;
    std::string comparator, code, unit;
};

std::optional<Said> saidIn(std::string_view text) {
    const auto folded = pharmacy::foldedName(text);
    Said said;
    std::size_t at = 0;
    while (at < folded.size() && (folded[at] == '<' || folded[at] == '>' || folded[at] == '=' || folded[at] == ' ')) said.comparator += folded[at++];
    const auto read = std::from_chars(folded.data() + at, folded.data() + folded.size(), said.value);
    if (read.ec != std::errc{}) return {};
    said.comparator = said.comparator.substr(0, 1);
    // The unit in its own letters: case counts in it.
    const auto rest = folded.size() - static_cast<std::size_t>(read.ptr - folded.data());
    said.unit = text.size() >= rest ? std::string{text.substr(text.size() - rest)} : std::string{};
    while (said.unit.starts_with(' ')) said.unit.erase(0, 1);
    return said;
}

std::optional<Said> saidBy(const Json& element) {
    if (const auto* quantity = element.find("valueQuantity")) {
        const auto code = std::string{quantity->textOr("code", "")}, unit = std::string{quantity->textOr("unit", "")};
        const auto comparator = std::string{quantity->textOr("comparator", "")};
        const auto* number = quantity->find("value");
        if (number && number->asDouble()) return Said{*number->asDouble(), comparator, code, unit};
        auto written = number ? saidIn(number->asText().value_or("")) : std::nullopt;
        if (written && written->unit.empty()) return Said{written->value, comparator, code, unit};
        return {};
    }
    if (const auto* whole = element.find("valueInteger"); whole && whole->asDouble()) return Said{*whole->asDouble(), {}, {}, {}};
    if (const auto text = element.text("valueString")) return saidIn(*text);
    return {};
}

std::optional<double> canonical(const Said& said, const std::string& code, const care::RuleBook& rules) {
    const auto* row = rules.observation(code);
    std::optional<double> found;
    for (const auto& unit : {said.code, said.unit}) {
        if (unit.empty() || found) continue;
        if (const auto inUnit = care::toCanonical(rules, code, said.value, unit)) found = inUnit->value;
    }
    if (said.code.empty() && said.unit.empty() && unitIsObvious(rules, code)) found = said.value;
    if (!found || (row && ((row->low && *found < *row->low) || (row->high && *found > *row->high)))) return {};
    // ">90" is at least 90; "<15" lies below 15.
    return said.comparator == "<" ? *found * (1 - 1e-6) : *found;
}

std::optional<Date> dayOfObservation(const Json& resource) {
    for (const auto* path : {"effectiveDateTime", "effectiveInstant", "effectivePeriod.end", "effectivePeriod.start", "issued"})
        if (const auto day = mapping::dayOf(resource.textOr(path, ""))) return day;
    return {};
}

bool saysAnyOf(std::string_view folded, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

/// Potassium in the urine is not potassium; uric acid and urea are measured in blood.
bool isOfUrine(std::string_view folded) {
    if (folded.find("urin") != std::string_view::npos) return true;
    for (auto at = folded.find("尿"); at != std::string_view::npos; at = folded.find("尿", at + 1)) {
        const auto rest = folded.substr(at);
        if (!rest.starts_with("尿酸") && !rest.starts_with("尿素")) return true;
    }
    return false;
}

/// Everything that the answer says, in words.
std::vector<std::string> answersOf(const Json& observation) {
    const auto* value = observation.find("valueCodeableConcept");
    auto words = value ? wordsOf(*value) : std::vector<std::string>{};
    if (const auto text = observation.text("valueString")) words.emplace_back(*text);
    for (auto& word : words) word = pharmacy::foldedName(word);
    return words;
}

/// LOINC's answers, SNOMED CT's, or plain words.
Known answerOf(const Json& observation) {
    const bool yes = saysCode(observation, "valueCodeableConcept", {"LA15173-0", "LA33-6", "77386006", "169741004", "413712001", "373066001"});
    const bool no = saysCode(observation, "valueCodeableConcept", {"LA26683-5", "LA32-8", "60001007", "373067005"});
    if (yes || observation.boolean("valueBoolean") == true) return Known::Yes;
    if (no || observation.boolean("valueBoolean") == false) return Known::No;
    for (const auto& word : answersOf(observation)) {
        if (isDenied(word) || word == "否" || word.starts_with("非") || saysAnyOf(word, {"阴性", "绝经", "menopaus"})) return Known::No;
        if (saysAnyOf(word, {"unknown", "不详", "不清楚", "备孕"})) continue;
        if (oneOf(word, {"是", "有", "yes", "y"}) || saysAnyOf(word, {"pregnan", "positive", "妊娠", "孕", "阳性", "哺乳", "breast", "lactat"})) return Known::Yes;
    }
    return Known::Unknown;
}

/// The newest answer that is not older than so many months; an undated yes counts, an undated no does not.
Known newestOf(const std::vector<StateAnswer>& answers, Date today, int months) {
    const StateAnswer* newest = nullptr;
    Known undated = Known::Unknown;
    for (const auto& answer : answers) {
        if (!answer.day && answer.known == Known::Yes) undated = Known::Yes;
        if (!answer.day || *answer.day > today || *answer.day < addMonths(today, -months)) continue;
        if (!newest || *newest->day <= *answer.day) newest = &answer;
    }
    return newest ? newest->known : undated;
}

}  // namespace

std::string Measurements::codeOf(const Json& element) const {
    const auto* code = element.find("code");
    if (!code) return {};
    for (const auto& coding : code->items("coding")) {
        const auto value = coding.textOr("code", "");
        if (const auto* known = m_rules.observationByLoinc(value)) return known->code;
        const auto found = m_book.observationsByLoinc.find(value);
        if (found != m_book.observationsByLoinc.end()) return found->second;
        if (coding.textOr("system", "") == mapping::kObservationCode && m_rules.observation(value)) return std::string{value};
    }
    for (const auto& words : wordsOf(*code)) {
        const auto spellings = spellingsOf(words);
        if (isOfUrine(spellings.front())) continue;
        for (const auto& spelling : spellings) {
            const auto found = m_book.observationNames.find(spelling);
            if (found != m_book.observationNames.end()) return found->second;
            for (const auto& row : m_rules.observations)
                if (pharmacy::foldedName(row.en) == spelling || pharmacy::foldedName(row.zh) == spelling) return row.code;
        }
    }
    return {};
}

void Measurements::readValue(const Json& element, Date day) {
    const auto code = codeOf(element);
    const auto said = code.empty() ? std::nullopt : saidBy(element);
    if (!said) return;
    if (const auto value = canonical(*said, code, m_rules)) m_values.push_back({code, *value, day});
}

/// HLA-B*5801 before allopurinol.
void Measurements::readFindings(const Json& observation) {
    const auto* code = observation.find("code");
    const auto words = code ? wordsOf(*code) : std::vector<std::string>{};
    const bool hla = saysCode(observation, "code", {"79718-5"}) ||
                     std::any_of(words.begin(), words.end(), [](const std::string& word) { return saysAnyOf(word, {"5801", "58:01"}); });
    if (!hla) return;
    for (const auto& answer : answersOf(observation)) {
        const bool absent = isDenied(answer) || answer.starts_with("neg") || saysAnyOf(answer, {"阴性", "absent"});
        const bool present = answer.starts_with("pos") || answer.starts_with("detected") || saysAnyOf(answer, {"阳性", "present"});
        if (absent) m_excluded.emplace_back("HLA-B*5801");
        else if (present) m_findings.emplace_back("HLA-B*5801");
    }
}

/// Codes or words that ask for pregnancy and breast-feeding.
void Measurements::readStates(const Json& observation, std::optional<Date> day) {
    const auto* code = observation.find("code");
    std::string asked;
    for (const auto& word : code ? wordsOf(*code) : std::vector<std::string>{}) asked += pharmacy::foldedName(word) + " ";
    const auto answer = answerOf(observation);
    if (answer == Known::Unknown) return;
    if (saysCode(observation, "code", {"82810-3", "11449-6", "77386006", "2106-3", "2118-8"}) || saysAnyOf(asked, {"pregnancy status", "pregnant", "妊娠状态", "是否妊娠", "是否怀孕", "妊娠情况"}))
        m_pregnant.push_back({answer, day});
    if (saysCode(observation, "code", {"63895-7", "169741004"}) || saysAnyOf(asked, {"breastfeeding status", "breast-feeding", "哺乳状态", "是否哺乳", "哺乳情况"}))
        m_lactating.push_back({answer, day});
}

void Measurements::read(const Json& observation) {
    if (oneOf(observation.textOr("status", "final"), {"entered-in-error", "cancelled", "registered", "preliminary"})) return;
    const auto day = dayOfObservation(observation);
    readFindings(observation);
    readStates(observation, day);
    if (!day) return;
    m_days.push_back(*day);
    readValue(observation, *day);
    for (const auto& component : observation.items("component")) readValue(component, *day);
}

std::optional<Date> Measurements::newestUntil(Date until) const {
    std::optional<Date> newest;
    for (const auto day : m_days)
        if (day <= until && (!newest || *newest < day)) newest = day;
    return newest;
}

void Measurements::give(pharmacy::ReviewInput& input) const {
    input.values = m_values;
    input.findings = m_findings;
    input.findingsExcluded = m_excluded;
    const auto months = static_cast<int>(m_book.limit("pregnancy.answer-months"));
    input.pregnant = newestOf(m_pregnant, input.today, months);
    input.lactating = newestOf(m_lactating, input.today, months);
}

}  // namespace jiayi::files
