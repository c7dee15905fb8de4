#include "app/workstation/demo_sample_person.h"

#include "app/workstation/demo_visit.h"
#include "models/care/rules/programme_rules.h"

#include <array>

namespace jiayi::app {

namespace {

struct Quarter {
    double hba1c, fpg;
    int sbp, dbp;
    double weight;
    bool hypoglycaemia;
};
/// Oldest first, three months apart. The fifth is the Spring Festival; then gliclazide caused hypoglycaemia.
constexpr std::array<Quarter, 8> kQuarters{{{9.4, 10.8, 152, 94, 80.6, false},
                                           {8.7, 9.1, 148, 92, 79.8, false},
                                           {8.1, 8.2, 146, 90, 79.0, false},
                                           {7.6, 7.5, 144, 88, 78.2, false},
                                           {7.9, 7.9, 150, 92, 78.6, true},
                                           {7.2, 6.9, 142, 86, 76.9, false},
                                           {6.9, 6.6, 138, 84, 75.8, false},
                                           {6.8, 6.4, 138, 84, 75.2, false}}};
constexpr int kDaysSinceLastVisit = 41;

constexpr DemoDrug kMetforminLow{"二甲双胍", "Metformin", "A10BA02", 0.5, "g", 2};
constexpr DemoDrug kMetforminFull{"二甲双胍", "Metformin", "A10BA02", 1.0, "g", 2};
constexpr DemoDrug kDapagliflozin{"达格列净", "Dapagliflozin", "A10BK01", 10, "mg", 1};
constexpr DemoDrug kGliclazide{"格列齐特缓释", "Gliclazide MR", "A10BB09", 60, "mg", 1};
constexpr DemoDrug kAmlodipineDaily{"氨氯地平", "Amlodipine", "C08CA01", 5, "mg", 1};

care::Condition conditionOf(const care::RuleBook& rules, const DemoPerson& person, const char* icd10, const char* onset) {
    care::Condition condition;
    condition.id = {derivedUuid({"demo-condition", person.resident.id.toString(), icd10})};
    condition.resident = person.resident.id;
    condition.icd10 = icd10;
    condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, rules.condition(icd10)->zh};
    condition.onset = onset;
    condition.recorded = startOfDay(makeDate(2014, 5, 20));
    return condition;
}

care::Programme programmeOf(const DemoPerson& person, const char* code, Date since) {
    care::Programme programme;
    programme.id = {derivedUuid({"demo-programme", person.resident.id.toString(), code})};
    programme.resident = person.resident.id;
    programme.code = code;
    programme.since = since;
    return programme;
}

void addYearlyResults(DemoFacts& facts, const care::RuleBook& rules, const DemoPerson& person, Date day, double ldl, double creatinine,
                      double egfrValue) {
    for (const auto& [code, value] : std::initializer_list<std::pair<const char*, double>>{
             {"LDL_C", ldl}, {"TG", 1.9}, {"HDL_C", 1.08}, {"TC", ldl + 1.95}, {"CREA", creatinine}, {"EGFR_2009", egfrValue}})
        facts.results.push_back(demoResult(rules, person, code, day, value));
}

}  // namespace

DemoFacts samplePersonFacts(const care::RuleBook& rules, const DemoPerson& person, Date today) {
    DemoFacts facts;
    const Date last = today - Days(kDaysSinceLastVisit);
    const auto dayOf = [&](std::size_t quarter) { return addMonths(last, -3 * static_cast<int>(kQuarters.size() - 1 - quarter)); };
    facts.conditions = {conditionOf(rules, person, "E11.9", "2014"), conditionOf(rules, person, "I10", "2016")};
    facts.programmes = {programmeOf(person, "T2DM", makeDate(2014, 5, 20)), programmeOf(person, "HTN", makeDate(2016, 3, 8))};

    care::Allergy penicillin;
    penicillin.id = {derivedUuid({"demo-allergy", person.resident.id.toString()})};
    penicillin.resident = person.resident.id;
    penicillin.coding.display = "青霉素 Penicillin";
    penicillin.severity = "severe";
    penicillin.recorded = startOfDay(makeDate(2014, 5, 20));
    facts.allergies = {penicillin};

    const Date stopped = dayOf(4) + Days(39);
    const std::vector<DemoCourse> drugs{{kMetforminLow, dayOf(0), dayOf(2) - Days(1), {}},
                                        {kMetforminFull, dayOf(2), {}, {}},
                                        {kDapagliflozin, dayOf(3), {}, {}},
                                        {kGliclazide, dayOf(0), stopped, "低血糖 hypoglycaemia"},
                                        {kAmlodipineDaily, dayOf(0) - Days(900), {}, {}}};
    for (const auto& course : drugs) facts.medications.push_back(demoLine(person, course, "sample"));

    constexpr double kHeight = 169.0;
    facts.results.push_back(demoHeight(rules, person, dayOf(0), kHeight));
    DemoClasses previous;
    for (std::size_t i = 0; i < kQuarters.size(); ++i) {
        const auto& quarter = kQuarters[i];
        facts.results.push_back(demoResult(rules, person, "HBA1C_NGSP", dayOf(i), quarter.hba1c));
        DemoMeasured measured;
        measured.forms = care::formsOf(rules, {"T2DM", "HTN"});
        measured.date = dayOf(i);
        measured.sbp = quarter.sbp;
        measured.dbp = quarter.dbp;
        measured.heartRate = 74;
        measured.weight = quarter.weight;
        measured.height = kHeight;
        measured.fpg = quarter.fpg;
        measured.hba1c = quarter.hba1c;
        measured.hba1cDate = dayOf(i);
        measured.hypoglycaemia = quarter.hypoglycaemia;
        if (i + 1 == kQuarters.size()) measured.note = "饮食控制好，每日步行。";
        facts.visits.push_back(demoVisit(rules, person, measured, {}, drugs, previous));
        previous = classesOf(facts.visits.back().visit);
    }
    addYearlyResults(facts, rules, person, dayOf(3), 3.3, 86, 85);
    addYearlyResults(facts, rules, person, last, 2.9, 89, 81);
    facts.results.push_back(demoResult(rules, person, "FUNDUS", dayOf(3), 0, "未见糖尿病视网膜病变 no DR"));
    return facts;
}

}  // namespace jiayi::app
