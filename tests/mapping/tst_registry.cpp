#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <algorithm>

using jiayi::Uuid;
using jiayi::care::FactRepository;
using jiayi::fhir::Json;
using jiayi::mapping::Applied;
using jiayi::mapping::Registry;
using jiayi::roster::ResidentId;
using jiayi::roster::ResidentRepository;
using jiayi::sync::Origin;
using jiayi::test::bloodPressure;
using jiayi::test::ClinicStore;
using jiayi::test::json;
using jiayi::test::mappingRules;
using jiayi::test::patient;

namespace {

const ResidentId kResident{*Uuid::parse(jiayi::test::kPatientId)};
const Uuid kPressure = *Uuid::parse(jiayi::test::kOtherId);

/// A store that receives resources as the sync engine hands them over: rows by apply(), `base` by the caller.
class Receiver : public ClinicStore {
public:
    Applied pull(const Json& resource) {
        jiayi::sync::Unit unit(context(), "pull", Origin::Hub);
        const auto applied = registry.apply(unit, resource).value();
        const auto owner = applied.resident.isNil() ? std::nullopt : std::optional{applied.resident};
        jiayi::db::Query(database(), "INSERT OR REPLACE INTO record (type, id, resident_id, base) VALUES (?, ?, ?, ?)",
                         *resource.text("resourceType"), *Uuid::parse(*resource.text("id")), owner, resource.compact())
            .run();
        unit.commit();
        return applied;
    }
    Json render(const char* type, const Uuid& id) { return registry.render(database(), type, id).value(); }
    FactRepository facts() { return FactRepository(database()); }

    Registry registry{mappingRules()};
};

/// A visit of that id with one form, or more.
jiayi::care::Visit visitWith(std::vector<std::string> forms) {
    jiayi::care::Visit visit;
    visit.id = {kPressure};
    for (auto& form : forms) visit.forms.push_back({std::move(form)});
    return visit;
}

Json form() {
    auto made = json(R"({"resourceType":"QuestionnaireResponse","status":"completed",
        "questionnaire":"https:\/\/jiayi.health/fhir/Questionnaire/followup-diabetes",
        "item":[{"linkId":"fpg","answer":[{"valueString":"6.8"}]}]})");
    made.set("id", jiayi::care::questionnaireResponseId(visitWith({"diabetes"}), "diabetes").toString());
    made.make("subject.reference") = "Patient/" + std::string{jiayi::test::kPatientId};
    made.make("encounter.reference") = "Encounter/" + std::string{jiayi::test::kOtherId};
    return made;
}

Json encounter() {
    auto made = json(R"({"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"period":{"start":"2026-11-20"},
        "type":[{"coding":[{"system":"https:\/\/jiayi.health/fhir/CodeSystem/visit-form","code":"diabetes"}]}]})");
    made.set("id", jiayi::test::kOtherId);
    made.make("subject.reference") = "Patient/" + std::string{jiayi::test::kPatientId};
    return made;
}

}  // namespace

class TestRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesBeforeItsPatientWaitsAndIsAppliedWithIt() {
        Receiver store;
        const auto early = store.pull(bloodPressure());
        QVERIFY(early.outcome == Applied::Outcome::Waiting);
        QVERIFY(early.resident == kResident.uuid);
        QCOMPARE(store.count("SELECT count(*) FROM observation"), std::int64_t{0});
        QVERIFY(store.pull(patient()).outcome == Applied::Outcome::Stored);
        QCOMPARE(store.facts().series(kResident, "SBP").value().size(), std::size_t{1});
        QCOMPARE(store.facts().series(kResident, "DBP").value().size(), std::size_t{1});
    }

    void aFormThatComesBeforeItsEncounterIsNotLost() {
        Receiver store;
        store.pull(patient());
        QVERIFY(store.pull(form()).outcome == Applied::Outcome::Waiting);
        QVERIFY(store.pull(encounter()).outcome == Applied::Outcome::Stored);
        const auto visit = store.facts().visit({kPressure}).value();
        QCOMPARE(visit.form("diabetes")->answers.at("fpg"), std::string{"6.8"});
        QCOMPARE(visit.forms.size(), std::size_t{1});
        // The Encounter coming again does not take the answers away.
        store.pull(encounter());
        QCOMPARE(store.facts().visit({kPressure}).value().forms[0].answers.size(), std::size_t{1});
    }

    void everythingBeforeThePatientInTheWorstOrder() {
        Receiver store;
        store.pull(form());
        store.pull(encounter());
        store.pull(patient());
        QCOMPARE(store.facts().visit({kPressure}).value().forms[0].answers.at("fpg"), std::string{"6.8"});
    }

    void whatWasPulledIsRenderedByteForByte() {
        Receiver store;
        store.pull(patient());
        store.pull(bloodPressure());
        store.pull(encounter());
        store.pull(form());
        QCOMPARE(store.render("Patient", kResident.uuid).compact(), patient().compact());
        QCOMPARE(store.render("Observation", kPressure).compact(), bloodPressure().compact());
        QCOMPARE(store.render("Encounter", kPressure).compact(), encounter().compact());
        QCOMPARE(store.render("QuestionnaireResponse", jiayi::care::questionnaireResponseId(visitWith({"diabetes"}), "diabetes")).compact(),
                 form().compact());
    }

    /// What one desk signs with several forms, another reads whole, in whatever order it comes.
    void aVisitWithTwoFormsGoesFromDeskToDesk() {
        Receiver from;
        from.pull(patient());
        auto visit = visitWith({"diabetes", "hypertension"});
        visit.resident = kResident;
        visit.date = jiayi::makeDate(2026, 11, 20);
        visit.mode = "1";
        visit.nextDate = jiayi::makeDate(2026, 12, 4);
        visit.forms[0].answers = {{"fpg", "8.4"}, {"visit_outcome", "1"}};
        visit.forms[0].classification = "2";
        visit.forms[1].answers = {{"sbp", "128"}, {"visit_outcome", "1"}};
        visit.forms[1].classification = "1";
        visit.forms[1].classReason = "high only here";
        jiayi::sync::Unit unit(from.context(), "visit.sign");
        FactRepository::save(unit, visit);
        unit.commit();
        QCOMPARE(from.count("SELECT count(*) FROM outbox"), std::int64_t{3});
        std::vector<Json> sent{from.render("Encounter", kPressure)};
        for (const auto& form : visit.forms) sent.push_back(from.render("QuestionnaireResponse", jiayi::care::questionnaireResponseId(visit, form.form)));

        for (const bool formsFirst : {false, true}) {
            Receiver to;
            to.pull(patient());
            if (formsFirst) std::reverse(sent.begin(), sent.end());
            for (const auto& resource : sent) to.pull(resource);
            const auto read = to.facts().visit({kPressure}).value();
            QVERIFY(read.forms == visit.forms && read.nextDate == visit.nextDate);
            for (const auto& resource : sent)
                QCOMPARE(to.render(std::string{*resource.text("resourceType")}.c_str(), *Uuid::parse(*resource.text("id"))).compact(), resource.compact());
            QCOMPARE(to.count("SELECT count(*) FROM visit WHERE contact = 1 AND face_to_face = 1"), std::int64_t{1});
        }
    }

    void pullingLeavesNothingToPush() {
        Receiver store;
        store.pull(patient());
        store.pull(bloodPressure());
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), std::int64_t{0});
        QCOMPARE(store.count("SELECT count(*) FROM audit"), std::int64_t{0});
    }

    void aLocalEditIsWrittenOntoTheHubsVersion() {
        Receiver store;
        store.pull(patient());
        auto resident = ResidentRepository(store.database()).find(kResident).value();
        resident.grid = "7";
        jiayi::sync::Unit unit(store.context(), "resident.edit");
        ResidentRepository::save(unit, resident);
        unit.commit();
        const auto rendered = store.render("Patient", kResident.uuid);
        QCOMPARE(*rendered.numberText("extension.0.valueDecimal"), std::string_view{"5.00"});
        QCOMPARE(*rendered.text("extension.1.valueString"), std::string_view{"7"});
    }

    void aCorrectedHalfGoesOutInThePanelsName() {
        Receiver store;
        store.pull(patient());
        store.pull(bloodPressure());
        auto row = store.facts().series(kResident, "SBP").value().front();
        row.value = 118;
        jiayi::sync::Unit unit(store.context(), "observation.correct");
        FactRepository::save(unit, row);
        unit.commit();
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), std::int64_t{1});
        jiayi::db::Query query(store.database(), "SELECT id FROM outbox");
        QVERIFY(query.next() && query.uuid(0) == kPressure);
        QCOMPARE(*store.render("Observation", kPressure).numberText("component.1.valueQuantity.value"), std::string_view{"118"});
    }

    void aTypeWithoutATableIsKeptAsItCame() {
        Receiver store;
        store.pull(patient());
        auto procedure = json(R"({"resourceType":"Procedure","status":"completed","extension":[{"url":"x","valueDecimal":1.10}]})");
        procedure.set("id", jiayi::test::kOtherId);
        procedure.make("subject.reference") = "Patient/" + std::string{jiayi::test::kPatientId};
        const auto applied = store.pull(procedure);
        QVERIFY(applied.outcome == Applied::Outcome::Kept);
        QVERIFY(applied.resident == kResident.uuid);
        QCOMPARE(store.render("Procedure", kPressure).compact(), procedure.compact());
        QCOMPARE(store.registry.render(store.database(), "Procedure", kResident.uuid).error().reason,
                 std::string{"resource.not-found"});
    }

    void aHalfThatTheNewVersionDropsIsEnteredInError() {
        Receiver store;
        store.pull(patient());
        store.pull(bloodPressure());
        auto newer = bloodPressure();
        newer.make("component").eraseAt(0);
        store.pull(newer);
        QVERIFY(store.facts().series(kResident, "DBP").value().empty());
        QCOMPARE(store.facts().series(kResident, "SBP").value().size(), std::size_t{1});
    }

    void whatTheHubDeletesIsEnteredInError() {
        Receiver store;
        store.pull(patient());
        store.pull(bloodPressure());
        jiayi::sync::Unit unit(store.context(), "pull", Origin::Hub);
        QVERIFY(store.registry.retract(unit, "Observation", kPressure).has_value());
        QVERIFY(store.registry.retract(unit, "Patient", kResident.uuid).has_value());
        unit.commit();
        QVERIFY(store.facts().series(kResident, "SBP").value().empty());
        QCOMPARE(store.count("SELECT count(*) FROM observation WHERE status = 'entered-in-error'"), std::int64_t{2});
        QVERIFY(ResidentRepository(store.database()).find(kResident).value().status == jiayi::roster::ResidentStatus::Moved);
    }

    void whatCannotBeUnderstoodWritesNothing() {
        Receiver store;
        store.pull(patient());
        auto broken = bloodPressure();
        broken.erase("status");
        jiayi::sync::Unit unit(store.context(), "pull", Origin::Hub);
        QCOMPARE(store.registry.apply(unit, broken).error().reason, std::string{"observation.status"});
        QCOMPARE(store.registry.check(broken).error().reason, std::string{"observation.status"});
        QCOMPARE(store.count("SELECT count(*) FROM observation"), std::int64_t{0});
    }

    void anImportedAllergyIsListed() {
        Receiver store;
        store.pull(patient());
        auto allergy = json(R"({"resourceType":"AllergyIntolerance","code":{"text":"penicillin"}})");
        allergy.set("id", jiayi::test::kOtherId);
        allergy.make("patient.reference") = "Patient/" + std::string{jiayi::test::kPatientId};
        jiayi::sync::Unit unit(store.context(), "import");
        QVERIFY(store.registry.apply(unit, allergy).has_value());
        unit.commit();
        QVERIFY(ResidentRepository(store.database()).find(kResident).value().allergyState == jiayi::roster::AllergyState::Listed);
    }
};

JIAYI_TEST(TestRegistry)
#include "tst_registry.moc"
