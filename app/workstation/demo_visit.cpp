#include "app/workstation/demo_visit.h"

#include "models/care/rules/observation_rules.h"
#include "models/care/rules/visit_rules.h"
#include "models/care/sign_visit.h"
#include "models/roster/rules/contact_rules.h"

#include <fmt/format.h>

#include <cmath>

namespace jiayi::app {

namespace {

constexpr const char* kNurse = "李娜";
constexpr const char* kLaboratory = "样例云检验中心";
constexpr const char* kPartnerHospital = "样例市第四中心医院 内分泌科";
/// The form has room for so many drugs beside insulin.
constexpr int kDrugLines = 3;

bool takenOn(const DemoCourse& course, Date day) { return course.start <= day && (!course.end || *course.end >= day); }

std::string nameOf(const DemoDrug& drug) { return fmt::format("{} {}", drug.zh, drug.en); }

void addDrugs(care::Answers& answers, const std::vector<DemoCourse>& drugs, Date day) {
    int line = 0;
    for (const auto& course : drugs) {
        if (!takenOn(course, day)) continue;
        if (course.drug.atc.starts_with("A10A")) {
            answers["insulin_type"] = nameOf(course.drug);
            answers["insulin_regimen"] = fmt::format("{:g} U qn", course.drug.each);
            continue;
        }
        if (line == kDrugLines) continue;
        const auto key = fmt::format("drug{}_", ++line);
        answers[key + "name"] = nameOf(course.drug);
        answers[key + "dose"] = fmt::format("{:g}", course.drug.each);
        answers[key + "dose_unit"] = course.drug.unit;
        answers[key + "freq"] = std::to_string(course.drug.perDay);
        answers[key + "interval"] = "1";
        answers[key + "interval_unit"] = "d";
    }
}

void addLifestyle(care::Answers& answers, const DemoLifestyle& lifestyle) {
    answers["smoking_now"] = std::to_string(lifestyle.cigarettes);
    answers["smoking_target"] = "0";
    answers["alcohol_now"] = fmt::format("{:.1f}", lifestyle.alcohol);
    answers["alcohol_target"] = "0.0";
    answers["exercise_freq_now"] = std::to_string(lifestyle.exerciseTimes);
    answers["exercise_min_now"] = std::to_string(lifestyle.exerciseMinutes);
    answers["exercise_freq_target"] = "5";
    answers["exercise_min_target"] = "30";
    answers["staple_now"] = std::to_string(lifestyle.staple);
    answers["staple_target"] = "250";
    answers["salt_now"] = "1";
    answers["salt_target"] = "1";
    answers["psych_adjust"] = lifestyle.adherent ? "1" : "2";
    answers["compliance_behaviour"] = lifestyle.adherent ? "1" : "2";
    answers["drug_adherence"] = lifestyle.adherent ? "1" : "2";
}

void addMeasured(care::Answers& answers, const DemoMeasured& measured) {
    answers["sbp"] = std::to_string(measured.sbp);
    answers["dbp"] = std::to_string(measured.dbp);
    answers["heart_rate"] = std::to_string(measured.heartRate);
    answers["weight"] = fmt::format("{:.1f}", measured.weight);
    answers["height"] = fmt::format("{:.1f}", measured.height);
    // Towards a BMI of 24, two kilograms at a time.
    const double healthy = 24.0 * measured.height * measured.height / 10'000.0;
    answers["weight_target"] = fmt::format("{:.1f}", measured.weight > healthy ? std::max(healthy, measured.weight - 2) : measured.weight);
    answers["foot_pulse"] = measured.weakFootPulse ? "2" : "1";
    if (measured.weakFootPulse) answers["foot_pulse_side"] = "1";
    answers["fasting"] = "2";
    answers["fpg"] = fmt::format("{:.1f}", measured.fpg);
    if (measured.hba1c) {
        answers["hba1c"] = fmt::format("{:.1f}", *measured.hba1c);
        answers["hba1c_date"] = formatDate(measured.hba1cDate.value_or(measured.date));
    }
}

care::Answers answersOf(const care::CombinedForm& form, const DemoPerson& person, const DemoMeasured& measured,
                        const DemoLifestyle& lifestyle, const std::vector<DemoCourse>& drugs) {
    care::Answers all;
    all["record_no"] = roster::checkRecordNumber(person.resident.recordNo).value().printed();
    all["patient_name"] = person.resident.name;
    all["visit_date"] = formatDate(measured.date);
    all["visit_outcome"] = "1";
    all["visit_mode"] = "1";
    all["symptoms"] = "1";
    all["adr"] = "1";
    all["complication"] = "1";
    all["hypoglycaemia"] = measured.hypoglycaemia ? "2" : "1";
    addMeasured(all, measured);
    addLifestyle(all, lifestyle);
    addDrugs(all, drugs, measured.date);
    for (const auto& [field, said] : measured.more) all[field] = said;
    // Forms share most fields: each keeps those it has.
    care::Answers answers;
    for (const auto& field : form.fields())
        if (const auto said = all.find(field.def->name); said != all.end()) answers[field.key] = said->second;
    // Numb feet are a complaint of the diabetes form.
    for (const auto& key : form.forms())
        if (const auto* numb = form.form(key).field("symptoms"); measured.numbFeet && numb && form.form(key).field("foot_pulse")) {
            answers[form.keyOf(key, "symptoms")] = "7";
            answers[form.keyOf(key, "symptoms_acute")] = "1";
        }
    return answers;
}

care::Observation observationOf(const care::RuleBook& rules, const care::CombinedField& onVisit, const care::Visit& visit,
                                const std::string& said) {
    const auto& field = *onVisit.def;
    const auto* def = rules.observation(field.observation);
    care::Observation observation;
    observation.id = care::observationIdOf(visit.id, onVisit.key);
    observation.resident = visit.resident;
    observation.code = field.observation;
    if (def && !def->loinc.empty()) observation.coding = {"http://loinc.org", def->loinc, def->en};
    observation.effective = parseFhirTime(formatDate(visit.date)).value();
    observation.original = said;
    if (const auto* option = field.option(said)) {
        observation.textValue = option->en;
    } else {
        const auto quantity = care::toCanonical(rules, field.observation, std::stod(said), field.unit).value();
        observation.value = quantity.value;
        observation.unit = quantity.unit;
        observation.original += " " + field.unit;
    }
    observation.origin = "clinic";
    observation.performer = kNurse;
    observation.visit = visit.id;
    return observation;
}

}  // namespace

care::MedicationLine demoLine(const DemoPerson& person, const DemoCourse& course, std::string_view key) {
    constexpr std::string_view kFrequencies[] = {"qd", "bid", "tid"};
    const auto& drug = course.drug;
    care::MedicationLine line;
    line.id = {derivedUuid({"demo-medication", person.resident.id.toString(), key, drug.atc, formatDate(course.start)})};
    line.resident = person.resident.id;
    line.name = nameOf(drug);
    line.atc = drug.atc;
    line.dose = fmt::format("{:g} {} {}", drug.each, drug.unit, kFrequencies[std::min(drug.perDay, 3) - 1]);
    line.dailyAmount = drug.each * drug.perDay;
    line.dailyUnit = drug.unit;
    line.start = course.start;
    line.end = course.end;
    line.status = course.end ? (course.stopReason.empty() ? "completed" : "stopped") : "active";
    line.stopReason = course.stopReason;
    return line;
}

DemoFacts::VisitFacts demoVisit(const care::RuleBook& rules, const DemoPerson& person, const DemoMeasured& measured,
                                const DemoLifestyle& lifestyle, const std::vector<DemoCourse>& drugs,
                                const DemoClasses& previous) {
    const care::CombinedForm form(rules, measured.forms);
    care::VisitSheet sheet;
    sheet.resident = person.resident.id;
    sheet.forms = measured.forms;
    sheet.birthDate = person.resident.birthDate;
    sheet.sex = person.resident.sex;
    sheet.previousClass = previous;
    care::VisitInput input;
    input.answers = answersOf(form, person, measured, lifestyle, drugs);
    const auto checked = [&] { return care::checkVisit(rules, sheet, input, person.resident.doctor, measured.date); };
    auto check = checked();
    bool referred = false;
    for (const auto& each : check.forms) {
        if (each.derived.action != care::VisitAction::ReferUp) continue;
        input.answers[form.keyOf(each.form, "referral_reason")] = "1";
        input.answers[form.keyOf(each.form, "referral_org_dept")] = kPartnerHospital;
        referred = true;
    }
    if (referred) check = checked();

    DemoFacts::VisitFacts written;
    auto& visit = written.visit;
    visit.resident = person.resident.id;
    visit.id = {derivedUuid({"demo-visit", visit.resident.toString(), formatDate(measured.date)})};
    visit.date = measured.date;
    visit.mode = "1";
    for (const auto& each : check.forms)
        visit.forms.push_back({each.form.text, each.answers, each.visitClass == care::VisitClass::NotAssessable ? "not-assessable" : each.answers.at("visit_class"), {}});
    visit.nextDate = check.nextDate;
    visit.note = measured.note;
    visit.signedBy = person.resident.doctor;
    visit.signedAt = startOfDay(measured.date) + std::chrono::hours{9} + std::chrono::minutes{visit.id.uuid.bytes[15] % 120};
    for (const auto& field : form.fields()) {
        const auto said = std::string{care::answer(check.answers, field.key)};
        // What has a date of its own is the laboratory's and in the record already; so is the height, not measured today.
        const bool elsewhere = check.answers.contains(field.def->name + "_date") || field.def->carry == care::Carry::Record;
        if (!field.def->observation.empty() && !said.empty() && !elsewhere)
            written.observations.push_back(observationOf(rules, field, visit, said));
    }
    return written;
}

care::Observation demoResult(const care::RuleBook& rules, const DemoPerson& person, std::string_view code, Date day, double value,
                             const std::string& said) {
    const auto* def = rules.observation(code);
    care::Observation observation;
    observation.id = {derivedUuid({"demo-result", person.resident.id.toString(), code, formatDate(day)})};
    observation.resident = person.resident.id;
    observation.code = code;
    if (!def->loinc.empty()) observation.coding = {"http://loinc.org", def->loinc, def->en};
    observation.effective = parseFhirTime(formatDate(day)).value();
    if (said.empty()) {
        const auto scale = std::pow(10.0, def->decimals);
        observation.value = std::round(value * scale) / scale;
        observation.unit = def->unit;
        observation.original = fmt::format("{:.{}f} {}", value, def->decimals, def->unit);
    } else {
        observation.textValue = observation.original = said;
    }
    observation.origin = "lab";
    observation.performer = kLaboratory;
    return observation;
}

care::Observation demoHeight(const care::RuleBook& rules, const DemoPerson& person, Date day, double centimetres) {
    auto height = demoResult(rules, person, "HEIGHT", day, centimetres);
    height.origin = "clinic";
    height.performer = person.resident.doctor;
    return height;
}

DemoClasses classesOf(const care::Visit& visit) {
    DemoClasses classes;
    for (const auto& form : visit.forms)
        if (const auto said = care::answer(form.answers, "visit_class"); said != "0") classes[{form.form}] = static_cast<care::VisitClass>(said[0] - '0');
    return classes;
}

}  // namespace jiayi::app
