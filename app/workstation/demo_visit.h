// One signed follow-up visit of a demo person: the forms of all its programmes filled in as a doctor would, classes and
// next date by the rules, and the observations that signing it writes.
#pragma once

#include "app/workstation/demo_course.h"
#include "models/care/rules/visit_rules.h"

namespace jiayi::app {

struct DemoDrug {
    std::string_view zh;
    std::string_view en;
    std::string_view atc;
    double each = 0;        ///< per dose
    std::string_view unit;  ///< "g", "mg", "U"
    int perDay = 1;
};
/// A drug over time; the form lists those of the day.
struct DemoCourse {
    DemoDrug drug;
    Date start{};
    std::optional<Date> end;
    std::string stopReason;
};
care::MedicationLine demoLine(const DemoPerson& person, const DemoCourse& course, std::string_view key);

struct DemoLifestyle {
    int cigarettes = 0;
    double alcohol = 0;  ///< in liang of spirits a day
    int exerciseTimes = 5;
    int exerciseMinutes = 30;
    int staple = 250;
    bool adherent = true;
};

struct DemoMeasured {
    std::vector<care::FormKey> forms;
    Date date{};
    int sbp = 0, dbp = 0;
    int heartRate = 72;
    double weight = 0, height = 0;
    double fpg = 0;
    std::optional<double> hba1c;  ///< a laboratory's, which stays the laboratory's observation
    std::optional<Date> hba1cDate;
    bool numbFeet = false;
    bool weakFootPulse = false;
    bool hypoglycaemia = false;
    care::Answers more;  ///< what single programmes ask, by field
    std::string note;
};

using DemoClasses = std::map<care::FormKey, care::VisitClass>;

/// `previous` are the classes of the visit before.
DemoFacts::VisitFacts demoVisit(const care::RuleBook& rules, const DemoPerson& person, const DemoMeasured& measured,
                                const DemoLifestyle& lifestyle, const std::vector<DemoCourse>& drugs,
                                const DemoClasses& previous);

/// A result without a form; `said` replaces the number where the observation is no quantity.
care::Observation demoResult(const care::RuleBook& rules, const DemoPerson& person, std::string_view code, Date day, double value,
                             const std::string& said = {});

/// The height of the record, measured once at the clinic; later visits compute the mass index from it.
care::Observation demoHeight(const care::RuleBook& rules, const DemoPerson& person, Date day, double centimetres);

/// The classes that a demo visit was given.
DemoClasses classesOf(const care::Visit& visit);

}  // namespace jiayi::app
