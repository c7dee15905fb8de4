#include "models/care/rules/observation_rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::care {

namespace {

bool inStage(const StageRule& stage, double value) {
    if (stage.low && value < *stage.low) return false;
    if (!stage.high) return true;
    return stage.highInclusive ? value <= *stage.high : value < *stage.high;
}

/// Serum creatinine in umol/L of one mg/dL.
constexpr double kCreatinineUmolPerMgDl = 88.4;

int gravity(const CriticalLimit& limit) {
    if (limit.severity == "emergency") return 2;
    return limit.severity == "urgent" ? 1 : 0;
}

std::string upperAscii(std::string_view text) {
    std::string upper{text};
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

bool isHba1cPercent(const ObservationDef& observation) {
    return observation.code.starts_with("HBA1C_") && observation.unit == "%";
}

/// Whether the rule is for this person; nothing when that depends on a fact that is not known.
std::optional<bool> appliesTo(const TargetRule& rule, const TargetProfile& profile) {
    if (rule.sex) {
        if (profile.sex != Sex::Male && profile.sex != Sex::Female) return {};
        if (*rule.sex != profile.sex) return false;
    }
    if (rule.minAge || rule.maxAge) {
        if (!profile.age) return {};
        if (rule.minAge && *profile.age < *rule.minAge) return false;
        if (rule.maxAge && *profile.age > *rule.maxAge) return false;
    }
    return true;
}

Target targetOf(const TargetRule& rule) {
    return {rule.low,    rule.high,    rule.lowExclusive, rule.highInclusive,
            rule.badLow, rule.badHigh, rule.tooTight,     false};
}

/// What `group` says about the code, as (whether it says anything, the target for this person).
std::pair<bool, std::optional<Target>> targetOfGroup(const RuleBook& rules, std::string_view code,
                                                     std::string_view group, const TargetProfile& profile) {
    bool speaks = false;
    for (const auto& rule : rules.targets) {
        if (rule.group != group || rule.code != code) continue;
        speaks = true;
        if (appliesTo(rule, profile).value_or(false)) return {true, targetOf(rule)};
    }
    return {speaks, std::nullopt};
}

std::optional<Target> groupTarget(const RuleBook& rules, std::string_view code,
                                  const TargetProfile& profile) {
    for (const auto& group : profile.groups)
        if (auto [speaks, target] = targetOfGroup(rules, code, group, profile); speaks) return target;
    return targetOfGroup(rules, code, "general", profile).second;
}

Days daysParameter(const RuleBook& rules, std::string_view id) {
    return Days{std::lround(rules.parameter(id))};
}

}  // namespace

double averageGlucoseMmol(double hba1cPercent) { return 1.59 * hba1cPercent - 2.59; }
double averageGlucoseMgDl(double hba1cPercent) { return 28.7 * hba1cPercent - 46.7; }
double glucoseManagementIndicator(double meanMgDl) { return 3.31 + 0.02392 * meanMgDl; }

std::optional<double> egfr(EgfrEquation equation, double creatinineUmol, int age, Sex sex) {
    if (creatinineUmol <= 0 || age < 18 || (sex != Sex::Male && sex != Sex::Female)) return {};
    const bool female = sex == Sex::Female;
    const bool newer = equation == EgfrEquation::CkdEpi2021;
    const double ratio = creatinineUmol / kCreatinineUmolPerMgDl / (female ? 0.7 : 0.9);
    const double alpha = newer ? (female ? -0.241 : -0.302) : (female ? -0.329 : -0.411);
    const double below = std::pow(std::min(ratio, 1.0), alpha);
    const double above = std::pow(std::max(ratio, 1.0), newer ? -1.200 : -1.209);
    const double byAge = std::pow(newer ? 0.9938 : 0.993, age);
    const double bySex = female ? (newer ? 1.012 : 1.018) : 1.0;
    return (newer ? 142 : 141) * below * above * byAge * bySex;
}

std::optional<double> bodyMassIndex(double kg, double cm) {
    if (kg <= 0 || cm <= 0) return {};
    return kg / (cm / 100 * (cm / 100));
}

const StageRule* stageOf(const RuleBook& rules, std::string_view scheme, double value) {
    const auto found = std::find_if(rules.stages.begin(), rules.stages.end(), [&](const StageRule& stage) {
        return stage.scheme == scheme && inStage(stage, value);
    });
    return found == rules.stages.end() ? nullptr : &*found;
}

const StageRule* gStage(const RuleBook& rules, double egfrValue) {
    return stageOf(rules, "ckd-g", std::round(egfrValue));
}

const StageRule* aStage(const RuleBook& rules, double uacr, std::string_view unit) {
    if (unit == "mg/g") return stageOf(rules, "ckd-a-mg-g", uacr);
    if (unit == "mg/mmol") return stageOf(rules, "ckd-a-mg-mmol", uacr);
    return nullptr;
}

Plausibility plausibility(const RuleBook& rules, std::string_view code, Dated value,
                          std::optional<Dated> previous) {
    const auto* observation = rules.observation(code);
    if (!observation || !observation->isQuantity()) return {};
    if (value.value < *observation->low) return {Plausible::Block, "value.below-plausible"};
    if (value.value > *observation->high) return {Plausible::Block, "value.above-plausible"};
    if (previous && isHba1cPercent(*observation)) {
        const bool soon = value.date - previous->date <= daysParameter(rules, "hba1c.jump-days");
        if (soon && std::abs(value.value - previous->value) > rules.parameter("hba1c.jump-percent"))
            return {Plausible::Warn, "value.jump"};
    }
    return {};
}

std::vector<const CriticalLimit*> criticalLimitsBroken(const RuleBook& rules, std::string_view code,
                                                       double value) {
    std::vector<const CriticalLimit*> broken;
    for (const auto& limit : rules.criticalLimits)
        if (limit.code == code && holds(limit.compare, value, limit.limit)) broken.push_back(&limit);
    std::stable_sort(broken.begin(), broken.end(),
                     [](const auto* a, const auto* b) { return gravity(*a) > gravity(*b); });
    return broken;
}

const MeterText* meterText(const RuleBook& rules, std::string_view code, std::string_view text) {
    const auto found =
        std::find_if(rules.meterTexts.begin(), rules.meterTexts.end(),
                     [&](const MeterText& row) { return row.code == code && row.text == upperAscii(text); });
    return found == rules.meterTexts.end() ? nullptr : &*found;
}

std::optional<Target> targetFor(const RuleBook& rules, std::string_view code, const TargetProfile& profile) {
    auto target = groupTarget(rules, code, profile);
    const auto personal = profile.personal.find(code);
    if (personal == profile.personal.end()) return target;
    if (!target) target.emplace();
    target->high = personal->second;
    target->highInclusive = false;
    target->personal = true;
    return target;
}

ValueState stateOf(std::optional<double> value, const std::optional<Target>& target) {
    if (!value || !target || (!target->low && !target->high)) return ValueState::NotChecked;
    if (target->badLow && *value < *target->badLow) return ValueState::Bad;
    const bool highEnough =
        !target->low || (target->lowExclusive ? *value > *target->low : *value >= *target->low);
    const bool lowEnough =
        !target->high || (target->highInclusive ? *value <= *target->high : *value < *target->high);
    if (highEnough && lowEnough) return ValueState::Met;
    return target->badHigh && *value >= *target->badHigh ? ValueState::Bad : ValueState::AboveTarget;
}

ValueState hba1cControl(const RuleBook& rules, std::optional<Dated> latestPercent,
                        const TargetProfile& profile, Date today) {
    if (!latestPercent || today - latestPercent->date > daysParameter(rules, "hba1c.stale-days"))
        return ValueState::NotChecked;
    return stateOf(latestPercent->value, targetFor(rules, "HBA1C_NGSP", profile));
}

bool isTooTight(double value, const Target& target, bool onHypoglycaemiaProneDrug) {
    return onHypoglycaemiaProneDrug && target.tooTight && value < *target.tooTight;
}

Date hba1cDue(const RuleBook& rules, std::optional<Dated> latestPercent, const TargetProfile& profile,
              std::optional<Date> treatmentChanged, Date today) {
    if (!latestPercent) return today;
    const bool met =
        stateOf(latestPercent->value, targetFor(rules, "HBA1C_NGSP", profile)) == ValueState::Met;
    const bool changed = treatmentChanged && *treatmentChanged > latestPercent->date;
    return latestPercent->date +
           daysParameter(rules, met && !changed ? "hba1c.due-at-target-days" : "hba1c.due-above-target-days");
}

std::optional<Date> observationDue(const RuleBook& rules, std::string_view code, std::optional<Date> last,
                                   Date today) {
    const auto found = std::find_if(rules.dueRules.begin(), rules.dueRules.end(),
                                    [&](const DueRule& rule) { return rule.code == code; });
    if (found == rules.dueRules.end()) return {};
    return last ? addMonths(*last, found->months) : today;
}

}  // namespace jiayi::care
