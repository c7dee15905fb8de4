#include "models/pharmacy/rules/review_case.h"

#include "models/care/rules/observation_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::pharmacy::internal {

namespace {

struct UnitScale {
    std::string_view unit;
    std::string_view kind;
    double scale;
};
constexpr std::array<UnitScale, 6> kScales{{{"g", "mass", 1e6}, {"mg", "mass", 1e3}, {"ug", "mass", 1}, {"U", "units", 1}, {"kU", "units", 1e3}, {"mL", "volume", 1}}};
constexpr std::array<std::string_view, 36> kCounted{
    "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "cap", "caps", "pill", "pills", "bag", "bags", "puff", "puffs", "inhalation", "inhalations", "actuat",
    "actuation", "片", "粒", "丸", "袋", "包", "喷", "吸", "揿", "支", "枚", "颗", "#", "{tbl}", "{puff}", "{capsule}", "{tablet}", "1", "dose"};

const UnitScale* scaleOf(std::string_view unit) {
    const auto found = std::find_if(kScales.begin(), kScales.end(), [&](const UnitScale& row) { return row.unit == unit; });
    return found == kScales.end() ? nullptr : &*found;
}

/// The numbers of a strength in ascending order: "50mg/850mg" and "metformin 850 + vildagliptin 50" are one.
std::vector<double> ascending(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// Which of the product's strengths the line names; the only one where there is but one.
std::optional<std::size_t> strengthIndex(const Drug& drug, const NamedDrug& named) {
    bool ofMixtures = false;
    for (std::size_t i = 0; i < drug.def.strengths.size() && !named.strengths.empty(); ++i) {
        const auto numbers = ascending(numbersIn(drug.def.strengths[i]));
        if (numbers == ascending(named.strengths)) return i;
        ofMixtures = ofMixtures || numbers.size() == named.strengths.size();
    }
    if (ofMixtures) return {};  // a strength that the table does not have
    if (drug.def.strengths.size() == 1) return 0;
    const auto& said = named.strength;
    if (!said) return {};
    for (std::size_t i = 0; i < drug.strengths.size(); ++i) {
        const auto value = converted(said->amount, said->unit, drug.def.unit);
        if (value && std::abs(*value - drug.strengths[i]) < 1e-9 * (1 + *value)) return i;
    }
    return {};
}

/// One taking in the unit of the drug's row.
std::optional<double> takingOf(const Drug& drug, const RegimenLine& said, const NamedDrug& named) {
    const auto& strength = named.strength;
    if (!said.amount) return {};
    if (said.unit == drug.def.unit) return said.amount;
    if (const auto plain = converted(*said.amount, said.unit, drug.def.unit)) return plain;
    if (!isCounted(said.unit)) return {};
    if (isCounted(drug.def.unit)) return said.amount;
    if (strength)
        if (const auto each = converted(strength->amount, strength->unit, drug.def.unit)) return *said.amount * *each;
    const auto index = strengthIndex(drug, named);
    return index && *index < drug.strengths.size() ? std::optional{*said.amount * drug.strengths[*index]} : std::nullopt;
}

Words labelOf(const Drug& drug) { return {drug.def.inn, drug.def.zh}; }

}  // namespace

Words both(std::string text) { return {text, text}; }
Words number(double value) { return both(fmt::format("{:g}", std::round(value * 1e4) / 1e4)); }
Words amount(double value, std::string_view unit) { return both(number(value).en + " " + std::string{unit}); }

Words filled(const Words& text, Fills fills) {
    const auto fill = [&](std::string out, const auto& pick) {
        for (const auto& [name, words] : fills) {
            const auto mark = "{" + std::string{name} + "}";
            for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + pick(words).size()))
                out.replace(at, mark.size(), pick(words));
        }
        return out;
    };
    return {fill(text.en, [](const Words& w) -> const std::string& { return w.en; }),
            fill(text.zh, [](const Words& w) -> const std::string& { return w.zh; })};
}

std::optional<double> converted(double amount, std::string_view from, std::string_view to) {
    const auto* source = scaleOf(from);
    const auto* target = scaleOf(to);
    if (!source || !target || source->kind != target->kind) return {};
    return amount * source->scale / target->scale;
}

bool isCounted(std::string_view unit) { return std::find(kCounted.begin(), kCounted.end(), unit) != kCounted.end(); }

std::optional<double> takenWithin(const ResolvedLine& line, std::optional<double> taking, int days) {
    if (!taking || !line.isRegular()) return {};
    const auto takings = std::round(*line.said->times * days / *line.said->days);
    return *taking * std::max(1.0, takings);
}

Case::Case(const ReviewBook& reviewBook, const ReviewInput& reviewInput) : book(reviewBook), input(reviewInput) {
    if (input.birth) age = ageOn(*input.birth, input.today);
    for (const auto& value : input.values) {
        if (value.day > input.today) continue;
        auto& newest = m_newest[value.code];
        if (!newest || newest->day <= value.day) newest = &value;
    }
    measure();
    for (const auto& line : input.lines) resolve(line);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].isMedicine()) addParts(i);
    for (auto& part : parts) {
        const auto first = [&](std::uint32_t row) -> const AtcSet& { return book.interactions[row].atc; };
        const auto second = [&](std::uint32_t row) -> const AtcSet& { return book.interactions[row].other; };
        part.first = book.interactionsByFirst.rowsOf(part.atc, first);
        part.second = book.interactionsBySecond.rowsOf(part.atc, second);
        part.groups = book.duplicates.index.rowsOf(part.atc, [&](std::uint32_t row) -> const AtcSet& { return book.duplicates.rows[row].atc; });
    }
}

void Case::resolve(const RegimenLine& said) {
    ResolvedLine line;
    line.said = &said;
    line.label = both(said.name.empty() ? said.atc : said.name);
    if (said.herbs.empty()) line.named = book.names.find(book.drugs, said.atc, said.name);
    if (line.named && line.named->drug) {
        line.drug = &book.drugs[*line.named->drug];
        line.label = labelOf(*line.drug);
        line.taking = takingOf(*line.drug, said, *line.named);
        line.strength = strengthIndex(*line.drug, *line.named);
    }
    if (isCounted(said.unit)) line.units = said.amount;
    lines.push_back(std::move(line));
}

void Case::addParts(std::size_t index) {
    const auto& line = lines[index];
    const auto& ingredients = line.drug && !line.drug->parts.empty() ? line.drug->parts : line.named->parts;
    if (ingredients.empty()) {
        parts.push_back({index, line.named->atc, line.drug, line.label, line.taking, line.drug ? line.drug->def.unit : "", {}, {}, {}});
        return;
    }
    const auto strength = line.strength;
    for (const auto& ingredient : ingredients) {
        Part part{index, ingredient.atc, ingredient.drug ? &book.drugs[*ingredient.drug] : nullptr, {}, {}, ingredient.unit, {}, {}, {}};
        const auto name = part.row ? labelOf(*part.row) : both(ingredient.name);
        part.label = {name.en + " in " + line.label.en, line.label.zh + "含" + name.zh};
        const bool sameForAll = std::all_of(ingredient.amounts.begin(), ingredient.amounts.end(),
                                            [&](double each) { return each == ingredient.amounts.front(); });
        const auto which = strength ? strength : sameForAll && !ingredient.amounts.empty() ? std::optional<std::size_t>{0} : std::nullopt;
        if (line.units && which && *which < ingredient.amounts.size()) part.taking = *line.units * ingredient.amounts[*which];
        // A mixed insulin is dosed by its units.
        else if (line.taking && ingredient.unit == "U" && line.drug->def.unit == "U") part.taking = line.taking;
        parts.push_back(std::move(part));
    }
}

void Case::measure() {
    const auto months = staleMonths();
    const ReviewedValue* reported = nullptr;
    for (const auto* code : {"EGFR_2021", "EGFR_2009"}) {
        const auto* value = newest(code, months);
        if (value && (!reported || reported->day < value->day)) reported = value;
    }
    const auto* creatinine = newest("CREA", months);
    if (reported) m_egfr = reported->value;
    if (!creatinine || !input.birth || !input.sex) return;
    const auto then = ageOn(*input.birth, creatinine->day);
    if (!reported || reported->day < creatinine->day)
        if (const auto computed = care::egfr(care::EgfrEquation::CkdEpi2021, creatinine->value, then, *input.sex)) m_egfr = computed;
    const auto* weight = newest("WEIGHT", static_cast<int>(book.limit("weight.stale-months")));
    const bool knownSex = *input.sex == Sex::Female || *input.sex == Sex::Male;
    if (!weight || !knownSex || then < 18 || creatinine->value <= 0) return;
    m_clearance = (140.0 - then) * weight->value * (*input.sex == Sex::Female ? 0.85 : 1.0) / (72.0 * creatinine->value / 88.4);
}

const ReviewedValue* Case::newestEver(std::string_view code) const {
    const auto found = m_newest.find(code);
    return found == m_newest.end() ? nullptr : found->second;
}

const ReviewedValue* Case::newest(std::string_view code, int months) const {
    const auto* value = newestEver(code);
    return value && value->day >= addMonths(input.today, -months) ? value : nullptr;
}

std::optional<double> Case::measured(Metric metric) const {
    const auto of = [&](std::string_view code) {
        const auto* value = newest(code, staleMonths());
        return value ? std::optional{value->value} : std::nullopt;
    };
    switch (metric) {
        case Metric::Egfr:
            return m_egfr;
        case Metric::Clearance:
            // Without a weight the eGFR says more than silence.
            return m_clearance ? m_clearance : m_egfr;
        case Metric::Potassium:
            return of("K");
        case Metric::Calcium:
            return of("CA");
        default:
            return {};
    }
}

bool Case::hasCondition(const std::vector<IcdRange>& ranges, History history) const {
    return std::any_of(input.conditions.begin(), input.conditions.end(), [&](const ReviewedCondition& condition) {
        const bool counts = history == History::Too || condition.over == (history == History::Only);
        return counts && std::any_of(ranges.begin(), ranges.end(), [&](const IcdRange& range) { return range.has(condition.icd10); });
    });
}

std::vector<std::string> Case::idsOf(std::initializer_list<std::size_t> of) const { return idsOf(std::set<std::size_t>{of}); }

std::vector<std::string> Case::idsOf(const std::set<std::size_t>& of) const {
    std::vector<std::string> ids;
    for (const auto line : of) ids.push_back(lines[line].said->id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void Case::find(Finding finding, const std::string& row, const std::string& version, const std::string& ruleVersion) {
    const auto decided = [&](const RuleDecisions::ById& decisions, const std::string& id, const std::string& of) -> std::optional<RuleDecision> {
        const auto found = decisions.find(id);
        return found != decisions.end() && found->second.version == of ? std::optional{found->second} : std::nullopt;
    };
    finding.row = row;
    finding.signedOff = decided(input.decisions.signedOff, row, version);
    if (finding.signedOff) finding.generalKnowledge = false;
    finding.retired = decided(input.decisions.retired, finding.rule, ruleVersion);
    const auto same = std::find_if(m_result.findings.begin(), m_result.findings.end(), [&](const Finding& other) {
        return other.rule == finding.rule && other.lines == finding.lines;
    });
    if (same == m_result.findings.end()) m_result.findings.push_back(std::move(finding));
    else if (finding.severity < same->severity || (finding.severity == same->severity && finding.reason < same->reason))
        *same = std::move(finding);
}

void Case::find(const ReviewRow& row, Check check, std::vector<std::string> of, Words reason) {
    find({row.id, check, row.severity, std::move(of), std::move(reason), row.action, row.origin.source, !row.pharmacistSigned}, row.id,
         row.origin.version);
}

void Case::say(std::string_view id, std::string_view atc, std::vector<std::string> of, Fills fills, const care::DrugDef* source) {
    const auto& text = book.text(id);
    const auto rule = atc.empty() ? std::string{id} : std::string{id} + ":" + std::string{atc};
    const auto& origin = source ? source->origin : text.origin;
    const bool general = source ? !source->pharmacistSigned : origin.source.find("GK") != std::string::npos;
    find({rule, text.check, text.severity.value_or(Severity::Minor), std::move(of), filled(text.reason, fills), filled(text.action, fills),
          origin.source, general},
         source ? "drug:" + source->inn : std::string{id}, origin.version, text.origin.version);
}

void Case::cannotCheck(std::string_view id, std::vector<std::string> of, Fills fills) {
    const auto& text = book.text(id);
    const auto reason = filled(text.reason, fills);
    for (auto& other : m_result.notChecked) {
        if (other.check != text.check || other.reason != reason) continue;
        other.lines.insert(other.lines.end(), of.begin(), of.end());
        std::sort(other.lines.begin(), other.lines.end());
        other.lines.erase(std::unique(other.lines.begin(), other.lines.end()), other.lines.end());
        return;
    }
    m_result.notChecked.push_back({text.check, std::move(of), reason});
}

ReviewResult Case::finish() {
    const auto key = [](const Finding& f) { return std::tie(f.severity, f.check, f.rule, f.lines); };
    std::sort(m_result.findings.begin(), m_result.findings.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    std::sort(m_result.notChecked.begin(), m_result.notChecked.end(), [](const NotChecked& a, const NotChecked& b) {
        return std::tie(a.check, a.lines, a.reason) < std::tie(b.check, b.lines, b.reason);
    });
    return std::move(m_result);
}

}  // namespace jiayi::pharmacy::internal
