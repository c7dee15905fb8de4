// A resident moves between two clinics of two desks each, on the real hub, while work about them is still unsent.
#include "models/sync/status.h"
#include "sync/client/quarantine.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/moves.h"
#include "tests/fhir/quoted.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace std::chrono_literals;

namespace jiayi::test {

namespace {

constexpr char kOther[] = "120101002";

std::string bloodPressure(const Uuid& id, roster::ResidentId person, const char* code, const char* value) {
    return "{'resourceType':'Observation','id':'" + id.toString() + "','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'" + code +
           "'}]},'subject':{'reference':'Patient/" + person.toString() + "'},'effectiveDateTime':'2026-11-01T08:00:00+08:00','valueQuantity':{'value':" + value +
           ",'unit':'%','system':'http://unitsofmeasure.org','code':'%'}}";
}

struct TwoClinics {
    TestHub hub;
    std::vector<std::unique_ptr<Desk>> desks;  ///< two of the old clinic, two of the new
    roster::ResidentId person;
    std::vector<Uuid> facts;

    TwoClinics() {
        must(hub.store().addInstitution({kOther, "Other clinic"}));
        for (std::uint64_t i = 0; i < 4; ++i) desks.push_back(std::make_unique<Desk>(hub, i + 1, i < 2 ? kClinic : kOther));
        person = desks[0]->addResident("Zhang Wei");
        record(0, "4548-4", "7.1");
        everybodySyncs();
    }
    Desk& desk(std::size_t which) { return *desks[which]; }

    /// A measurement, saved on that desk.
    void record(std::size_t which, const char* code, const char* value) {
        auto& at = desk(which);
        facts.push_back(derivedUuid({"fact", std::to_string(which), std::to_string(facts.size())}));
        sync::Unit unit(at.context(), "measure");
        if (!at.mappers().apply(unit, parsed(bloodPressure(facts.back(), person, code, value)))) throw std::runtime_error("measurement");
        unit.commit();
    }
    void move(const char* from = kClinic, const char* to = kOther) {
        auto& clock = hub.clock();
        clock.advance(1min);
        const auto rules = hub::loadHubRules();
        SeededRandom random{17};
        const auto moved = hub::movePatient(hub.store(), rules.search, hub::OwnReferences{{}}, {person.toString(), from, to, "moved house", makeDate(2026, 11, 20)},
                                            clock.now(), random);
        if (!moved) throw std::runtime_error(toString(moved.error()));
    }
    void everybodySyncs() {
        for (int round = 0; round < 4; ++round)
            for (auto& each : desks) must(each->sync());
    }
    /// A second person, who is enrolled and moves after the backup; the first desk seals them.
    void comeAndGo() {
        hub.backUp();
        person = desk(0).addResident("Li Na");
        record(0, "4548-4", "7.9");
        must(desk(0).sync());
        move();
        must(desk(0).sync());
        QCOMPARE(keysOf(desk(0), "sealed = 1").size(), std::size_t{2});
    }
    void verifyLivesAt(std::size_t which) {
        QVERIFY(desk(which).residentOf(person).status == roster::ResidentStatus::Active);
        QVERIFY(keysOf(desk(which), "sealed = 0").contains("Observation/" + facts.back().toString()));
    }
    static std::set<std::string> keysOf(Desk& at, const char* which) {
        std::set<std::string> keys;
        db::Query rows(at.store.database(), std::string{"SELECT type, id FROM record WHERE type <> 'Provenance' AND "} + which);
        while (rows.next()) keys.insert(rows.text(0) + "/" + rows.uuid(1).toString());
        return keys;
    }
    /// The new clinic has the whole chart, the old one what it wrote, read-only, and nobody lost anything.
    void verify(const char* phone) {
        std::set<std::string> chart{"Patient/" + person.toString()};
        for (const auto& fact : facts) chart.insert("Observation/" + fact.toString());
        for (const std::size_t there : {2u, 3u}) {
            QCOMPARE(keysOf(desk(there), "state = 'clean' AND sealed = 0"), chart);
            QCOMPARE(desk(there).residentOf(person).phone, std::string{phone});
            QVERIFY(desk(there).residentOf(person).status == roster::ResidentStatus::Active);
            QCOMPARE(desk(there).residentOf(person).arrivedOn, std::optional{makeDate(2026, 11, 20)});
        }
        QCOMPARE(clinical(desk(2).contents()), clinical(desk(3).contents()));
        for (const std::size_t here : {0u, 1u}) {
            QCOMPARE(keysOf(desk(here), "sealed = 1"), chart);
            QCOMPARE(keysOf(desk(here), "sealed = 0"), std::set<std::string>{});
            QVERIFY(desk(here).residentOf(person).status == roster::ResidentStatus::Moved);
            QCOMPARE(desk(here).residentOf(person).movedOn, std::optional{makeDate(2026, 11, 20)});
            QCOMPARE(desk(here).residentOf(person).phone, std::string{phone});
            QCOMPARE(desk(here).store.count("SELECT count(*) FROM observation"), static_cast<std::int64_t>(facts.size()));
        }
        for (auto& each : desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }
};

}  // namespace

class TestMoveWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMovedResidentIsWholeThereAndSealedHere() {
        TwoClinics world;
        world.move();
        world.everybodySyncs();
        world.verify("13800000000");
    }

    void workUnsentAtTheMoveIsNotLostWhateverIsCut() {
        for (int cut = 0;; ++cut) {
            TwoClinics world;
            auto& late = world.desk(1);
            late.edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
            world.record(1, "4548-4", "8.4");
            world.move();
            static_cast<void>(world.desk(2).sync());
            const int before = late.transport.sent;
            late.transport.fail({before + cut, cut % 2 == 1, 0, {}});
            static_cast<void>(late.sync());
            const bool reached = late.transport.sent > before + cut;
            late.transport.fail({});
            world.everybodySyncs();
            world.verify("13900000000");
            if (!reached) {
                QVERIFY(cut > 5);
                return;
            }
        }
    }

    void lateWorkThatCameTooLateIsKeptInQuarantineWithTheReason() {
        TwoClinics world;
        auto& late = world.desk(1);
        late.edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
        late.store.clock.advance(1min);
        world.record(1, "4548-4", "8.4");
        world.move();
        must(world.desk(2).sync());
        world.desk(2).edit(world.person, [](auto& resident) { resident.phone = "13700000000"; });
        must(world.desk(2).sync());
        world.everybodySyncs();
        QCOMPARE(world.desk(2).residentOf(world.person).phone, std::string{"13700000000"});
        QCOMPARE(late.residentOf(world.person).phone, std::string{"13900000000"});
        QCOMPARE(late.store.count("SELECT count(*) FROM record WHERE state = 'quarantined'"), std::int64_t{1});
        QCOMPARE(late.store.count("SELECT count(*) FROM outbox WHERE outcome LIKE '%stream.left%'"), std::int64_t{1});
        // The measurement was nobody else's: it is there.
        QCOMPARE(world.desk(3).store.count("SELECT count(*) FROM observation"), std::int64_t{2});
        // Once the other clinic was told, it is let go, and the chart is sealed as it left.
        const sync::RecordKey key{"Patient", world.person.uuid};
        must(sync::letGo(late.context(), late.mappers(), key));
        QCOMPARE(late.residentOf(world.person).phone, world.desk(0).residentOf(world.person).phone);
        world.everybodySyncs();
        QCOMPARE(late.waiting(), std::int64_t{0});
        QCOMPARE(late.store.count("SELECT count(*) FROM record WHERE state <> 'clean'"), std::int64_t{0});
        QCOMPARE(sync::letGo(late.context(), late.mappers(), key).error().reason, std::string{"refused.not-left"});
        QCOMPARE(world.desk(3).residentOf(world.person).phone, std::string{"13700000000"});
    }

    void twoDesksLateWorkOnOneRecordIsMerged() {
        TwoClinics world;
        world.desk(0).edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
        world.desk(1).edit(world.person, [](auto& resident) { resident.grid = "12010500100100009"; });
        world.move();
        world.everybodySyncs();
        for (const std::size_t which : {0u, 1u, 2u, 3u}) {
            QCOMPARE(world.desk(which).residentOf(world.person).phone, std::string{"13900000000"});
            QCOMPARE(world.desk(which).residentOf(world.person).grid, std::string{"12010500100100009"});
            QCOMPARE(world.desk(which).waiting(), std::int64_t{0});
        }
        QCOMPARE(TwoClinics::keysOf(world.desk(1), "sealed = 0"), std::set<std::string>{});
    }

    /// The answer to the one was lost, and says nothing of the other: what is sealed is fetched.
    void lateWorkOfTwoDesksIsSealedWholeThoughTheFirstHeardOfItLast() {
        TwoClinics world;
        auto& first = world.desk(1);
        first.edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
        const auto isPush = [](const sync::HttpRequest& request) { return request.target == "/fhir" && request.method == "POST"; };
        first.transport.instead = [&](const auto& request) { return isPush(request) ? std::optional{sync::HttpResponse{502, {}, {}}} : std::nullopt; };
        QVERIFY(!first.sync());
        first.transport.instead = {};
        world.move();
        first.transport.afterwards = [&](const auto& request, auto& response) {
            if (isPush(request)) response = {502, {}, {}};
        };
        QVERIFY(!first.sync());
        first.transport.afterwards = {};
        world.desk(0).edit(world.person, [](auto& resident) { resident.grid = "12010500100100009"; });
        must(world.desk(0).sync());
        world.everybodySyncs();
        for (const std::size_t which : {0u, 1u, 2u, 3u}) QCOMPARE(world.desk(which).residentOf(world.person).grid, std::string{"12010500100100009"});
        world.verify("13900000000");
    }

    /// The hub still knows of the move, but no more of what came after it.
    void lateWorkThatAHubRestoredFromAfterTheMoveHasLostGoesAgain() {
        TwoClinics world;
        world.desk(1).edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
        world.move();
        world.hub.backUp();
        must(world.desk(1).sync());
        world.hub.restore();
        world.everybodySyncs();
        world.verify("13900000000");
    }

    void lateWorkThatAHubRestoredFromBeforeTheMoveHasLostGoesAgain() {
        TwoClinics world;
        world.record(1, "4548-4", "8.4");
        world.hub.backUp();
        world.move();
        must(world.desk(1).sync());
        QCOMPARE(world.desk(1).store.count("SELECT count(*) FROM record WHERE type = 'Observation' AND sealed = 1"), std::int64_t{2});
        world.hub.restore();
        world.everybodySyncs();
        QCOMPARE(world.desk(0).store.count("SELECT count(*) FROM observation"), std::int64_t{2});
        for (const std::size_t here : {0u, 1u}) {
            QCOMPARE(TwoClinics::keysOf(world.desk(here), "sealed = 1"), std::set<std::string>{});
            QVERIFY(world.desk(here).residentOf(world.person).status == roster::ResidentStatus::Active);
            QVERIFY(!world.desk(here).residentOf(world.person).movedOn);
        }
        world.move();
        world.everybodySyncs();
        QCOMPARE(world.desk(2).store.count("SELECT count(*) FROM observation"), std::int64_t{2});
    }

    /// Enrolled and moved after the backup: what the old clinic sealed may be the only copy.
    void whoCameAndWentAfterTheBackupIsNotLost() {
        TwoClinics world;
        world.comeAndGo();
        world.hub.restore();
        world.everybodySyncs();
        for (const std::size_t which : {0u, 1u}) world.verifyLivesAt(which);
        for (auto& each : world.desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }

    /// They were here for a while, and were worked on: that stays, sealed, though others enrolled them.
    void workOnWhoCameAndWentIsKept() {
        TwoClinics world;
        world.move();
        world.everybodySyncs();
        world.desk(2).edit(world.person, [](auto& resident) { resident.phone = "13500000000"; });
        must(world.desk(2).sync());
        world.move(kOther, kClinic);
        must(world.desk(2).sync());
        const auto patient = "Patient/" + world.person.toString();
        QCOMPARE(TwoClinics::keysOf(world.desk(2), "sealed = 1 AND base IS NOT NULL"), std::set<std::string>{patient});
        QCOMPARE(world.desk(2).residentOf(world.person).phone, std::string{"13500000000"});
        // Who only saw them has the name.
        must(world.desk(3).sync());
        QCOMPARE(world.desk(3).residentOf(world.person).phone, std::string{"13500000000"});
    }

    /// What was deleted before the move and is wanted after all is late work; the colleague's desk fetches what it never had.
    void whatWasDeletedBeforeTheMoveMayBeKeptLate() {
        TwoClinics world;
        const auto note = world.desk(0).addBasic(aboutPatient(world.person));
        world.everybodySyncs();
        world.desk(1).removeBasic(note);
        world.desk(0).editBasic(note, std::string{kInChinese} + "," + aboutPatient(world.person));
        must(world.desk(1).sync());
        world.move();
        must(world.desk(0).sync());
        const auto open = must(sync::readConflicts(world.desk(0).store.database()));
        QCOMPARE(open.size(), std::size_t{1});
        must(sync::resolveConflict(world.desk(0).context(), world.desk(0).mappers(), sync::Merger(sync::MergeSchema::embedded()), open.front().id, sync::Side::Mine));
        world.everybodySyncs();
        for (const std::size_t which : {0u, 1u})
            QVERIFY(TwoClinics::keysOf(world.desk(which), "sealed = 1").contains("Basic/" + note.toString()));
        QVERIFY(TwoClinics::keysOf(world.desk(3), "sealed = 0 AND state = 'clean'").contains("Basic/" + note.toString()));
    }

    /// Both clinics bring them then, and live in one place: who was refused keeps everything until the move is repeated.
    void whoLivesTwiceAfterARestoreLivesWhereTheyWereBroughtFirst() {
        TwoClinics world;
        world.comeAndGo();
        must(world.desk(2).sync());
        world.desk(2).edit(world.person, [](auto& resident) { resident.phone = "13500000000"; });
        world.hub.restore();
        world.everybodySyncs();
        for (const std::size_t which : {0u, 1u}) world.verifyLivesAt(which);
        const auto patient = "Patient/" + world.person.toString();
        QCOMPARE(TwoClinics::keysOf(world.desk(2), "type = 'Patient' AND state = 'quarantined'"), std::set<std::string>{patient});
        QCOMPARE(TwoClinics::keysOf(world.desk(3), "id IS NOT NULL"), std::set<std::string>{});
        QVERIFY(must(sync::readRefusals(world.desk(2).store.database(), 1)).front().outcome.find("patient.elsewhere") != std::string::npos);

        world.move();
        must(sync::retryRefused(world.desk(2).context()));
        world.everybodySyncs();
        for (const std::size_t which : {2u, 3u}) {
            world.verifyLivesAt(which);
            QCOMPARE(world.desk(which).residentOf(world.person).phone, std::string{"13500000000"});
        }
        for (auto& each : world.desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }

    void whoMovesBackIsWritableAgain() {
        TwoClinics world;
        world.move();
        world.everybodySyncs();
        world.hub.clock().advance(1min);
        const auto rules = hub::loadHubRules();
        SeededRandom random{18};
        QVERIFY(hub::movePatient(world.hub.store(), rules.search, hub::OwnReferences{{}},
                                 {world.person.toString(), kOther, kClinic, "moved back", makeDate(2026, 11, 21)}, world.hub.clock().now(), random));
        world.everybodySyncs();
        world.desk(0).edit(world.person, [](auto& resident) { resident.phone = "13600000000"; });
        world.everybodySyncs();
        QCOMPARE(world.desk(1).residentOf(world.person).phone, std::string{"13600000000"});
        QVERIFY(world.desk(1).residentOf(world.person).status == roster::ResidentStatus::Active);
        QVERIFY(world.desk(2).residentOf(world.person).status == roster::ResidentStatus::Moved);
        QCOMPARE(TwoClinics::keysOf(world.desk(2), "sealed = 0"), std::set<std::string>{});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestMoveWorld;
JIAYI_TEST(TestMoveWorld)
#include "tst_move_world.moc"
