#include "models/care/targets.h"

#include "models/care/fact_repository.h"

#include <algorithm>
#include <set>

namespace jiayi::care {

namespace {

/// One limit of an agreement in the canonical unit of `code`; nothing when the rules know no conversion.
std::optional<double> limitAs(const RuleBook& rules, std::string_view code, std::optional<double> limit,
                              std::string_view unit) {
    const auto* wanted = rules.observation(code);
    if (!limit || !wanted) return {};
    if (unit.empty() || unit == wanted->unit) return limit;
    const auto converted = convert(rules, code, *limit, unit, wanted->unit);
    if (!converted) return {};
    return *converted;
}

bool speaksOf(const PersonalTarget& agreed, std::string_view code) {
    if (agreed.code == code) return true;
    const auto* measure = measureByCode(code);
    if (!measure || code == measure->second) return false;
    return std::find(measure->joined.begin(), measure->joined.end(), agreed.code) != measure->joined.end();
}

}  // namespace

TargetHistory::TargetHistory(const RuleBook& rules, const roster::Resident& resident,
                             std::vector<PersonalTarget> agreed)
    : m_rules(rules), m_sex(resident.sex), m_birth(resident.birthDate), m_agreed(std::move(agreed)) {
    std::stable_sort(m_agreed.begin(), m_agreed.end(), [](const auto& a, const auto& b) {
        return std::pair{a.validFrom, a.id} < std::pair{b.validFrom, b.id};
    });
}

const PersonalTarget* TargetHistory::agreedOn(std::string_view code, Date day) const {
    const PersonalTarget* found = nullptr;
    for (const auto& agreed : m_agreed)
        if (agreed.validFrom <= day && speaksOf(agreed, code)) found = &agreed;
    return found;
}

TargetProfile TargetHistory::profileOn(Date day) const {
    TargetProfile profile;
    profile.sex = m_sex;
    if (m_birth) profile.age = ageOn(*m_birth, day);
    for (const auto& agreed : m_agreed) {
        if (agreed.validFrom > day) continue;
        if (const auto high = limitAs(m_rules, agreed.code, agreed.high, agreed.unit)) profile.personal[agreed.code] = *high;
        else profile.personal.erase(agreed.code);
    }
    return profile;
}

std::optional<Target> TargetHistory::on(std::string_view code, Date day) const {
    auto profile = profileOn(day);
    const auto* agreed = agreedOn(code, day);
    // An agreement under a joined code (mmol/mol for %) speaks for this one too; the newest of them all counts.
    profile.personal.erase(std::string{code});
    if (agreed)
        if (const auto high = limitAs(m_rules, code, agreed->high, agreed->unit)) profile.personal[std::string{code}] = *high;
    auto target = targetFor(m_rules, code, profile);
    if (!agreed) return target;
    if (const auto low = limitAs(m_rules, code, agreed->low, agreed->unit)) {
        if (!target) target = Target{};
        target->low = low;
        target->lowExclusive = false;
        target->personal = true;
    }
    return target;
}

ValueState TargetHistory::stateOf(std::string_view code, std::optional<double> value, Date day) const {
    return care::stateOf(value, on(code, day));
}

ValueState TargetHistory::stateOf(const Observation& observation, std::string_view code, Date day) const {
    if (!isBelieved(observation)) return ValueState::NotChecked;
    if (const auto own = on(observation.code, day)) return care::stateOf(observation.value, own);
    return stateOf(code, valueAs(m_rules, code, observation), day);
}

std::vector<Date> TargetHistory::changes(std::string_view code, Date from, Date to) const {
    std::set<Date> days;
    for (const auto& agreed : m_agreed)
        if (agreed.validFrom > from && agreed.validFrom <= to && speaksOf(agreed, code)) days.insert(agreed.validFrom);
    if (m_birth) {
        for (int age = std::max(0, ageOn(*m_birth, from)) + 1;; ++age) {
            auto day = addMonths(*m_birth, 12 * age);
            // Who was born on 29 February is a year older from 1 March in common years.
            if (ageOn(*m_birth, day) < age) day += Days(1);
            if (day > to) break;
            if (day > from) days.insert(day);
        }
    }
    return {days.begin(), days.end()};
}

Result<TargetHistory> readTargets(db::Database& database, const RuleBook& rules, const roster::Resident& resident) {
    JIAYI_TRY(auto agreed, FactRepository(database).targets(resident.id));
    return TargetHistory(rules, resident, std::move(agreed));
}

}  // namespace jiayi::care
