// What a measured value means: units, computed values, plausibility, targets, age. Sources in the rule files;
// formulas name theirs here. "Not checked" is never shown as good.
#pragma once

#include "models/care/rules/rule_book.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::care {

// --- units

/// A value in its canonical unit, with what was said.
struct Quantity {
    double value = 0;
    std::string unit;
    double originalValue = 0;
    std::string originalUnit;
};
/// The UCUM spelling of a unit as people and laboratories write it ("mmol/l", "µmol/L", "次/分"); nothing if unknown.
std::optional<std::string> ucumUnit(const RuleBook& rules, std::string_view text);
/// To the canonical unit of `code`. Invalid "unit.unknown", or "unit.not-convertible" when the unit does not
/// belong to that analyte; NotFound "observation.unknown".
Result<Quantity> toCanonical(const RuleBook& rules, std::string_view code, double value,
                             std::string_view fromUnit);
/// Between any two units of `code`; the same errors.
Result<double> convert(const RuleBook& rules, std::string_view code, double value, std::string_view fromUnit,
                       std::string_view toUnit);
/// With the decimals of the observation: "6.8".
std::string displayed(const RuleBook& rules, std::string_view code, double value);

// --- computed values

/// HbA1c in mmol/mol to % and back: NGSP = 0.09148 * IFCC + 2.152 (figures in units.csv).
double ngspFromIfcc(const RuleBook& rules, double mmolPerMol);
double ifccFromNgsp(const RuleBook& rules, double percent);
/// Estimated average glucose from HbA1c in %. Nathan 2008 (ADAG).
double averageGlucoseMmol(double hba1cPercent);
double averageGlucoseMgDl(double hba1cPercent);
/// Glucose management indicator, %, from mean sensor glucose in mg/dL. Bergenstal 2018.
double glucoseManagementIndicator(double meanMgDl);

enum class EgfrEquation { CkdEpi2009, CkdEpi2021 };
/// mL/min/1.73 m2, not rounded, from serum creatinine in umol/L; nothing for unknown sex, age under 18 or a
/// creatinine that is not positive. Levey 2009 (without the race term), Inker 2021.
std::optional<double> egfr(EgfrEquation equation, double creatinineUmol, int age, Sex sex);
/// kg/m2; nothing when height (cm) or weight (kg) is not positive.
std::optional<double> bodyMassIndex(double kg, double cm);

// --- stages

/// A stage of `scheme` in stages.csv: "bmi", "ckd-a-mg-g", "ckd-a-mg-mmol"; nothing outside all bands.
const StageRule* stageOf(const RuleBook& rules, std::string_view scheme, double value);
/// KDIGO G1 ... G5 of the *rounded* eGFR.
const StageRule* gStage(const RuleBook& rules, double egfrValue);
/// KDIGO A1 ... A3; the unit is "mg/g" or "mg/mmol" and is never converted before staging.
const StageRule* aStage(const RuleBook& rules, double uacr, std::string_view unit);

// --- plausibility and danger

struct Dated {
    double value = 0;
    Date date{};
};
enum class Plausible { Yes, Warn, Block };  ///< Block may be overridden by a person, with a reason
struct Plausibility {
    Plausible verdict = Plausible::Yes;
    std::string reason;  ///< "value.below-plausible", "value.above-plausible", "value.jump"
};
/// `value` in the canonical unit, against the limits of the row and, for HbA1c, the change since `previous`.
Plausibility plausibility(const RuleBook& rules, std::string_view code, Dated value,
                          std::optional<Dated> previous = {});
/// Limits of critical_limits.csv that the value (canonical unit) breaks, the gravest first.
std::vector<const CriticalLimit*> criticalLimitsBroken(const RuleBook& rules, std::string_view code,
                                                       double value);
/// "HI"/"LO" of a glucose meter, in any case; nothing for any other text.
const MeterText* meterText(const RuleBook& rules, std::string_view code, std::string_view text);

// --- targets

struct Target {
    std::optional<double> low, high;
    bool lowExclusive = false;
    bool highInclusive = false;
    std::optional<double> badLow, badHigh;
    std::optional<double> tooTight;
    bool personal = false;
};
/// Who the target is for. `groups` are keys of RuleBook::targetGroups; the first that says something about an
/// observation decides, and "general" where none does.
struct TargetProfile {
    std::vector<std::string> groups;
    Sex sex = Sex::Unknown;
    std::optional<int> age;
    /// Agreed with the person, in canonical units: "at target below".
    std::map<std::string, double, std::less<>> personal;
};
/// Nothing when no rule speaks about `code`, or only one for a sex or age that is not known.
std::optional<Target> targetFor(const RuleBook& rules, std::string_view code, const TargetProfile& profile);

enum class ValueState {
    NotChecked,   ///< no value, or no target: never green
    Met,          ///< green
    AboveTarget,  ///< amber: off target on either side
    Bad,          ///< red
};
ValueState stateOf(std::optional<double> value, const std::optional<Target>& target);

/// Control of HbA1c against the person's target. A value older than parameter hba1c.stale-days is NotChecked.
ValueState hba1cControl(const RuleBook& rules, std::optional<Dated> latestPercent,
                        const TargetProfile& profile, Date today);
/// Below the bracketed lower limit while on a drug that can cause hypoglycaemia.
bool isTooTight(double value, const Target& target, bool onHypoglycaemiaProneDrug);

// --- age of a value

/// HbA1c: last + 90 days if above target or treated differently since, else + 180 (RULES b1). `today` if never done.
Date hba1cDue(const RuleBook& rules, std::optional<Dated> latestPercent, const TargetProfile& profile,
              std::optional<Date> treatmentChanged, Date today);
/// By due_intervals.csv; nothing for an observation that has no interval, `today` if never done.
std::optional<Date> observationDue(const RuleBook& rules, std::string_view code, std::optional<Date> last,
                                   Date today);

}  // namespace jiayi::care
