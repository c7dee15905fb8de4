// Everything the chart shows at once, read in a fixed number of queries whatever its length.
#pragma once

#include "models/care/rules/programme_rules.h"
#include "models/care/targets.h"
#include "models/care/timeline.h"

namespace jiayi::care {

struct LatestValue {
    std::string key;   ///< of measures.h: "hba1c", "bp" ...
    std::string code;  ///< of the observation, or the measure's main code when there is none
    std::optional<double> value;   ///< canonical unit of the measure's main code
    std::optional<double> second;  ///< blood pressure: diastolic, of the same time
    std::string shown;  ///< "6.8", "138/84", "normal"; empty when never measured
    std::string unit;
    ValueState state = ValueState::NotChecked;
    std::optional<Target> target;        ///< in force today
    std::optional<Target> secondTarget;  ///< blood pressure: diastolic
    std::optional<Date> date;
    std::optional<int> ageDays;
    std::optional<Date> due;  ///< nothing when the rules name no interval
    bool isDue = false;
    std::string origin;
    std::string original;  ///< value and unit as they came
};

struct ChartSummary {
    roster::Resident resident;
    std::optional<int> age;
    roster::AllergyState allergyState = roster::AllergyState::NotAsked;
    std::vector<Allergy> allergies;     ///< active
    std::vector<Programme> programmes;  ///< active
    std::vector<Condition> conditions;  ///< active, newest first
    std::vector<LatestValue> latest;    ///< one per measure, also those never measured
    std::vector<PersonalTarget> agreedTargets;  ///< in force today
    std::vector<MedicationLine> medicines;      ///< active on this day
    TimelinePage timeline;                      ///< the first page
    std::optional<Date> lastVisit;
    std::optional<Date> nextVisit;
    bool nextVisitOverdue = false;
    std::vector<std::string> drafts;  ///< the forms of the unsigned draft at this desk; empty: there is none
    std::vector<ProgrammeOffer> offers;  ///< programmes that the person's diagnoses lead to and who is not enrolled
};

/// NotFound when there is no such resident.
Result<ChartSummary> readChart(db::Database& database, const RuleBook& rules, ResidentId resident, Date today);

}  // namespace jiayi::care
