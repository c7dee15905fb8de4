// What the guidance knows of one person, gathered once: plain values, no database.
#pragma once

#include "models/care/rules/observation_rules.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::guidance {

/// One believed result of a fact (a row of guidance_facts.csv).
struct Measured {
    Date on{};
    std::optional<double> value;  ///< in the unit of the fact's first code
    double own = 0;               ///< as it was measured, in `ownUnit`: albumin is staged before it is converted
    std::string ownUnit;
    std::string words;            ///< of a result that is no number
    bool operator==(const Measured&) const = default;
};

struct Diagnosis {
    std::string icd10;
    std::optional<FhirTime> onset;
};

/// One drug, whatever the number of its lines.
struct Medicine {
    std::string atc;
    std::string name;
    bool taken = false;              ///< today: active, begun, not ended, not held
    std::optional<Date> since;       ///< nothing: not known
    std::optional<Date> changed;     ///< last begun, dosed differently, held, resumed or stopped, up to today
};

struct PersonFacts {
    Date today{};
    Sex sex = Sex::Unknown;
    std::optional<int> age;
    std::vector<std::string> programmes;  ///< active: "T2DM"
    std::vector<Diagnosis> diagnoses;     ///< active
    std::vector<std::string> diseases;    ///< groups of conditions.csv that the diagnoses belong to: "CKD"
    std::vector<Medicine> medicines;      ///< also those that ended
    /// By fact, newest first; as many as GuidanceBook::depth says of a fact, or all there are.
    std::vector<std::vector<Measured>> series;
    std::vector<std::optional<care::Target>> targets;  ///< by fact, in force today
    std::optional<bool> smoker, northern, urban, familyAscvd;  ///< nothing: not known
};

}  // namespace jiayi::guidance
