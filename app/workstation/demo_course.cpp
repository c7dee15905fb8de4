#include "app/workstation/demo_course.h"

#include "app/workstation/demo_checks.h"
#include "app/workstation/demo_sample_person.h"
#include "app/workstation/demo_visit.h"
#include "models/care/rules/observation_rules.h"
#include "models/care/rules/programme_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace jiayi::app {

namespace {

constexpr int kDaysBack = 730;
constexpr int kQuarter = 91;
constexpr int kOldAge = 75;
constexpr int kElderly = 60;

constexpr DemoDrug kMetformin1{"二甲双胍", "Metformin", "A10BA02", 0.5, "g", 2};
constexpr DemoDrug kMetformin2{"二甲双胍", "Metformin", "A10BA02", 1.0, "g", 2};
constexpr std::array<DemoDrug, 4> kSecondLine{{{"达格列净", "Dapagliflozin", "A10BK01", 10, "mg", 1},
                                              {"西格列汀", "Sitagliptin", "A10BH01", 100, "mg", 1},
                                              {"阿卡波糖", "Acarbose", "A10BF01", 50, "mg", 3},
                                              {"格列齐特缓释", "Gliclazide MR", "A10BB09", 30, "mg", 1}}};
constexpr std::array<DemoDrug, 2> kGlargine{{{"甘精胰岛素", "Insulin glargine", "A10AE04", 12, "U", 1},
                                            {"甘精胰岛素", "Insulin glargine", "A10AE04", 18, "U", 1}}};
constexpr DemoDrug kAmlodipine{"氨氯地平", "Amlodipine", "C08CA01", 5, "mg", 1};
constexpr DemoDrug kValsartan{"缬沙坦", "Valsartan", "C09CA03", 80, "mg", 1};
constexpr DemoDrug kAtorvastatin{"阿托伐他汀", "Atorvastatin", "C10AA05", 20, "mg", 1};
constexpr DemoDrug kAspirin{"阿司匹林", "Aspirin", "B01AC06", 100, "mg", 1};

class Course {
public:
    Course(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today)
        : m_rules(rules), m_person(person), m_today(today), m_random(demoRandom(seed, "course", number)), m_others(demoRandom(seed, "programmes", number)) {}

    DemoFacts run() {
        if (m_person.resident.status != roster::ResidentStatus::Active) return {};
        begin();
        for (const auto day : visitDays()) m_person.diabetes ? diabetesVisit(day) : otherVisit(day);
        for (const auto& course : m_drugs) m_facts.medications.push_back(demoLine(m_person, course, "course"));
        return std::move(m_facts);
    }

private:
    double normal(double mean, double deviation) { return demoNormal(m_random, mean, deviation); }
    bool chance(double probability) { return demoChance(m_random, probability); }
    int upTo(int bound) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound))); }
    Date windowStart() const { return m_today - Days(kDaysBack); }

    void addCondition(std::string_view icd10, int yearsAgo) {
        const auto* def = m_rules.condition(icd10);
        const int year = static_cast<int>(partsOf(m_today).year()) - yearsAgo;
        care::Condition condition;
        condition.id = {derivedUuid({"demo-condition", m_person.resident.id.toString(), icd10})};
        condition.resident = m_person.resident.id;
        condition.icd10 = icd10;
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", std::string{icd10}, def->zh};
        condition.onset = std::to_string(year);
        condition.recorded = startOfDay(std::max(makeDate(year, 6, 15), makeDate(2009, 1, 5)));
        m_facts.conditions.push_back(std::move(condition));
    }

    void enrol(const char* code, int yearsAgo) {
        care::Programme programme;
        programme.id = {derivedUuid({"demo-programme", m_person.resident.id.toString(), code})};
        programme.resident = m_person.resident.id;
        programme.code = code;
        programme.since = addMonths(m_today, -12 * yearsAgo - 3);
        m_facts.programmes.push_back(std::move(programme));
        m_enrolled.emplace_back(code);
    }

    void begin() {
        const auto& person = m_person;
        m_since = 1 + upTo(std::clamp(person.age - 30, 2, 22));
        m_height = person.resident.sex == Sex::Male ? normal(169.5, 5.5) : normal(157.5, 5.0);
        m_height -= std::max(0, person.age - 60) * 0.1;
        m_weight = std::clamp(normal(person.diabetes ? 25.8 : 24.4, 2.9), 17.5, 37.0) * m_height * m_height / 10'000.0;
        m_pressure = person.hypertension ? normal(147, 10) : normal(123, 8);
        m_lifestyle.cigarettes = person.resident.sex == Sex::Male && chance(0.35) ? 5 * (1 + upTo(4)) : 0;
        m_lifestyle.alcohol = person.resident.sex == Sex::Male && chance(0.25) ? 1.0 + upTo(2) : 0.0;
        m_lifestyle.exerciseTimes = 2 + upTo(6);
        m_lifestyle.exerciseMinutes = 15 * (1 + upTo(4));
        m_lifestyle.staple = 200 + 50 * upTo(4);
        m_lifestyle.adherent = chance(0.74);
        m_creatinine = (person.resident.sex == Sex::Male ? normal(76, 11) : normal(59, 9)) * (1 + std::max(0, person.age - 55) * 0.006);
        if (chance(0.05)) m_creatinine *= 1.7;
        m_ldl = std::clamp(normal(person.dyslipidaemia ? 3.7 : 2.7, 0.6), 1.1, 6.0);
        beginDiseases();
        beginOthers();
        m_forms = care::formsOf(m_rules, m_enrolled);
        addAllergy();
    }

    void beginDiseases() {
        if (m_person.diabetes) beginDiabetes();
        if (m_person.hypertension) {
            addCondition("I10", m_since + upTo(6));
            enrol("HTN", std::min(m_since, 8));
            m_drugs.push_back({chance(0.5) ? kAmlodipine : kValsartan, windowStart() - Days(200 + upTo(900)), {}, {}});
        }
        if (m_person.dyslipidaemia) addCondition("E78.5", 1 + upTo(6));
        if (m_person.dyslipidaemia) enrol("LIPID", 1);
        if (m_person.dyslipidaemia && chance(0.6)) {
            m_drugs.push_back({kAtorvastatin, windowStart() + Days(upTo(600)), {}, {}});
            m_ldl -= 0.9;
        }
        if (!m_person.coronary) return;
        addCondition("I25.1", 1 + upTo(10));
        enrol("CHD", 1);
        m_drugs.push_back({kAspirin, windowStart() - Days(upTo(1500)), {}, {}});
    }

    /// Rarer programmes, drawn apart so that they change nothing of the others. Some are diagnosed and not enrolled yet.
    void beginOthers() {
        const auto drawn = [&](const char* icd10, const char* code, double probability) {
            if (!demoChance(m_others, probability)) return;
            addCondition(icd10, 1 + static_cast<int>(m_others.below(8)));
            if (demoChance(m_others, 0.7)) enrol(code, 1);
        };
        const bool old = m_person.age >= kElderly;
        drawn("I63", "STROKE", old ? 0.06 : 0.005);
        drawn("J44", "COPD", m_lifestyle.cigarettes > 0 && m_person.age >= 45 ? 0.15 : 0.01);
        drawn("M10", "GOUT", m_person.resident.sex == Sex::Male ? 0.03 : 0.01);
        const auto rate = care::egfr(care::EgfrEquation::CkdEpi2021, m_creatinine, m_person.age, m_person.resident.sex);
        drawn("N18", "CKD", rate && *rate < 60 ? 0.8 : 0.0);
    }

    /// What the forms beyond the national ones ask, as their treatment and results answer it.
    care::Answers programmeAnswers(const DemoMeasured& measured) {
        const auto taken = [&](std::string_view atc) {
            return std::any_of(m_drugs.begin(), m_drugs.end(), [&](const auto& course) { return course.drug.atc.starts_with(atc) && !course.end; }) ? "1" : "2";
        };
        care::Answers more{{"lipid_risk", m_person.coronary ? "3" : "2"}, {"lipid_lowering", taken("C10")}, {"muscle_pain", "1"}, {"angina", "1"},
                           {"breathlessness", "1"}, {"antiplatelet", taken("B01AC")}, {"statin", taken("C10AA")}, {"acei_arb", taken("C09")},
                           {"mi_or_hf", "1"}, {"stroke_type", "1"}, {"antithrombotic", taken("B01AC") == std::string_view{"1"} ? "1" : "3"},
                           {"mmrc", "1"}, {"cat", "8"}, {"exacerbations", std::to_string(m_others.below(3))}, {"copd_admissions", "0"}, {"spo2", "96"},
                           {"inhaler_technique", "1"}, {"oedema", "1"}, {"nephrotoxic", "1"}, {"tophi", "1"}, {"flares", "0"}, {"urate_lowering", "1"},
                           {"mrs", "1"}};
        if (std::find(m_enrolled.begin(), m_enrolled.end(), "GOUT") != m_enrolled.end()) {
            const auto urate = 300 + m_others.below(160);
            m_facts.results.push_back(demoResult(m_rules, m_person, "UA", measured.date, static_cast<double>(urate)));
            more["urate"] = std::to_string(urate);
            more["urate_date"] = formatDate(measured.date);
        }
        if (!m_lastYearly) return more;
        more["ldl"] = fmt::format("{:.2f}", m_yearlyLdl);
        more["creatinine"] = std::to_string(std::lround(m_yearlyCreatinine));
        for (const char* field : {"ldl_date", "creatinine_date"}) more[field] = formatDate(*m_lastYearly);
        return more;
    }

    void beginDiabetes() {
        m_hba1c = std::clamp(normal(8.2, 1.2), 5.9, 12.0);
        addCondition(chance(0.12) ? "E11.2" : chance(0.1) ? "E11.3" : "E11.9", m_since);
        enrol("T2DM", std::min(m_since, 8));
        m_neuropathy = chance(0.08);
        m_second = static_cast<std::size_t>(upTo(static_cast<int>(kSecondLine.size())));
        m_level = m_since > 8 ? 2 + upTo(2) : 1 + upTo(2);
        const auto reached = windowStart() - Days(5 + upTo(300 * m_since));
        for (int level = 1; level <= m_level; ++level) intensify(level, reached - Days(kQuarter * (m_level - level)));
        if (m_person.age < kOldAge) return;
        m_target = 8.0;
        care::PersonalTarget target;
        target.id = {derivedUuid({"demo-target", m_person.resident.id.toString()})};
        target.resident = m_person.resident.id;
        target.code = "HBA1C_NGSP";
        target.high = m_target;
        target.unit = "%";
        target.validFrom = windowStart();
        target.reason = "高龄，避免低血糖";
        target.setBy = m_person.resident.doctor;
        m_facts.targets.push_back(std::move(target));
    }

    void addAllergy() {
        if (m_person.resident.allergyState != roster::AllergyState::NotAsked || !chance(0.25)) return;
        static constexpr std::array<const char*, 3> kAllergens{"青霉素", "磺胺", "头孢菌素"};
        care::Allergy allergy;
        allergy.id = {derivedUuid({"demo-allergy", m_person.resident.id.toString()})};
        allergy.resident = m_person.resident.id;
        allergy.coding.display = kAllergens[static_cast<std::size_t>(upTo(3))];
        allergy.recorded = startOfDay(windowStart());
        m_facts.allergies.push_back(std::move(allergy));
    }

    /// Backwards from a newest visit that a few have let slip; one in twenty was missed. Quarterly over two years for
    /// diabetes, half-yearly over one for pressure alone.
    std::vector<Date> visitDays() {
        std::vector<Date> days;
        if (m_forms.empty()) return days;
        const int back = m_person.diabetes ? kDaysBack : kDaysBack / 2;
        const int apart = m_person.diabetes ? kQuarter : 2 * kQuarter;
        Date day = m_today - Days(upTo(96));
        if (chance(0.08)) day -= Days(60);
        for (; day > m_today - Days(back); day -= Days(apart + upTo(13) - 6)) {
            const auto open = m_rules.calendar.onOrBefore(day);
            if (days.empty() || !chance(0.05)) days.push_back(open);
        }
        std::reverse(days.begin(), days.end());
        return days;
    }

    void startDrug(const DemoDrug& drug, Date day) {
        for (auto& course : m_drugs)
            if (course.drug.atc == drug.atc && !course.end) course.end = day - Days(1);
        m_drugs.push_back({drug, day, {}, {}});
    }

    void intensify(int level, Date day) {
        switch (level) {
            case 1: return startDrug(kMetformin1, day);
            case 2: return startDrug(kMetformin2, day);
            case 3: return startDrug(kSecondLine[m_second], day);
            case 4: return startDrug(kSecondLine[(m_second + 1) % kSecondLine.size()], day);
            case 5: return startDrug(kGlargine[0], day);
            case 6: return startDrug(kGlargine[1], day);
            default: return;
        }
    }

    DemoMeasured measureOn(Date day) {
        DemoMeasured measured;
        measured.date = day;
        measured.sbp = std::clamp(static_cast<int>(std::lround(m_pressure + normal(0, 7))), 98, 174);
        measured.dbp = std::clamp(static_cast<int>(std::lround(measured.sbp * 0.45 + 20 + normal(0, 4))), 54, 104);
        measured.heartRate = std::clamp(static_cast<int>(std::lround(normal(74, 8))), 52, 104);
        measured.height = std::round(m_height * 10) / 10;
        if (!std::exchange(m_heightTaken, true)) m_facts.results.push_back(demoHeight(m_rules, m_person, day, measured.height));
        measured.weight = std::round((m_weight + normal(0, 0.5)) * 10) / 10;
        // The clinic treats pressure too: half of what is above 132 goes within a year.
        m_pressure -= std::max(0.0, m_pressure - 132) * 0.14;
        return measured;
    }

    void diabetesVisit(Date day) {
        auto measured = measureOn(day);
        const auto month = static_cast<unsigned>(partsOf(day).month());
        const double season = month <= 3 ? 0.2 : 0.0;  // the Spring Festival
        const double measuredHba1c = std::clamp(std::round((m_hba1c + season + normal(0, 0.12)) * 10) / 10, 4.8, 13.5);
        if (chance(0.85)) {
            const auto sampled = day - Days(upTo(5));
            m_facts.results.push_back(demoResult(m_rules, m_person, "HBA1C_NGSP", sampled, measuredHba1c));
            measured.hba1c = measuredHba1c;
            measured.hba1cDate = sampled;
        }
        measured.fpg = fastingFrom(measuredHba1c);
        measured.numbFeet = m_neuropathy && chance(0.5);
        measured.weakFootPulse = m_neuropathy && chance(0.3);
        measured.hypoglycaemia = (m_level >= 5 || kSecondLine[m_second].atc == "A10BB09") && chance(0.06);
        yearlyResults(day);
        treat(day, measuredHba1c);
        sign(measured);
        if (!isControlled() && day + Days(16) <= m_today && chance(0.5)) returnVisit(day, measured);
    }

    double fastingFrom(double hba1c) { return std::clamp(std::round((1.2 * hba1c - 2.1 + normal(0, 0.45)) * 10) / 10, 4.2, 15.9); }

    /// Class 2 comes back within two weeks.
    void returnVisit(Date day, DemoMeasured measured) {
        measured.date = m_rules.calendar.onOrBefore(day + Days(14));
        measured.hba1c.reset();
        measured.fpg = std::clamp(std::round((measured.fpg - std::abs(normal(0.9, 0.5))) * 10) / 10, 4.2, 15.9);
        measured.sbp = std::max(98, measured.sbp - 6);
        measured.dbp = std::max(54, measured.dbp - 3);
        sign(measured);
    }

    void otherVisit(Date day) {
        const auto measured = measureOn(day);
        if (chance(0.2)) yearlyResults(day);
        sign(measured);
    }

    void sign(DemoMeasured measured) {
        measured.forms = m_forms;
        measured.more = programmeAnswers(measured);
        m_facts.visits.push_back(demoVisit(m_rules, m_person, measured, m_lifestyle, m_drugs, m_classes));
        for (const auto& [form, visitClass] : classesOf(m_facts.visits.back().visit)) m_classes[form] = visitClass;
    }

    bool isControlled() const {
        return std::all_of(m_classes.begin(), m_classes.end(), [](const auto& given) { return given.second == care::VisitClass::Satisfactory; });
    }

    /// The treatment's effect comes over two quarters; without adherence it drifts away.
    void treat(Date day, double measured) {
        m_hba1c -= m_effect * 0.6;
        m_effect *= 0.4;
        m_hba1c += m_lifestyle.adherent ? 0.04 : std::abs(normal(0.1, 0.12));
        if (measured < m_target || m_level >= 6 || !chance(m_lifestyle.adherent ? 0.6 : 0.25)) return;
        intensify(++m_level, day);
        m_effect += std::clamp((m_hba1c - 6.1) * 0.32, 0.2, 1.3) * (m_lifestyle.adherent ? 1.0 : 0.5);
        if (kSecondLine[m_second].atc == "A10BK01" && m_level == 3) m_weight -= 1.5;
    }

    void yearlyResults(Date day) {
        if (m_lastYearly && day - *m_lastYearly < Days(330)) return;
        m_lastYearly = day;
        const auto add = [&](std::string_view code, double value) { m_facts.results.push_back(demoResult(m_rules, m_person, code, day, value)); };
        const double ldl = std::clamp(m_ldl + normal(0, 0.25), 0.8, 6.5);
        const double triglycerides = std::clamp(normal(1.7, 0.5), 0.5, 6.0);
        const double hdl = std::clamp(normal(1.25, 0.22), 0.7, 2.4);
        m_yearlyLdl = ldl;
        add("LDL_C", ldl);
        add("TG", triglycerides);
        add("HDL_C", hdl);
        add("TC", ldl + hdl + triglycerides / 2.2);
        const double creatinine = std::clamp(m_creatinine + normal(0, 3), 35.0, 320.0);
        m_yearlyCreatinine = creatinine;
        add("CREA", creatinine);
        if (const auto rate = care::egfr(care::EgfrEquation::CkdEpi2009, creatinine, ageOn(*m_person.resident.birthDate, day), m_person.resident.sex))
            add("EGFR_2009", std::clamp(*rate, 5.0, 140.0));
        if (!m_person.diabetes) return;
        if (chance(0.45)) add("UACR", std::clamp(std::exp(normal(2.5, 0.9)), 2.0, 1200.0));
        if (chance(0.5))
            m_facts.results.push_back(demoResult(m_rules, m_person, "FUNDUS", day, 0, chance(0.85) ? "未见糖尿病视网膜病变 no DR" : "轻度非增殖期 mild NPDR"));
    }

    const care::RuleBook& m_rules;
    const DemoPerson& m_person;
    Date m_today;
    SeededRandom m_random;
    SeededRandom m_others;
    DemoFacts m_facts;
    std::vector<DemoCourse> m_drugs;
    DemoLifestyle m_lifestyle;
    std::vector<std::string> m_enrolled;
    std::vector<care::FormKey> m_forms;
    DemoClasses m_classes;
    std::optional<Date> m_lastYearly;
    int m_since = 1;
    int m_level = 0;
    std::size_t m_second = 0;
    bool m_neuropathy = false;
    bool m_heightTaken = false;
    double m_height = 165, m_weight = 65, m_pressure = 125, m_creatinine = 70, m_ldl = 2.8, m_yearlyLdl = 0, m_yearlyCreatinine = 0;
    double m_hba1c = 8, m_target = 7, m_effect = 0;
};

}  // namespace

DemoFacts demoFacts(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today) {
    if (number == 0) return samplePersonFacts(rules, person, today);
    auto facts = Course(rules, person, number, seed, today).run();
    addYearlyChecks(rules, person, number, seed, today, facts);
    return facts;
}

}  // namespace jiayi::app
