#include "models/capitation/rules/compliance.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jiayi::capitation {

namespace {

constexpr char kComplianceFile[] = "rules/capitation_compliance.csv";
constexpr std::array<std::pair<std::string_view, Check>, 11> kChecks{{
    {"overlap", Check::Overlap},
    {"two-institutions", Check::TwoInstitutions},
    {"early-refill", Check::EarlyRefill},
    {"quantity", Check::Quantity},
    {"supply", Check::Supply},
    {"frequency", Check::Frequency},
    {"no-visit", Check::NoVisit},
    {"sex", Check::Sex},
    {"age", Check::Age},
    {"price", Check::Price},
    {"after-death", Check::AfterDeath},
}};

bool isOneOf(const std::vector<std::string>& roots, const std::string& code) {
    return roots.empty() || std::any_of(roots.begin(), roots.end(), [&](const std::string& root) { return code.starts_with(root); });
}

/// One rule over one person.
class CareCheck {
public:
    CareCheck(const ComplianceRule& rule, const PersonCare& person, std::vector<ComplianceFinding>& found) : m_rule(rule), m_person(person), m_found(found) {}

    void run() {
        switch (m_rule.check) {
            case Check::Overlap:
            case Check::TwoInstitutions:
            case Check::EarlyRefill: return pairs();
            case Check::Quantity:
                return eachSupply([&](const Supplied& one) { return isTooMuch(one); });
            case Check::Supply: return eachSupply([&](const Supplied& one) { return one.days > m_rule.value; });
            case Check::Frequency: return eachSupply([&](const Supplied& one) { return one.timesPerDay && *one.timesPerDay > m_rule.value; });
            case Check::Price:
                return eachSupply([&](const Supplied& one) { return one.price && one.listed && one.price->fen * 100 > one.listed->fen * m_rule.value; });
            case Check::NoVisit: return unvisited();
            case Check::Sex:
                if (m_person.sex == Sex::Male || m_person.sex == Sex::Female) eachCode([&](Date) { return m_person.sex != m_rule.sex; });
                return;
            case Check::Age:
                if (m_person.birth) eachCode([&](Date on) { return isOutside(ageOn(*m_person.birth, on)); });
                return;
            case Check::AfterDeath: return afterDeath();
        }
    }

private:
    void find(std::vector<Origin> origins, Date on) { m_found.push_back({m_rule.id, m_rule.severity, m_rule.check, m_person.resident, std::move(origins), on}); }
    bool isOutside(int age) const { return (m_rule.ageFrom && age < *m_rule.ageFrom) || (m_rule.ageTo && age > *m_rule.ageTo); }

    /// Packs are whole: what the last of them holds too much is nobody's fault.
    bool isTooMuch(const Supplied& one) const {
        if (!one.units || !one.unitsPerDay || one.days <= 0) return false;
        const auto needed = *one.unitsPerDay * one.days;
        return *one.units * 100 > needed * m_rule.value && *one.units - one.pack >= needed;
    }

    template <class Is>
    void eachSupply(Is is) {
        for (const auto& one : m_person.supplies)
            if (isOneOf(m_rule.codes, one.atc) && is(one)) find({one.origin}, one.on);
    }
    /// Of every supply and service whose code is meant.
    template <class Is>
    void eachCode(Is is) {
        eachSupply([&](const Supplied& one) { return is(one.on); });
        for (const auto& one : m_person.services)
            if (std::any_of(one.icd10.begin(), one.icd10.end(), [&](const std::string& code) { return isOneOf(m_rule.codes, code); }) && is(one.on)) find({one.origin}, one.on);
    }

    /// Each supply with the one before it of the same substance that the check is about.
    void pairs() {
        const auto& all = m_person.supplies;
        for (std::size_t second = 0; second < all.size(); ++second) {
            const Supplied* before = nullptr;
            for (std::size_t first = 0; first < all.size(); ++first)
                if (first != second && isBefore(all[first], all[second]) && isPair(all[first], all[second]) && (!before || isBefore(*before, all[first]))) before = &all[first];
            if (before) find({before->origin, all[second].origin}, all[second].on);
        }
    }
    static bool isBefore(const Supplied& a, const Supplied& b) { return std::tie(a.on, a.origin) < std::tie(b.on, b.origin); }
    bool isPair(const Supplied& a, const Supplied& b) const {
        if (a.atc.empty() || a.atc != b.atc || a.days <= 0 || !isOneOf(m_rule.codes, a.atc)) return false;
        const bool sameHouse = a.place == b.place && a.institution == b.institution;
        const auto gone = (b.on - a.on).count();
        switch (m_rule.check) {
            case Check::Overlap: return sameHouse && a.place == Place::Own && gone <= m_rule.value && gone < a.days;
            case Check::TwoInstitutions: return !sameHouse && b.days > 0 && std::min<long>(a.days - gone, b.days) > m_rule.value;
            default: return sameHouse && a.place == Place::Own && gone > 0 && gone * 100 < static_cast<long>(a.days) * m_rule.value;
        }
    }

    void unvisited() {
        const auto seen = [&](Date on) {
            return std::any_of(m_person.visits.begin(), m_person.visits.end(), [&](Date visit) { return visit <= on && on - visit <= Days{m_rule.value}; });
        };
        for (const auto& one : m_person.supplies)
            if (one.place == Place::Own && isOneOf(m_rule.codes, one.atc) && !seen(one.on)) find({one.origin}, one.on);
        for (const auto& one : m_person.services)
            if (one.place == Place::Own && !seen(one.on)) find({one.origin}, one.on);
    }

    void afterDeath() {
        if (!m_person.death) return;
        const auto last = *m_person.death + Days{m_rule.value};
        for (const auto& one : m_person.supplies)
            if (one.on > last) find({one.origin}, one.on);
        for (const auto& one : m_person.services)
            if (one.on > last) find({one.origin}, one.on);
    }

    const ComplianceRule& m_rule;
    const PersonCare& m_person;
    std::vector<ComplianceFinding>& m_found;
};

ComplianceRule readComplianceRule(RuleReader& row) {
    ComplianceRule rule;
    rule.id = row.required("id");
    const auto name = row.required("check");
    const auto check = std::find_if(kChecks.begin(), kChecks.end(), [&](const auto& known) { return known.first == name; });
    if (check == kChecks.end()) row.fail("check", "is none of the known words");
    else rule.check = check->second;
    rule.codes = row.list("codes");
    rule.value = row.integer("value");
    rule.sex = row.choice<Sex>("sex", {{"", Sex::Unknown}, {"male", Sex::Male}, {"female", Sex::Female}});
    rule.ageFrom = row.optionalInteger("age_from");
    rule.ageTo = row.optionalInteger("age_to");
    rule.severity = row.choice<std::string>("severity", {{"stop", "stop"}, {"look", "look"}});
    rule.text = {row.required("en"), row.required("zh")};
    rule.origin = row.origin();
    if (rule.value < 0) row.fail("value", "is below zero");
    const bool byCode = rule.check == Check::Sex || rule.check == Check::Age;
    if (byCode && rule.codes.empty()) row.fail("codes", "is empty");
    if (rule.check == Check::Sex && rule.sex == Sex::Unknown) row.fail("sex", "is empty");
    if (rule.check == Check::Age && !rule.ageFrom && !rule.ageTo) row.fail("age_from", "is empty, and so is age_to");
    return rule;
}

}  // namespace

std::string_view nameOf(Check check) {
    return std::find_if(kChecks.begin(), kChecks.end(), [&](const auto& known) { return known.second == check; })->first;
}

Result<std::vector<ComplianceRule>> readComplianceRules(std::string_view csv) {
    std::vector<ComplianceRule> rules;
    RuleReader reader("capitation_compliance.csv", csv);
    while (reader.next()) rules.push_back(readComplianceRule(reader));
    JIAYI_CHECK(reader.finish());
    return rules;
}

Result<std::vector<ComplianceRule>> loadComplianceRules() { return readComplianceRules(embeddedFile(kComplianceFile)); }

std::vector<ComplianceFinding> checkCare(const std::vector<ComplianceRule>& rules, const PersonCare& person) {
    std::vector<ComplianceFinding> found;
    for (const auto& rule : rules) CareCheck(rule, person, found).run();
    // What is supplied twice at once is no early refill as well.
    const auto overlaps = [&](const ComplianceFinding& early) {
        return std::any_of(found.begin(), found.end(), [&](const ComplianceFinding& other) { return other.check == Check::Overlap && other.origins == early.origins; });
    };
    std::vector<ComplianceFinding> once;
    for (const auto& finding : found)
        if (finding.check != Check::EarlyRefill || !overlaps(finding)) once.push_back(finding);
    found = std::move(once);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    return found;
}

}  // namespace jiayi::capitation
