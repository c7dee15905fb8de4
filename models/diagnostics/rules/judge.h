// What an item of a report means: by the laboratory's own range and flag, by our rules, and whether it is critical at this age. Pure.
#pragma once

#include "models/diagnostics/rules/catalogue.h"

#include <algorithm>

namespace jiayi::diagnostics {

/// A row of rules/laboratory_critical.csv (危急值): told to a doctor at once, whatever the laboratory's flag says.
struct LaboratoryLimit {
    std::string id;
    std::string code;                    ///< of observations.csv; the limit is in that code's unit
    care::Compare compare = care::Compare::AtLeast;
    double limit = 0;
    std::optional<int> minDays, maxDays;  ///< of age: half open [min, max); nothing: any
    std::string tell;                    ///< who must be told: "doctor"
    int withinMinutes = 0;
    std::string zh, en;
    RuleOrigin origin;
};

enum class Gravity { NotChecked, Normal, Abnormal, Critical };
std::string_view toText(Gravity gravity);  ///< "not-checked", "normal", "abnormal", "critical"
enum class Side { None, Low, High, Other };  ///< Other: abnormal without a direction ("A", positive)

/// One opinion about one item.
struct Opinion {
    Gravity gravity = Gravity::NotChecked;
    Side side = Side::None;
    std::string why{};  ///< "flag:H", "range:3.9-6.1", "limit:k.high", "target:...": for the screen, never translated here
    bool operator==(const Opinion&) const = default;
};

struct Judgement {
    std::string code{};                ///< of observations.csv; empty: none of ours
    std::optional<double> value{};     ///< in our unit; nothing where it cannot be converted, is no number or has a comparator
    std::string unit{};                ///< ours
    std::string doubt{};               ///< "unit.missing", "unit.not-convertible", "value.above-plausible" ...; such a value is never drawn or compared
    Opinion laboratory{};              ///< by its flag, else by its range
    Opinion ours{};                    ///< by our limits and ranges
    const LaboratoryLimit* limit = nullptr;  ///< the critical limit that is broken; gravest first
    Gravity gravity() const { return std::max(laboratory.gravity, ours.gravity); }
};

struct DiagnosticsBook;

/// Whose age and sex count.
struct Subject {
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate{};
};

/// `subject`: the matched person, else as stated: an age that is unknown breaks only limits for any age.
Judgement judge(const DiagnosticsBook& book, const Report& report, const ReportItem& item, const Subject& subject);

/// From the program's files. Invalid "rules.row".
Result<std::vector<LaboratoryLimit>> loadLaboratoryLimits(const care::RuleBook& care);

}  // namespace jiayi::diagnostics
