// What a payer would stop at, found before it is submitted: rules as data over a person's supplies, services and visits. Pure.
#pragma once

#include "models/capitation/rules/booking.h"
#include "models/core/sex.h"

namespace jiayi::capitation {

enum class Check { Overlap, TwoInstitutions, EarlyRefill, Quantity, Supply, Frequency, NoVisit, Sex, Age, Price, AfterDeath };
/// "overlap" ...: as the table names them.
std::string_view nameOf(Check check);

/// A row of resources/rules/capitation_compliance.csv. What `value` counts depends on the check; see checks below.
struct ComplianceRule {
    std::string id;
    Check check = Check::Overlap;
    std::vector<std::string> codes;  ///< roots of ATC or ICD-10; none: all
    int value = 0;
    Sex sex = Sex::Unknown;              ///< the only one that these codes fit
    std::optional<int> ageFrom, ageTo;   ///< whole years, both included
    std::string severity;                ///< stop, look
    Text text;
    RuleOrigin origin;
};
Result<std::vector<ComplianceRule>> readComplianceRules(std::string_view csv);
Result<std::vector<ComplianceRule>> loadComplianceRules();

/// A medicine that a person was given.
struct Supplied {
    Origin origin;
    Place place = Place::Own;
    std::string institution;
    std::string atc, name;
    Date on{};
    int days = 0;                        ///< that it lasts; 0: not said
    std::optional<double> units;         ///< tablets, millilitres, of all packs
    std::optional<double> unitsPerDay;   ///< as the dosage says
    std::optional<double> timesPerDay;
    std::optional<Money> price, listed;  ///< of all packs; what the formulary asked for them that day
    double pack = 0;                     ///< units of one pack; 0: not known
};
/// Anything else that was charged.
struct Served {
    Origin origin;
    Place place = Place::Own;
    std::string category;
    Date on{};
    std::vector<std::string> icd10;
};
struct PersonCare {
    Uuid resident;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth, death;
    std::vector<Supplied> supplies;
    std::vector<Served> services;
    std::vector<Date> visits;  ///< with contact, signed
};

struct ComplianceFinding {
    std::string rule, severity;
    Check check = Check::Overlap;
    Uuid resident;
    std::vector<Origin> origins;  ///< what it is about: one cost, or two that do not go together
    Date on{};
    bool operator==(const ComplianceFinding&) const = default;
};

/// Overlap: the same substance twice from here, begun within `value` days while the first lasts. TwoInstitutions: the same from two places,
/// more than `value` days of it together. EarlyRefill: the same from here before `value` percent of the supply has passed, and no overlap. Quantity: more
/// than `value` percent of what the dosage needs, and a pack less would have been enough. Supply: for more than `value` days. Frequency: more than `value` times a day. NoVisit: an own
/// cost without a visit within `value` days. Sex, Age: a code that does not fit. Price: more than `value` percent of the list. AfterDeath: more than
/// `value` days after. What is not known is not judged. Ordered by day.
std::vector<ComplianceFinding> checkCare(const std::vector<ComplianceRule>& rules, const PersonCare& person);

}  // namespace jiayi::capitation
