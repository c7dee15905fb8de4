// What an item of a report means: by the laboratory's own flag and range, by our rules, and whether it is critical at this age. Pure.
#pragma once

#include "models/diagnostics/rules/catalogue.h"

#include <algorithm>

namespace jiayi::diagnostics {

/// A row of rules/laboratory_critical.csv (危急值): told to a doctor at once, whatever the laboratory's flag says.
struct LaboratoryLimit {
    std::string id;
    std::string code;  ///< of observations.csv, the limit being in that code's unit; "*": whatever else is critical, by a laboratory's flag or by the limits of visits
    care::Compare compare = care::Compare::AtLeast;
    double limit = 0;
    std::optional<int> minDays, maxDays;  ///< of age: [min, max); nothing: any
    std::string tell;                     ///< who must be told: "doctor"
    int withinMinutes = 0;
    std::string zh, en;
    RuleOrigin origin;
};

/// A row of rules/reference_ranges.csv: what is usual, in the code's unit.
struct ReferenceInterval {
    std::string code;
    std::optional<Sex> sex;             ///< nothing: any
    std::optional<int> minAge, maxAge;  ///< years: [min, max); nothing: any
    std::optional<double> low, high;    ///< low inclusive
    bool highExclusive = false;
    RuleOrigin origin;
};

enum class Gravity { NotChecked, Normal, Abnormal, Critical };
std::string_view toText(Gravity gravity);  ///< "not-checked", "normal", "abnormal", "critical"
std::optional<Gravity> gravityOf(std::string_view text);
enum class Side { None, Low, High, Other };  ///< Other: abnormal without a direction ("A", positive)
std::string_view toText(Side side);          ///< "", "low", "high", "other"
Side sideOf(std::string_view text);

/// One opinion about one item.
struct Opinion {
    Gravity gravity = Gravity::NotChecked;
    Side side = Side::None;
    std::string why{};  ///< "flag:H", "range:3.9-6.1", "limit:k.high", "visit-limit:fpg.high": keys and texts as sent; the window says the rest
    bool operator==(const Opinion&) const = default;
};

struct Judgement {
    std::string code{};              ///< of observations.csv; empty: none of ours
    std::optional<double> value{};   ///< in our unit; nothing where it cannot be converted, is no number or has a comparator
    std::string unit{};              ///< ours
    std::string doubt{};             ///< "unit.missing", "unit.unknown", "unit.not-convertible", "value.above-plausible" ...; such a value is never drawn or compared
    Opinion laboratory{};            ///< by its flag, else by its range
    Opinion ours{};                  ///< by our limits and ranges
    const LaboratoryLimit* limit = nullptr;       ///< whom to tell within how long; set wherever either opinion is Critical
    const ReferenceInterval* interval = nullptr;  ///< ours, for this sex and age
    /// The graver of both; a value that is in doubt is at least NotChecked by us and keeps the laboratory's word.
    Gravity gravity() const { return std::max(laboratory.gravity, ours.gravity); }
    Side side() const { return laboratory.gravity > ours.gravity ? laboratory.side : ours.gravity > Gravity::Normal ? ours.side : laboratory.side; }
};

struct DiagnosticsBook;

/// Whose age and sex count: the matched person's, else as stated. What is not known fits only rows for any.
struct Subject {
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate{};
};
/// Gravity is NotChecked only where neither the laboratory nor we can say anything; an item that is awaited or taken back is NotChecked.
Judgement judge(const DiagnosticsBook& book, const Report& report, const ReportItem& item, const Subject& subject);
/// The day on which an item was taken: observed, else collected, else issued.
FhirTime takenAt(const Report& report, const ReportItem& item);

/// From the program's files. Invalid "rules.row".
Result<std::vector<LaboratoryLimit>> loadLaboratoryLimits(const care::RuleBook& care);
Result<std::vector<LaboratoryLimit>> parseLaboratoryLimits(const care::RuleBook& care, std::string_view csv);
Result<std::vector<ReferenceInterval>> loadReferenceIntervals(const care::RuleBook& care);
Result<std::vector<ReferenceInterval>> parseReferenceIntervals(const care::RuleBook& care, std::string_view csv);

}  // namespace jiayi::diagnostics
