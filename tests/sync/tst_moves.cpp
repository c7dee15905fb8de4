#include "sync/client/moves.h"
#include "models/care/fact_repository.h"
#include "tests/fhir/quoted.h"
#include "tests/support/test_program.h"
#include "tests/sync/scripted_hub.h"
#include "tests/sync/world.h"

namespace jiayi::test {

namespace {

const Uuid kPerson = *Uuid::parse("01900000-0000-7000-8000-000000000001");
const Uuid kOurs = *Uuid::parse("01900000-0000-7000-8000-000000000002");
const Uuid kTheirs = *Uuid::parse("01900000-0000-7000-8000-000000000003");

std::string personText() {
    return "{'resourceType':'Patient','id':'" + kPerson.toString() +
           "','active':true,'name':[{'text':'Li Na'}],'gender':'female','birthDate':'1960-05-01',"
           "'telecom':[{'system':'phone','value':'13800000001'}],'address':[{'text':'12 Canal Road'}]}";
}
std::string hba1cText(const Uuid& id, const std::string& value) {
    return "{'resourceType':'Observation','id':'" + id.toString() +
           "','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'4548-4'}]},'subject':{'reference':'Patient/" + kPerson.toString() +
           "'},'effectiveDateTime':'2026-10-01','valueQuantity':{'value':" + value +
           ",'unit':'%','system':'http://unitsofmeasure.org','code':'%'}}";
}

/// A desk that holds a person, an observation of its own institution and one from elsewhere, all confirmed in version 1.
struct Chart {
    ClinicStore store;
    ScriptedHub hub;
    mapping::Registry mappers{ruleBook()};
    sync::Merger merger{sync::MergeSchema::embedded()};

    Chart() {
        arrive("Patient", kPerson, "1", personText());
        arrive("Observation", kOurs, "1", hba1cText(kOurs, "7.1"));
        arrive("Observation", kTheirs, "1", hba1cText(kTheirs, "9.2"));
    }
    sync::IncomingOutcome change(const std::string& type, const Uuid& id, const std::string& version, std::optional<fhir::Json> body, const std::string& how) {
        sync::Unit unit(store.context(), "test", sync::Origin::Hub);
        const auto outcome =
            sync::applyChange(unit, mappers, merger, {{type, id}, kClinic, version, std::move(body), store.clock.now(), {}, how});
        unit.commit();
        return outcome;
    }
    void arrive(const std::string& type, const Uuid& id, const std::string& version, const std::string& text, const std::string& how = {}) {
        change(type, id, version, parsed(text), how);
    }
    void leave(const std::string& type, const Uuid& id, const std::string& version, bool sealed) {
        change(type, id, version, {}, sealed ? "leave-sealed" : "leave");
    }
    void everythingLeaves() {
        leave("Patient", kPerson, "2", true);
        leave("Observation", kOurs, "2", true);
        leave("Observation", kTheirs, "2", false);
    }
    Result<std::int64_t> settle() {
        sync::HubClient client(hub, scriptedLink(), store.clock, store.random);
        return sync::Moves(store.context(), client, mappers).settle({});
    }
    roster::Resident person() { return must(roster::ResidentRepository(store.database()).find({kPerson})); }
    Result<void> save(const roster::Resident& resident) {
        return db::attempt([&]() -> Result<void> {
            sync::Unit unit(store.context(), "resident.edit");
            roster::ResidentRepository::save(unit, resident);
            unit.commit();
            return {};
        });
    }
    void renameHere() {
        auto resident = person();
        resident.name = "Li Nana";
        must(save(resident));
    }
    std::int64_t sealed() { return store.count("SELECT count(*) FROM record WHERE sealed = 1"); }
    std::int64_t rows(const Uuid& observation) {
        db::Query query(store.database(), "SELECT count(*) FROM observation WHERE id = ?", observation);
        return query.next() ? query.integer(0) : -1;
    }
};

}  // namespace

class TestMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWeWroteIsSealedAndWhatOthersWroteGoes() {
        Chart chart;
        QCOMPARE(chart.store.count("SELECT hba1c_percent = 9.2 OR hba1c_percent = 7.1 FROM resident"), std::int64_t{1});
        chart.everythingLeaves();
        QCOMPARE(chart.rows(kTheirs), std::int64_t{1});  // only marked so far
        QCOMPARE(*chart.settle(), std::int64_t{3});
        QCOMPARE(chart.sealed(), std::int64_t{2});
        QCOMPARE(chart.rows(kOurs), std::int64_t{1});
        QCOMPARE(chart.rows(kTheirs), std::int64_t{0});
        QCOMPARE(chart.store.count("SELECT count(*) FROM record WHERE base LIKE '%9.2%'"), std::int64_t{0});
        QCOMPARE(chart.store.count("SELECT hba1c_percent = 7.1 FROM resident"), std::int64_t{1});  // the figures let go of it
        QCOMPARE(chart.person().name, std::string{"Li Na"});
        QVERIFY(chart.person().status == roster::ResidentStatus::Moved);
        QCOMPARE(chart.person().movedOn, std::optional{localDate(chart.store.clock.now())});
        QCOMPARE(*chart.settle(), std::int64_t{0});
        QVERIFY(chart.hub.asked.empty());
    }

    void theArchiveIsReadOnly() {
        Chart chart;
        chart.everythingLeaves();
        QVERIFY(chart.settle());
        auto resident = chart.person();
        resident.name = "Somebody";
        const auto saved = chart.save(resident);
        QVERIFY(!saved && saved.error().code == Errc::Denied);
        QCOMPARE(saved.error().reason, std::string{"record.sealed"});
        QCOMPARE(chart.person().name, std::string{"Li Na"});
        QCOMPARE(chart.store.count("SELECT count(*) FROM outbox"), std::int64_t{0});
        const auto removed = db::attempt([&]() -> Result<void> {
            sync::Unit unit(chart.store.context(), "draft.remove");
            unit.remove("Observation", kOurs);
            unit.commit();
            return {};
        });
        QCOMPARE(removed.error().reason, std::string{"record.sealed"});
        QCOMPARE(chart.sealed(), std::int64_t{2});
    }

    void aPersonWhomOthersEnrolledIsReducedToAName() {
        Chart chart;
        chart.leave("Patient", kPerson, "2", false);
        chart.leave("Observation", kOurs, "2", true);
        QVERIFY(chart.settle());
        const auto person = chart.person();
        QCOMPARE(person.name, std::string{"Li Na"});
        QVERIFY(person.phone.empty() && person.address.empty());
        QCOMPARE(chart.store.count("SELECT count(*) FROM search_key WHERE key LIKE '%13800000001%'"), std::int64_t{0});
        QCOMPARE(chart.store.count("SELECT count(*) FROM record WHERE type = 'Patient' AND base IS NOT NULL"), std::int64_t{0});
        QCOMPARE(chart.save(person).error().reason, std::string{"record.sealed"});
    }

    void nothingGoesWhileWorkOfThePersonWaits() {
        Chart chart;
        chart.renameHere();
        chart.everythingLeaves();
        QCOMPARE(*chart.settle(), std::int64_t{0});
        QCOMPARE(chart.rows(kTheirs), std::int64_t{1});
        QCOMPARE(chart.store.count("SELECT count(*) FROM record WHERE state = 'leaving'"), std::int64_t{3});
        // It goes out based on the version just before the move.
        QCOMPARE(chart.store.count("SELECT count(*) FROM outbox WHERE base_version = '1' AND state = 'waiting'"), std::int64_t{1});
        QVERIFY(chart.person().movedOn);  // the roster says so already
        QVERIFY(chart.person().status == roster::ResidentStatus::Active);  // but the new clinic must not be told so
        chart.store.database().execute("DELETE FROM outbox");  // the hub has taken it
        QCOMPARE(*chart.settle(), std::int64_t{3});
        QCOMPARE(chart.person().name, std::string{"Li Nana"});
    }

    void refusedWorkStaysUntilSomebodyHasSeenToIt() {
        Chart chart;
        auto body = parsed(hba1cText(kTheirs, "9.3"));
        {
            sync::Unit unit(chart.store.context(), "edit");
            must(chart.mappers.apply(unit, body).has_value() ? Result<void>{} : Result<void>{invalid("x")});
            unit.commit();
        }
        chart.store.database().execute("UPDATE record SET state = 'quarantined' WHERE state = 'dirty'");
        chart.everythingLeaves();
        QCOMPARE(*chart.settle(), std::int64_t{2});
        QCOMPARE(chart.rows(kTheirs), std::int64_t{1});
        QCOMPARE(chart.store.count("SELECT count(*) FROM record WHERE state = 'quarantined'"), std::int64_t{1});
        QCOMPARE(chart.store.count("SELECT count(*) FROM outbox"), std::int64_t{1});
    }

    void aSealedVersionThatIsNotHereIsFetched() {
        Chart chart;
        // A colleague's late work: two versions on, and something this desk has never seen.
        const auto fresh = *Uuid::parse("01900000-0000-7000-8000-000000000009");
        chart.leave("Observation", kOurs, "3", true);
        chart.leave("Observation", fresh, "1", true);
        chart.hub.on("GET /fhir/Observation/" + kOurs.toString() + "/_history/3", sync::HttpResponse{200, {}, quoted(hba1cText(kOurs, "7.5"))});
        chart.hub.on("GET /fhir/Observation/" + fresh.toString() + "/_history/1", sync::HttpResponse{200, {}, quoted(hba1cText(fresh, "6.4"))});
        chart.hub.cutAt = 1;
        QVERIFY(chart.settle().error().code == Errc::Offline);
        QVERIFY(chart.settle());
        QCOMPARE(chart.sealed(), std::int64_t{2});
        QCOMPARE(chart.store.count("SELECT count(*) FROM observation WHERE value IN (7.5, 6.4)"), std::int64_t{2});
        // Late work after it was sealed is fetched as well.
        chart.leave("Observation", kOurs, "4", true);
        chart.hub.on("GET /fhir/Observation/" + kOurs.toString() + "/_history/4", sync::HttpResponse{200, {}, quoted(hba1cText(kOurs, "7.6"))});
        QVERIFY(chart.settle());
        QCOMPARE(chart.store.count("SELECT count(*) FROM observation WHERE value = 7.6"), std::int64_t{1});
        QCOMPARE(chart.sealed(), std::int64_t{2});
    }

    void theHubsRecordOfTheMoveTellsItsDay() {
        Chart chart;
        const auto record = *Uuid::parse("01900000-0000-7000-8000-00000000000a");
        chart.everythingLeaves();
        chart.leave("Provenance", record, "1", true);
        chart.hub.on("GET /fhir/Provenance/", sync::HttpResponse{200, {}, quoted("{'resourceType':'Provenance','id':'" + record.toString() +
            "','target':[{'reference':'Patient/" + kPerson.toString() + "'}],'occurredDateTime':'2026-12-01','activity':{'text':'move'}}")});
        QVERIFY(chart.settle());
        QCOMPARE(chart.person().movedOn, std::optional{makeDate(2026, 12, 1)});
    }

    void whoComesBackIsOursAgain() {
        Chart chart;
        chart.everythingLeaves();
        QVERIFY(chart.settle());
        chart.arrive("Patient", kPerson, "5", personText(), "enter");
        chart.arrive("Observation", kOurs, "5", hba1cText(kOurs, "7.1"), "enter");
        chart.arrive("Observation", kTheirs, "5", hba1cText(kTheirs, "9.2"), "enter");
        QCOMPARE(chart.sealed(), std::int64_t{0});
        QCOMPARE(chart.rows(kTheirs), std::int64_t{1});
        const auto person = chart.person();
        QVERIFY(person.status == roster::ResidentStatus::Active);
        QVERIFY(!person.movedOn);
        QCOMPARE(person.arrivedOn, std::optional{localDate(chart.store.clock.now())});
        QCOMPARE(person.phone, std::string{"13800000001"});
        chart.renameHere();
        QCOMPARE(chart.store.count("SELECT count(*) FROM outbox WHERE base_version = '5'"), std::int64_t{1});
    }

    void leavingTwiceIsLeavingOnce() {
        Chart chart;
        chart.everythingLeaves();
        QVERIFY(chart.settle());
        QVERIFY(chart.change("Observation", kOurs, "2", {}, "leave-sealed") == sync::IncomingOutcome::Same);
        QVERIFY(chart.change("Observation", kTheirs, "2", {}, "leave") == sync::IncomingOutcome::Same);
        QCOMPARE(*chart.settle(), std::int64_t{0});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestMoves;
JIAYI_TEST(TestMoves)
#include "tst_moves.moc"
