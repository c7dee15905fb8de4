#include "sync/files/review_bundle.h"

#include "models/care/rules/observation_rules.h"
#include "models/pharmacy/review_input.h"
#include "sync/fhir/resource.h"
#include "sync/files/review_medicines.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace jiayi::files {

using fhir::Json;
using pharmacy::Known;
using pharmacy::ReviewInput;

namespace {

struct Reading {
    const care::RuleBook& rules;
    const pharmacy::ReviewBook& book;
    ReviewInput input;
    std::optional<Date> newestValue;
};

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool saysCode(const Json& resource, std::string_view path, std::initializer_list<std::string_view> codes) {
    const auto* element = resource.at(path);
    if (!element) return false;
    const auto codings = element->items("coding");
    return std::any_of(codings.begin(), codings.end(), [&](const Json& coding) { return oneOf(coding.textOr("code", ""), codes); });
}

/// Text, then the displays: everything that a concept calls itself.
std::vector<std::string> wordsOf(const Json& element) {
    std::vector<std::string> words;
    if (const auto text = element.text("text")) words.emplace_back(*text);
    for (const auto& coding : element.items("coding"))
        if (const auto display = coding.text("display")) words.emplace_back(*display);
    return words;
}

void readPatient(const Json& resource, ReviewInput& input) {
    const auto gender = resource.textOr("gender", "");
    if (gender == "male") input.sex = Sex::Male;
    if (gender == "female") input.sex = Sex::Female;
    if (const auto birth = parseFhirTime(resource.textOr("birthDate", ""))) input.birth = birth->day();
}

// --- measurements

std::string codeOfObservation(const Json& element, const Reading& reading) {
    const auto* code = element.find("code");
    if (!code) return {};
    for (const auto& coding : code->items("coding")) {
        const auto value = coding.textOr("code", "");
        if (const auto* known = reading.rules.observationByLoinc(value)) return known->code;
        const auto found = reading.book.observationsByLoinc.find(value);
        if (found != reading.book.observationsByLoinc.end()) return found->second;
        if (coding.textOr("system", "") == mapping::kObservationCode && reading.rules.observation(value)) return std::string{value};
    }
    for (const auto& words : wordsOf(*code)) {
        const auto folded = pharmacy::foldedName(words);
        const auto found = reading.book.observationNames.find(folded);
        if (found != reading.book.observationNames.end()) return found->second;
        for (const auto& row : reading.rules.observations)
            if (pharmacy::foldedName(row.en) == folded || pharmacy::foldedName(row.zh) == folded) return row.code;
    }
    return {};
}

/// A number without a unit is believed only where no laboratory uses another unit.
bool unitIsObvious(const care::RuleBook& rules, const std::string& code) {
    return std::none_of(rules.units.begin(), rules.units.end(), [&](const care::UnitRule& row) { return row.code == code && row.a != 1; });
}

std::optional<double> canonical(const Json& quantity, const std::string& code, const care::RuleBook& rules) {
    const auto* number = quantity.find("value");
    if (!number || !number->asDouble()) return {};
    auto value = *number->asDouble();
    const auto* row = rules.observation(code);
    const auto coded = quantity.textOr("code", ""), written = quantity.textOr("unit", "");
    std::optional<double> found;
    for (const auto unit : {coded, written}) {
        if (unit.empty() || found) continue;
        if (const auto inUnit = care::toCanonical(rules, code, value, unit)) found = inUnit->value;
    }
    if (coded.empty() && written.empty() && unitIsObvious(rules, code)) found = value;
    if (!found || (row && ((row->low && *found < *row->low) || (row->high && *found > *row->high)))) return {};
    // ">90" is at least 90; "<15" lies below 15.
    return quantity.textOr("comparator", "") == "<" ? *found * (1 - 1e-6) : *found;
}

std::optional<Date> dayOfObservation(const Json& resource) {
    for (const auto* path : {"effectiveDateTime", "effectiveInstant", "effectivePeriod.end", "effectivePeriod.start", "issued"})
        if (const auto day = mapping::dayOf(resource.textOr(path, ""))) return day;
    return {};
}

void addValue(const Json& element, Date day, Reading& reading) {
    const auto code = codeOfObservation(element, reading);
    const auto* quantity = element.find("valueQuantity");
    if (code.empty() || !quantity) return;
    if (const auto value = canonical(*quantity, code, reading.rules)) reading.input.values.push_back({code, *value, day});
}

/// LOINC 82810-3 and 63895-7 with their answers, or SNOMED CT's.
void readStates(const Json& resource, ReviewInput& input) {
    const auto known = [&](std::initializer_list<std::string_view> yes, std::initializer_list<std::string_view> no) {
        if (saysCode(resource, "valueCodeableConcept", yes) || resource.boolean("valueBoolean") == true) return Known::Yes;
        if (saysCode(resource, "valueCodeableConcept", no) || resource.boolean("valueBoolean") == false) return Known::No;
        return Known::Unknown;
    };
    if (saysCode(resource, "code", {"82810-3", "11449-6", "77386006"}))
        input.pregnant = known({"LA15173-0", "77386006", "LA33-6"}, {"LA26683-5", "60001007", "LA32-8"});
    if (saysCode(resource, "code", {"63895-7", "169741004"})) input.lactating = known({"LA33-6", "169741004"}, {"LA32-8"});
}

void readObservation(const Json& resource, Reading& reading) {
    if (oneOf(resource.textOr("status", "final"), {"entered-in-error", "cancelled", "registered", "preliminary"})) return;
    readStates(resource, reading.input);
    // HLA-B*5801 before allopurinol.
    const auto* code = resource.find("code");
    const auto words = code ? wordsOf(*code) : std::vector<std::string>{};
    const bool hla = std::any_of(words.begin(), words.end(), [](const std::string& w) { return w.find("5801") != std::string::npos || w.find("58:01") != std::string::npos; });
    if (hla) {
        const auto* value = resource.find("valueCodeableConcept");
        const auto said = value ? wordsOf(*value) : std::vector<std::string>{std::string{resource.textOr("valueString", "")}};
        for (const auto& word : said) {
            const auto folded = pharmacy::foldedName(word);
            if (folded.starts_with("pos") || folded.find("阳性") != std::string::npos) reading.input.findings.push_back("HLA-B*5801");
            if (folded.starts_with("neg") || folded.find("阴性") != std::string::npos) reading.input.findingsExcluded.push_back("HLA-B*5801");
        }
    }
    const auto day = dayOfObservation(resource);
    if (!day) return;
    if (!reading.newestValue || *reading.newestValue < *day) reading.newestValue = day;
    addValue(resource, *day, reading);
    for (const auto& component : resource.items("component")) addValue(component, *day, reading);
}

// --- conditions and allergies

bool hasIcdShape(std::string_view code) {
    return code.size() >= 3 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= '0' && code[1] <= '9' && code[2] >= '0' && code[2] <= '9';
}

/// The longest known name in the words: "peptic ulcer disease" is a peptic ulcer, a relative's asthma is not the person's.
std::string conditionWithin(const std::string& folded, const pharmacy::ReviewBook& book) {
    for (const auto* other : {"family", "no ", "denies", "家族", "否认", "无"})
        if (folded.find(other) != std::string::npos) return {};
    const auto wordByte = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    const std::pair<const std::string, std::string>* longest = nullptr;
    for (const auto& row : book.conditionNames) {
        const auto at = folded.find(row.first);
        if (at == std::string::npos || (longest && longest->first.size() >= row.first.size())) continue;
        const auto end = at + row.first.size();
        const bool before = at == 0 || !wordByte(folded[at - 1]) || !wordByte(row.first.front());
        const bool after = end == folded.size() || !wordByte(folded[end]) || !wordByte(row.first.back());
        if (before && after) longest = &row;
    }
    return longest ? longest->second : std::string{};
}

std::string icd10Of(const Json& code, const Reading& reading) {
    for (const auto& coding : code.items("coding")) {
        const auto system = pharmacy::foldedName(coding.textOr("system", ""));
        const auto value = coding.textOr("code", "");
        const bool icd = system.find("icd-10") != std::string::npos || system.find("icd10") != std::string::npos;
        if (hasIcdShape(value) && (icd || system.empty() || system.find("snomed") == std::string::npos)) return std::string{value};
        if (const auto found = reading.book.conditionsBySnomed.find(value); found != reading.book.conditionsBySnomed.end()) return found->second;
        if (const auto* known = reading.rules.conditionBySnomed(value)) return known->icd10;
    }
    for (const auto& words : wordsOf(code)) {
        const auto folded = pharmacy::foldedName(words);
        if (const auto found = reading.book.conditionNames.find(folded); found != reading.book.conditionNames.end()) return found->second;
        for (const auto& row : reading.rules.conditions)
            if (pharmacy::foldedName(row.zh) == folded || pharmacy::foldedName(row.en) == folded) return row.icd10;
        if (hasIcdShape(words)) return words.substr(0, words.find(' '));
        if (auto within = conditionWithin(folded, reading.book); !within.empty()) return within;
    }
    return {};
}

void readCondition(const Json& resource, Reading& reading) {
    if (saysCode(resource, "verificationStatus", {"entered-in-error", "refuted"})) return;
    const bool past = saysCode(resource, "clinicalStatus", {"inactive", "resolved", "remission"}) || resource.find("abatementDateTime");
    const auto* code = resource.find("code");
    if (!code) return;
    const auto icd10 = icd10Of(*code, reading);
    const auto words = wordsOf(*code);
    // What once happened still forbids: an ulcer, a ketoacidosis, a bleeding, a cancer. A pregnancy that ended does not.
    static constexpr std::array<std::string_view, 9> kLasting{"K85", "C73", "C67", "I60", "I61", "E10.1", "E11.1", "E14.1", "T78.3"};
    const bool lasting = std::any_of(kLasting.begin(), kLasting.end(), [&](std::string_view root) { return icd10.starts_with(root); });
    if (past && !lasting) return;
    reading.input.conditions.push_back({icd10, words.empty() ? std::string{} : words.front()});
}

void readAllergy(const Json& resource, ReviewInput& input) {
    if (saysCode(resource, "verificationStatus", {"entered-in-error", "refuted"})) return;
    if (saysCode(resource, "clinicalStatus", {"inactive", "resolved"})) return;
    const auto* code = resource.find("code");
    if (!code) code = resource.at("reaction.0.substance");
    if (!code) return;
    const auto words = wordsOf(*code);
    const auto text = words.empty() ? std::string{} : words.front();
    const auto folded = pharmacy::foldedName(text);
    if (saysCode(resource, "code", {"716186003", "409137002", "no-known-allergies"}) || folded.starts_with("no known") || folded.starts_with("nkda") ||
        folded.starts_with("否认") || folded == "无") {
        if (input.allergyAnswer == pharmacy::AllergyAnswer::NotAsked) input.allergyAnswer = pharmacy::AllergyAnswer::NoneKnown;
        return;
    }
    input.allergyAnswer = pharmacy::AllergyAnswer::Listed;
    const auto categories = resource.items("category");
    const bool otherOnly = !categories.empty() && std::none_of(categories.begin(), categories.end(), [](const Json& one) {
        return one.asText() == "medication" || one.asText() == "biologic";
    });
    if (otherOnly) return;
    input.allergies.push_back({text, atcOf(*code)});
}

std::vector<BundleItem> itemsOf(const Json& bundle) {
    std::vector<BundleItem> items;
    std::size_t row = 0;
    for (const auto& entry : bundle.items("entry")) {
        ++row;
        if (const auto* resource = entry.find("resource")) items.push_back({row, std::string{entry.textOr("fullUrl", "")}, resource});
    }
    return items;
}

Json strings(const std::vector<std::string>& texts) {
    auto array = Json::array();
    for (const auto& text : texts) array.push(text);
    return array;
}

}  // namespace

Result<ReviewInput> readReviewBundle(const Json& bundle, const care::RuleBook& rules, const pharmacy::ReviewBook& book, Date today) {
    if (fhir::resourceType(bundle) != "Bundle") return invalid("bundle.type");
    const auto items = itemsOf(bundle);
    Reading reading{rules, book, {}, {}};
    int patients = 0;
    for (const auto& item : items) {
        const auto type = fhir::resourceType(*item.resource);
        if (type == "Patient" && ++patients == 1) readPatient(*item.resource, reading.input);
        else if (type == "Observation") readObservation(*item.resource, reading);
        else if (type == "Condition") readCondition(*item.resource, reading);
        else if (type == "AllergyIntolerance") readAllergy(*item.resource, reading.input);
    }
    if (patients > 1) return invalid("review.several-patients");
    auto& input = reading.input;
    pharmacy::readStateFromConditions(input);
    const auto written = newestRequest(items);
    const auto stamped = mapping::dayOf(bundle.textOr("timestamp", ""));
    input.today = written ? std::max(*written, reading.newestValue.value_or(*written)) : stamped.value_or(today);
    readMedicines(items, book, input);
    return std::move(input);
}

Json reviewJson(const pharmacy::ReviewResult& result) {
    auto findings = Json::array(), notChecked = Json::array();
    for (const auto& finding : result.findings)
        findings.push(Json::object({{"rule", finding.rule},
                                    {"check", toString(finding.check)},
                                    {"severity", toString(finding.severity)},
                                    {"lines", strings(finding.lines)},
                                    {"reason", finding.reason.en},
                                    {"reasonZh", finding.reason.zh},
                                    {"source", finding.source},
                                    {"generalKnowledge", finding.generalKnowledge},
                                    {"action", finding.action.en},
                                    {"actionZh", finding.action.zh}}));
    for (const auto& one : result.notChecked)
        notChecked.push(Json::object({{"check", toString(one.check)},
                                      {"lines", strings(one.lines)},
                                      {"reason", one.reason.en},
                                      {"reasonZh", one.reason.zh}}));
    return Json::object({{"findings", std::move(findings)}, {"notChecked", std::move(notChecked)}});
}

}  // namespace jiayi::files
