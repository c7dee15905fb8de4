// A person with diabetes, as the functions of chart and visit would answer.
#pragma once

#include "models/care/rules/observation_rules.h"
#include "tests/ui/ui_test.h"
#include "ui/care/care_asks.h"
#include "ui/common/format.h"

namespace jiayi::test {

inline const care::RuleBook& rules() {
    static const auto book = [] {
        auto loaded = care::loadRules();
        if (!loaded) qFatal("the rules do not load: %s", toString(loaded.error()).c_str());
        return std::move(*loaded);
    }();
    return book;
}

inline const Date kToday = makeDate(2026, 11, 20);  // a Friday
inline Instant morning() { return startOfDay(kToday) + std::chrono::hours(10); }

template <class IdType>
IdType idOf(const char* name) {
    return IdType{derivedUuid({"test", name})};
}
inline care::ResidentId zhang() { return idOf<care::ResidentId>("zhang"); }

inline roster::Resident zhangXiaoming() {
    roster::Resident person;
    person.id = zhang();
    person.recordNo = "12010100100100001";
    person.name = "张小明";
    person.sex = Sex::Male;
    person.birthDate = makeDate(1968, 5, 12);
    person.citizenId = "120101196805123517";
    person.grid = "07";
    person.contractUntil = makeDate(2027, 3, 31);
    person.allergyState = roster::AllergyState::Listed;
    return person;
}

inline care::LatestValue latest(const char* key, const char* code, double value, const char* shown, const char* unit,
                                care::ValueState state) {
    care::LatestValue made;
    made.key = key;
    made.code = code;
    made.value = value;
    made.shown = shown;
    made.unit = unit;
    made.state = state;
    made.date = makeDate(2026, 10, 12);
    made.target = care::targetFor(rules(), code, {{}, Sex::Male, 58, {}});
    return made;
}

inline care::ChartSummary chartOfZhang() {
    using S = care::ValueState;
    care::ChartSummary chart;
    chart.resident = zhangXiaoming();
    chart.age = 58;
    chart.allergyState = roster::AllergyState::Listed;
    care::Allergy penicillin;
    penicillin.coding.display = "Penicillin";
    chart.allergies = {penicillin};
    chart.programmes = {{{}, zhang(), "T2DM", makeDate(2014, 3, 1), {}, "active"},
                        {{}, zhang(), "HTN", makeDate(2018, 6, 1), {}, "active"}};
    chart.latest = {latest("hba1c", "HBA1C_NGSP", 6.8, "6.8", "%", S::Met),
                    latest("fpg", "FPG", 6.4, "6.4", "mmol/L", S::Met),
                    latest("bp", "SBP", 138, "138/84", "mm[Hg]", S::AboveTarget),
                    latest("weight", "WEIGHT", 74.5, "74.5", "kg", S::NotChecked),
                    latest("bmi", "BMI", 26.1, "26.1", "kg/m2", S::AboveTarget),
                    latest("ldl", "LDL_C", 2.9, "2.9", "mmol/L", S::Bad),
                    latest("egfr", "EGFR_2021", 81, "81", "mL/min/{1.73_m2}", S::Met)};
    chart.latest[2].second = 84;
    chart.latest[2].secondTarget = care::targetFor(rules(), "DBP", {{}, Sex::Male, 58, {}});
    care::LatestValue never;
    never.key = "uacr";
    never.isDue = true;
    chart.latest.push_back(never);
    care::LatestValue fundus;
    fundus.key = "fundus";
    fundus.shown = "no retinopathy";
    fundus.date = makeDate(2025, 10, 12);
    fundus.isDue = true;
    chart.latest.push_back(fundus);
    const auto line = [](const char* name, const char* dose) {
        care::MedicationLine made;
        made.name = name;
        made.dose = dose;
        made.start = makeDate(2025, 10, 1);
        return made;
    };
    chart.medicines = {line("Metformin 0.5 g", "1 g bid"), line("Dapagliflozin 10 mg", "10 mg qd"),
                       line("Amlodipine 5 mg", "5 mg qd")};
    care::TimelineEntry visit;
    visit.day = makeDate(2026, 10, 12);
    visit.id = derivedUuid({"test", "visit"});
    visit.forms = {{"diabetes", "1"}};
    visit.mode = "1";
    visit.by = "Dr Chen";
    care::TimelineEntry results;
    results.day = makeDate(2026, 10, 12);
    results.kind = care::TimelineKind::Results;
    results.values = {{"HBA1C_NGSP", "HbA1c", "6.8", "%", "lab", false}, {"LDL_C", "LDL-C", "2.9", "mmol/L", "lab", false}};
    results.by = "Cloud laboratory";
    chart.timeline.entries = {visit, results};
    return chart;
}

/// HbA1c as in the design; in mmol/mol when that is asked for.
inline care::TrendSeries trendOfZhang(const care::TrendQuery& query) {
    const bool ifcc = query.unit == "mmol/mol";
    const auto inUnit = [&](double percent) { return ifcc ? care::ifccFromNgsp(rules(), percent) : percent; };
    using S = care::ValueState;
    const std::tuple<double, S, care::PointKind> points[] = {
        {9.4, S::Bad, care::PointKind::Lab},         {8.7, S::AboveTarget, care::PointKind::Lab},
        {8.1, S::AboveTarget, care::PointKind::Lab}, {7.6, S::AboveTarget, care::PointKind::Estimated},
        {7.9, S::AboveTarget, care::PointKind::Lab}, {7.2, S::AboveTarget, care::PointKind::Self},
        {6.9, S::Met, care::PointKind::Lab},         {6.8, S::Met, care::PointKind::Lab}};
    care::TrendSeries series;
    series.key = query.key;
    series.unit = ifcc ? "mmol/mol" : "%";
    series.decimals = ifcc ? 0 : 1;
    series.doubted = 1;
    care::TrendLine line;
    line.code = "HBA1C_NGSP";
    auto day = makeDate(2025, 1, 12);
    for (const auto& [value, state, kind] : points) {
        line.points.push_back({{}, day, inUnit(value), kind, state, ""});
        series.visits.push_back({{}, day, {{"diabetes", "1"}}});
        day = addMonths(day, 3);
    }
    line.targets.push_back({query.from, query.to, {}, inUnit(7.0), false});
    series.lines.push_back(line);
    const auto from = makeDate(2025, 1, 12), later = makeDate(2025, 10, 12);
    series.lanes = {{"Metformin", "A10BA02", "1 → 2 g/d", {{from, later, 1, "g", ""}, {later, {}, 2, "g", ""}}, from, {}, ""},
                    {"Dapagliflozin", "A10BK01", "10 mg/d", {{later, {}, 10, "mg", ""}}, later, {}, ""},
                    {"Gliclazide MR", "A10BB09", "60 mg/d", {{from, makeDate(2026, 2, 20), 60, "mg", ""}}, from,
                     makeDate(2026, 2, 20), "hypoglycaemia"}};
    return series;
}

inline const care::FormKey kDiabetes{"diabetes"};
inline const care::FormKey kHypertension{"hypertension"};

/// What a visit begins with: the last one's lifestyle to be confirmed, measurements grey beside empty fields.
inline care::VisitSheet sheetOfZhang() {
    care::VisitSheet sheet;
    sheet.resident = zhang();
    sheet.birthDate = makeDate(1968, 5, 12);
    sheet.forms = {kDiabetes};
    sheet.sex = Sex::Male;
    sheet.previousClass = {{kDiabetes, care::VisitClass::Satisfactory}};
    sheet.lastVisit = makeDate(2026, 10, 12);
    for (const auto& [field, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"sbp", "142"}, {"dbp", "86"}, {"weight", "75.2"}, {"fpg", "6.6"}, {"heart_rate", "74"},
             {"waist", "92"}, {"foot_pulse", "1"}})
        sheet.last[field] = {value, *sheet.lastVisit};
    sheet.record = {{"record_no", "12010100100100001"}, {"patient_name", "张小明"}, {"height", "169"}};
    sheet.input.answers = {{"smoking_now", "0"},        {"alcohol_now", "0"}, {"exercise_freq_now", "5"},
                           {"exercise_min_now", "30"},  {"staple_now", "250"}, {"psych_adjust", "1"},
                           {"compliance_behaviour", "1"}, {"drug_adherence", "1"}};
    for (const auto& [field, value] : sheet.input.answers) sheet.input.toConfirm.insert(field);
    sheet.input.answers.insert(sheet.record.begin(), sheet.record.end());
    sheet.input.answers["visit_date"] = formatDate(kToday);
    sheet.input.answers["visit_outcome"] = "1";
    return sheet;
}

/// The same person's visit with both forms, as the nurse hands it over: measured, and nothing else answered.
inline care::VisitSheet measuredSheetOfZhang() {
    auto sheet = sheetOfZhang();
    sheet.forms = {kDiabetes, kHypertension};
    sheet.previousClass[kHypertension] = care::VisitClass::Satisfactory;
    for (const auto& [field, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"visit_mode", "1"}, {"sbp", "138"}, {"dbp", "84"}, {"heart_rate", "72"}, {"weight", "74.5"}, {"fasting", "2"}, {"fpg", "6.4"}, {"foot_pulse", "1"}}) {
        sheet.input.answers[field] = value;
        sheet.input.measured[field] = {"Nurse Li", morning() - std::chrono::minutes{12}, "Omron"};
    }
    for (const auto& [field, value] : std::initializer_list<std::pair<const char*, const char*>>{{"salt_now", "1"}}) {
        sheet.input.answers[field] = value;
        sheet.input.toConfirm.insert(field);
    }
    sheet.draft = care::VisitDraft{sheet.forms, sheet.input, "Nurse Li", morning() - std::chrono::minutes{12}};
    return sheet;
}

template <class T>
QFuture<Result<T>> now(T value) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(std::move(value)));
    promise.finish();
    return promise.future();
}
inline QFuture<Result<void>> nowDone() {
    QPromise<Result<void>> promise;
    promise.start();
    promise.addResult(Result<void>());
    promise.finish();
    return promise.future();
}

}  // namespace jiayi::test
