#include "models/care/fact_repository.h"
#include "sync/mapping/allergy_mapper.h"
#include "sync/mapping/condition_mapper.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/medication_mapper.h"
#include "sync/mapping/programme_mapper.h"
#include "sync/mapping/target_mapper.h"
#include "sync/mapping/visit_mapper.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/test_program.h"

#include <set>

using jiayi::makeDate;
using jiayi::Uuid;
using jiayi::fhir::Json;
using jiayi::test::json;
using jiayi::test::mappingRules;
using jiayi::mapping::AllergyMapper;
using jiayi::mapping::ConditionMapper;
using jiayi::mapping::drugNamed;
using jiayi::mapping::MedicationMapper;
using jiayi::mapping::ProgrammeMapper;
using jiayi::mapping::TargetMapper;
using jiayi::mapping::VisitMapper;

namespace {

const jiayi::roster::ResidentId kOwner{*Uuid::parse(jiayi::test::kPatientId)};
const Uuid kFact = *Uuid::parse(jiayi::test::kOtherId);

Json withSubject(std::string_view text) {
    auto made = json(text);
    made.set("id", jiayi::test::kOtherId);
    made.make("subject.reference") = "Patient/" + std::string{jiayi::test::kPatientId};
    return made;
}

jiayi::care::Visit signedVisit() {
    jiayi::care::Visit visit;
    visit.id = {kFact};
    visit.resident = kOwner;
    visit.forms = {{"diabetes", {{"fpg", "6.80"}, {"symptoms", "2;5"}}, "2", {}}};
    visit.date = makeDate(2026, 11, 20);
    visit.mode = "3";
    visit.nextDate = makeDate(2026, 12, 4);
    visit.overrideReason = "on holiday";
    visit.note = "call the daughter";
    visit.signedBy = "chen";
    visit.signedAt = jiayi::startOfDay(makeDate(2026, 11, 20)) + std::chrono::milliseconds{34'200'017};
    visit.amends = jiayi::care::VisitId{kOwner.uuid};
    visit.amendReason = "glucose misread";
    return visit;
}

}  // namespace

class TestFactMappers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snomedIsMappedWhereTheTableHasIt() {
        auto resource = withSubject(R"({"resourceType":"Condition","onsetDateTime":"2001-05",
            "code":{"coding":[{"system":"http:\/\/snomed.info/sct","code":"44054006","display":"Diabetes"}]}})");
        const auto condition = ConditionMapper::read(resource, mappingRules()).value();
        QCOMPARE(condition.icd10, std::string{"E11"});
        QCOMPARE(condition.coding.code, std::string{"44054006"});
        QCOMPARE(condition.onset, std::string{"2001-05"});
        auto rendered = resource;
        ConditionMapper::write(rendered, condition, mappingRules());
        QCOMPARE(rendered.compact(), resource.compact());
        resource.make("code.coding.0.code") = "80394007";
        QCOMPARE(ConditionMapper::read(resource, mappingRules()).value().icd10, std::string{});
    }

    void aLongNationalCodeFindsItsRoot() {
        const auto resource = withSubject(R"({"resourceType":"Condition",
            "code":{"coding":[{"system":"http:\/\/hl7.org/fhir/sid/icd-10-cn","code":"E11.900x001"}]}})");
        QCOMPARE(ConditionMapper::read(resource, mappingRules()).value().icd10, std::string{"E11.9"});
    }

    void aConditionOfOursSurvivesTheWire() {
        jiayi::care::Condition condition;
        condition.id = {kFact};
        condition.resident = kOwner;
        condition.icd10 = "I10";
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", "I10", "hypertension"};
        condition.onset = "2019";
        condition.status = "resolved";
        condition.recorded = jiayi::startOfDay(makeDate(2020, 1, 2));
        Json written;
        ConditionMapper::write(written, condition, mappingRules());
        auto again = ConditionMapper::read(written, mappingRules()).value();
        QVERIFY(again.icd10 == "I10" && again.coding == condition.coding && again.onset == "2019");
        QVERIFY(again.status == "resolved" && again.recorded == condition.recorded && again.resident == kOwner);
        condition.status = "entered-in-error";
        ConditionMapper::write(written, condition, mappingRules());
        QVERIFY(!written.find("clinicalStatus"));
        QCOMPARE(ConditionMapper::read(written, mappingRules()).value().status, std::string{"entered-in-error"});
    }

    void anAllergySurvivesTheWire() {
        jiayi::care::Allergy allergy;
        allergy.id = {kFact};
        allergy.resident = kOwner;
        allergy.coding.display = "青霉素";
        allergy.severity = "severe";
        allergy.recorded = jiayi::startOfDay(makeDate(2020, 1, 2));
        Json written;
        AllergyMapper::write(written, allergy);
        auto again = AllergyMapper::read(written).value();
        QVERIFY(again.coding == allergy.coding && again.severity == "severe" && again.status == "active");
        again.status = "inactive";
        AllergyMapper::write(written, again);
        QCOMPARE(AllergyMapper::read(written).value().status, std::string{"inactive"});
        QCOMPARE(AllergyMapper::read(withSubject(R"({"resourceType":"AllergyIntolerance"})")).error().reason,
                 std::string{"allergy.code"});
    }

    void aDrugIsKnownByItsWholeName() {
        const auto named = [](const char* text) {
            const auto* drug = drugNamed(mappingRules(), text);
            return drug ? drug->atc : std::string{};
        };
        QCOMPARE(named("24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet"), std::string{"A10BA02"});
        QCOMPARE(named("二甲双胍片"), std::string{"A10BA02"});
        QCOMPARE(named("insulin degludec/aspart"), std::string{"A10AD06"});
        QCOMPARE(named("insulin degludec"), std::string{"A10AE06"});
        QCOMPARE(named("losartan/hydrochlorothiazide"), std::string{"C09DA01"});
        QCOMPARE(named("Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet"), std::string{});
        QCOMPARE(named("aspirin + atorvastatin"), std::string{});
        QCOMPARE(named("Acetaminophen 325 MG Oral Tablet"), std::string{});
    }

    void aPrescriptionIsReadAndKept() {
        const auto request = withSubject(R"({"resourceType":"MedicationRequest","status":"stopped","intent":"order",
            "medicationCodeableConcept":{"text":"metformin"},"authoredOn":"2020-02-03",
            "dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":0.50,"unit":"g"}}],
            "timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}}}]})");
        const auto line = MedicationMapper::read(request, mappingRules()).value();
        QCOMPARE(line.atc, std::string{"A10BA02"});
        QCOMPARE(*line.dailyAmount, 1.0);
        QCOMPARE(line.dailyUnit, std::string{"g"});
        QCOMPARE(line.status, std::string{"stopped"});
        QCOMPARE(*line.start, makeDate(2020, 2, 3));
        auto rendered = request;
        MedicationMapper::write(rendered, line, mappingRules());
        QCOMPARE(rendered.compact(), request.compact());
    }

    void aWeeklyDoseIsNoDailyAmount() {
        const auto weekly = withSubject(R"({"resourceType":"MedicationStatement","status":"active",
            "medicationCodeableConcept":{"text":"dulaglutide"},"dosage":[{"doseAndRate":[{"doseQuantity":{"value":1.5,"unit":"mg"}}],
            "timing":{"repeat":{"frequency":1,"period":7,"periodUnit":"d"}}}]})");
        QVERIFY(!MedicationMapper::read(weekly, mappingRules()).value().dailyAmount);
    }

    void aMedicationLineOfOursSurvivesTheWire() {
        jiayi::care::MedicationLine line;
        line.id = {kFact};
        line.resident = kOwner;
        line.name = "二甲双胍";
        line.atc = "A10BA02";
        line.dose = "0.5 g bid";
        line.dailyAmount = 1.0;
        line.dailyUnit = "g";
        line.start = makeDate(2025, 1, 2);
        line.end = makeDate(2026, 3, 4);
        line.status = "stopped";
        line.stopReason = "腹泻";
        Json written;
        MedicationMapper::write(written, line, mappingRules());
        const auto again = MedicationMapper::read(json(written.compact()), mappingRules()).value();
        QVERIFY(again.name == line.name && again.atc == line.atc && again.dose == line.dose);
        QVERIFY(again.dailyAmount == line.dailyAmount && again.dailyUnit == "g" && again.start == line.start);
        QVERIFY(again.end == line.end && again.status == "stopped" && again.stopReason == line.stopReason);
    }

    void aCodeThatWhoDoesNotHaveIsNotCalledAtc() {
        jiayi::care::MedicationLine line;
        line.id = {kFact};
        line.resident = kOwner;
        line.name = "板蓝根颗粒";
        line.atc = mappingRules().drugByInn("Banlangen")->atc;
        Json written;
        MedicationMapper::write(written, line, mappingRules());
        QVERIFY(written.compact().find("whocc") == std::string::npos);
        QVERIFY(MedicationMapper::read(json(written.compact()), mappingRules()).value().atc == line.atc);
    }

    void programmesAndTargetsSurviveTheWireAndForeignOnesAreNotOurs() {
        jiayi::care::Programme programme{{kFact}, kOwner, "T2DM", makeDate(2024, 1, 1), {}, "active"};
        Json episode;
        ProgrammeMapper::write(episode, programme);
        const auto again = ProgrammeMapper::read(episode).value();
        QVERIFY(again && again->code == "T2DM" && again->since == programme.since && again->resident == kOwner);
        QVERIFY(!ProgrammeMapper::read(withSubject(R"({"resourceType":"EpisodeOfCare","status":"active"})")).value());

        jiayi::care::PersonalTarget target;
        target.id = {kFact};
        target.resident = kOwner;
        target.code = "HBA1C_NGSP";
        target.high = 7.5;
        target.unit = "%";
        target.validFrom = makeDate(2026, 1, 1);
        target.reason = "older";
        target.setBy = "chen";
        Json goal;
        TargetMapper::write(goal, target, mappingRules());
        const auto read = TargetMapper::read(json(goal.compact())).value();
        QVERIFY(read && read->high == 7.5 && !read->low && read->unit == "%" && read->validFrom == target.validFrom);
        QVERIFY(read->reason == "older" && read->setBy == "chen" && read->code == "HBA1C_NGSP");
        // An agreement to go back to the guideline has no limits, and is a fact like any other.
        auto back = target;
        back.high.reset();
        TargetMapper::write(goal, back, mappingRules());
        const auto without = TargetMapper::read(json(goal.compact())).value();
        QVERIFY(without && !without->high && !without->low && without->unit == "%" && without->validFrom == target.validFrom);
        const auto foreign = withSubject(R"({"resourceType":"Goal","lifecycleStatus":"active","startDate":"2020-01-01",
            "target":[{"measure":{"coding":[{"system":"http:\/\/loinc.org","code":"4548-4"}]}}]})");
        QVERIFY(!TargetMapper::read(foreign).value());
    }

    void aSignedVisitSurvivesTheWireWithItsForm() {
        const auto visit = signedVisit();
        Json encounter, form;
        VisitMapper::writeEncounter(encounter, visit);
        VisitMapper::writeForm(form, visit, visit.forms[0]);
        // One form: as every desk before has written it.
        QCOMPARE(std::string{jiayi::mapping::extensionText(encounter, "visit-class")}, std::string{"2"});
        QCOMPARE(*encounter.text("class.code"), std::string_view{"VR"});
        auto again = *VisitMapper::readEncounter(json(encounter.compact())).value();
        QVERIFY(VisitMapper::visitOf(form) == visit.id);
        again.forms.at(0).answers = VisitMapper::readAnswers(json(form.compact()));
        QVERIFY(again.forms == visit.forms && again.date == visit.date && again.mode == "3");
        QVERIFY(again.nextDate == visit.nextDate && again.note == visit.note);
        QVERIFY(again.overrideReason == visit.overrideReason && again.signedBy == "chen" && again.signedAt == visit.signedAt);
        QVERIFY(again.amends == visit.amends && again.amendReason == visit.amendReason && again.status == "signed");
        auto replaced = visit;
        replaced.status = "amended";
        VisitMapper::writeEncounter(encounter, replaced);
        QCOMPARE(VisitMapper::readEncounter(encounter).value()->status, std::string{"amended"});
    }

    void aVisitWithSeveralFormsSurvivesTheWireWithEach() {
        auto visit = signedVisit();
        visit.forms.push_back({"hypertension", {{"sbp", "150"}, {"symptoms", "1"}}, "1", "140 at home"});
        visit.forms.push_back({"gout", {}, "not-assessable", {}});
        Json encounter;
        VisitMapper::writeEncounter(encounter, visit);
        auto again = *VisitMapper::readEncounter(json(encounter.compact())).value();
        std::set<std::string> ids;
        for (std::size_t i = 0; i < visit.forms.size(); ++i) {
            Json form;
            VisitMapper::writeForm(form, visit, visit.forms[i]);
            QVERIFY(VisitMapper::visitOf(form) == visit.id);
            QCOMPARE(VisitMapper::formOf(form), visit.forms[i].form);
            ids.emplace(form.textOr("id", ""));
            again.forms.at(i).answers = VisitMapper::readAnswers(json(form.compact()));
        }
        QCOMPARE(ids.size(), visit.forms.size());
        QVERIFY(again.forms == visit.forms);
        // Nothing said anew, nothing written anew; a changed class is written where it stands.
        const auto before = encounter.compact();
        VisitMapper::writeEncounter(encounter, visit);
        QCOMPARE(encounter.compact(), before);
        visit.forms[1].classification = "2";
        visit.forms[1].classReason.clear();
        VisitMapper::writeEncounter(encounter, visit);
        const auto changed = VisitMapper::readEncounter(encounter).value()->forms;
        QVERIFY(changed.at(1).classification == "2" && changed.at(1).classReason.empty() && changed.at(0).classification == "2" && changed.size() == 3);
    }

    void anEncounterFromElsewhereIsShownAndLeftAlone() {
        const auto encounter = withSubject(R"({"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
            "type":[{"coding":[{"system":"http:\/\/snomed.info/sct","code":"185349003"}],"text":"Check up"}],
            "period":{"start":"2020-01-01T23:30:00+00:00"}})");
        const auto visit = *VisitMapper::readEncounter(encounter).value();
        QVERIFY(visit.status == "imported" && visit.forms.empty() && visit.title == "Check up");
        QCOMPARE(visit.date, makeDate(2020, 1, 2));  // in the institution's zone
        auto rendered = encounter;
        VisitMapper::writeEncounter(rendered, visit);
        QCOMPARE(rendered.compact(), encounter.compact());
        auto planned = encounter;
        planned.set("status", "planned");
        QVERIFY(!VisitMapper::readEncounter(planned).value());
    }

    void anAnswerTakenBackLeavesTheForm() {
        auto visit = signedVisit();
        Json form;
        VisitMapper::writeForm(form, visit, visit.forms[0]);
        form.set("language", "zh");
        visit.forms[0].answers = {{"fpg", "7.1"}};
        VisitMapper::writeForm(form, visit, visit.forms[0]);
        QCOMPARE(form.items("item").size(), std::size_t{1});
        QCOMPARE(*form.text("item.0.answer.0.valueString"), std::string_view{"7.1"});
        QCOMPARE(*form.text("language"), std::string_view{"zh"});
    }
};

JIAYI_TEST(TestFactMappers)
#include "tst_fact_mappers.moc"
