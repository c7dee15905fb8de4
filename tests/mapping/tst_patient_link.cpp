// Patient.link, and facts of a merged record on the wire.
#include "models/care/fact_repository.h"
#include "models/roster/duplicates/merge_residents.h"
#include "models/roster/resident_repository.h"
#include "sync/mapping/patient_link.h"
#include "sync/mapping/registry.h"
#include "sync/mapping/resident_mapper.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;
using fhir::Json;
using mapping::ResidentMapper;
using roster::Resident;
using roster::ResidentId;

namespace {

ResidentId named(const char* name) { return {derivedUuid({name})}; }

Resident merged() {
    Resident one;
    one.id = named("gone");
    one.name = "章晓明";
    one.status = roster::ResidentStatus::Merged;
    one.deathDate = makeDate(2026, 1, 2);
    one.link =
        roster::MergeLink{named("kept"),     startOfDay(makeDate(2026, 11, 22)), "chen",
                          "same \"person\"", roster::ResidentStatus::Dead,       R"({"phone":"1\t2"})"};
    return one;
}

}  // namespace

class TestPatientLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLinkSurvivesTheWire() {
        Json written;
        ResidentMapper::write(written, merged());
        const auto read = ResidentMapper::read(json(written.compact())).value();
        QVERIFY(read.link == merged().link);
        QVERIFY(read.status == roster::ResidentStatus::Merged);
        QVERIFY(read.deathDate == merged().deathDate);
        const auto before = written.compact();
        ResidentMapper::write(written, merged());
        QCOMPARE(written.compact(), before);
    }

    void takenBackNothingIsLeftOfItButOtherPeoplesLinks() {
        Json written;
        ResidentMapper::write(written, merged());
        written.make("link").push(
            json(R"({"other":{"reference":"Patient/at-the-hospital"},"type":"seealso"})"));
        auto back = merged();
        back.link.reset();
        back.status = roster::ResidentStatus::Dead;
        ResidentMapper::write(written, back);
        QCOMPARE(written.items("link").size(), std::size_t{1});
        QVERIFY(written.text("link.0.type") == "seealso");
        QVERIFY(written.boolean("active") == true);
        QVERIFY(!ResidentMapper::read(written)->link);
    }

    void ofTwoLinksEveryDeskReadsTheSame() {
        auto first = merged(), second = merged();
        first.link->into = named("kept");
        second.link->into = named("another");
        Json one, other;
        ResidentMapper::write(one, first);
        ResidentMapper::write(other, second);
        auto both = one;
        both.make("link").push(other.items("link")[0]);
        auto turned = other;
        turned.make("link").push(one.items("link")[0]);
        const auto smaller = std::min(named("kept"), named("another"));
        for (const auto& each : {both, turned}) QVERIFY(ResidentMapper::read(each)->link->into == smaller);
    }

    void aStrangersLinkIsReadWithoutItsTerms() {
        auto patient = json(
            R"({"resourceType":"Patient","active":false,"link":[{"other":{"reference":"Patient/0190a5c4-2222-7abc-8def-000000000002"},"type":"replaced-by"}]})");
        patient.set("id", kPatientId);
        const auto read = ResidentMapper::read(patient);
        QCOMPARE(read->link->into.toString(), std::string(kOtherId));
        QVERIFY(read->link->statusBefore == roster::ResidentStatus::Active);
    }

    void aFactOfAMergedRecordIsRenderedAsWhoseItIs() {
        ClinicStore store;
        const mapping::Registry registry(mappingRules());
        const auto add = [&](const char* name) {
            sync::Unit unit(store.context(), "resident.add");
            Resident one;
            one.id = named(name);
            one.name = name;
            roster::ResidentRepository::save(unit, one);
            unit.commit();
            return one.id;
        };
        const auto kept = add("kept"), gone = add("gone");
        care::Visit visit;
        visit.id = {derivedUuid({"visit"})};
        visit.resident = gone;
        visit.date = makeDate(2026, 10, 1);
        visit.mode = "1";
        visit.forms = {{"diabetes", {{"visit_outcome", "1"}, {"visit_mode", "1"}}, "1", {}}};
        sync::Unit unit(store.context(), "test");
        care::FactRepository::save(unit, visit);
        unit.commit();
        std::map<std::string, std::string> before;
        const auto render = [&](const char* type, const Uuid& id) {
            return registry.render(store.database(), type, id).value().compact();
        };
        const auto form = care::questionnaireResponseId(visit, "diabetes");
        before["Encounter"] = render("Encounter", visit.id.uuid);
        before["QuestionnaireResponse"] = render("QuestionnaireResponse", form);
        QVERIFY(before["Encounter"].find("Patient/" + gone.toString()) != std::string::npos);
        QVERIFY(roster::duplicates::MergeResidents({kept, gone, {}, "same person"})(store.context()));
        QCOMPARE(care::FactRepository(store.database()).visit(visit.id)->resident, kept);
        QCOMPARE(render("Encounter", visit.id.uuid), before["Encounter"]);
        QCOMPARE(render("QuestionnaireResponse", form), before["QuestionnaireResponse"]);
        // Heard again from the hub it is where it was.
        sync::Unit again(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(again, json(before["Encounter"])));
        again.commit();
        QCOMPARE(care::FactRepository(store.database()).visit(visit.id)->resident, kept);
        // The two records say it.
        QVERIFY(render("Patient", gone.uuid).find("replaced-by") != std::string::npos);
        QVERIFY(render("Patient", kept.uuid).find("\"replaces\"") != std::string::npos);
        // A file from before the merge takes nothing back.
        Json old;
        Resident plain;
        plain.id = gone;
        plain.name = "gone";
        ResidentMapper::write(old, plain);
        sync::Unit import(store.context(), "import");
        QVERIFY(registry.apply(import, old));
        import.commit();
        QVERIFY(roster::ResidentRepository::shownAs(store.database(), gone) == kept);
        QVERIFY(roster::ResidentRepository(store.database()).find(gone)->status ==
                roster::ResidentStatus::Merged);
    }
};

JIAYI_TEST(TestPatientLink)
#include "tst_patient_link.moc"
