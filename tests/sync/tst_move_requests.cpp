// A resident changes clinic from the first word to the last: two clinics of two desks, the hub between them, and work that is not sent yet.
#include "models/roster/moves/move_acts.h"
#include "models/roster/moves/move_lists.h"
#include "sync/client/grants.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/move_requests.h"
#include "tests/fhir/quoted.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace std::chrono_literals;

namespace jiayi::test {

namespace {

constexpr char kThere[] = "120101002";
const std::string kCitizen = "120103196205143517";

const moves::MovesBook& requestBook() {
    static const auto book = must(moves::loadMovesBook());
    return book;
}
const contracts::ContractBook& contractRules() {
    static const auto book = must(contracts::loadContractBook());
    return book;
}
moves::HandoverBook handoverRules() {
    static const auto letters = must(referral::loadReferralBook());
    return {ruleBook(), letters, requestBook(), {}};
}

struct Movers {
    TestHub hub;
    hub::HubRules rules = hub::loadHubRules();
    hub::OwnReferences references{{}};
    SeededRandom random{23};
    std::vector<std::unique_ptr<Desk>> desks;  ///< two of the old clinic, two of the new
    roster::ResidentId person;

    Movers() {
        must(hub.store().addInstitution({kThere, "Other clinic"}));
        for (std::uint64_t i = 0; i < 4; ++i) desks.push_back(std::make_unique<Desk>(hub, i + 1, i < 2 ? kClinic : kThere));
        person = desk(0).addResident("Zhang Wei");
        desk(0).edit(person, [](auto& resident) {
            resident.citizenId = kCitizen;
            resident.contractUntil = makeDate(2026, 12, 31);
        });
        measure(0, "4548-4", "7.1");
        everybodySyncs();
    }
    Desk& desk(std::size_t which) { return *desks[which]; }
    void measure(std::size_t which, const char* code, const char* value) {
        auto& at = desk(which);
        const auto id = derivedUuid({"measured", std::to_string(which), code, value});
        sync::Unit unit(at.context(), "measure");
        const auto body = "{'resourceType':'Observation','id':'" + id.toString() + "','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'" + code +
                          "'}]},'subject':{'reference':'Patient/" + person.toString() + "'},'effectiveDateTime':'2026-11-01T08:00:00+08:00','valueQuantity':{'value':" + value +
                          ",'unit':'%','system':'http://unitsofmeasure.org','code':'%'}}";
        must(at.mappers().apply(unit, parsed(body)));
        unit.commit();
    }
    void everybodySyncs() {
        for (int round = 0; round < 4; ++round)
            for (auto& each : desks) must(each->sync());
    }
    hub::MoveOffice office(std::chrono::hours later = 0h) {
        hub.clock().advance(1min);
        return {hub.store(), rules.search, references, hub.clock().now() + later, random};
    }
    moves::MoveRequestId leave(const char* reason = "distance") {
        return must(moves::AskToLeave{person, kThere, reason}(desk(0).context(), requestBook()));
    }
    void carryOut(moves::MoveRequestId id, std::chrono::hours later = 0h) {
        const auto moved = hub::carryOut(office(later), id.toString(), false);
        if (!moved) throw std::runtime_error(toString(moved.error()));
    }
    moves::MoveRequest requestAt(std::size_t which, moves::MoveRequestId id) { return must(moves::MovesRepository(desk(which).store.database()).request(id)); }
    std::vector<moves::ArrivalRow> arrivalsAt(std::size_t which) { return must(moves::readArrivals(desk(which).store.database(), makeDate(2026, 11, 22), 90)); }
    std::int64_t count(std::size_t which, const char* sql) { return desk(which).store.count(sql); }
};

}  // namespace

class TestMoveRequestWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResidentLeavesWithAHandoverAndIsTakenIn() {
        Movers world;
        const auto id = world.leave();
        must(moves::ConfirmHandover{id, "请留意足部"}(world.desk(0).context(), handoverRules()));
        world.everybodySyncs();
        QVERIFY(must(moves::MovesRepository(world.desk(1).store.database()).openDeparture(world.person)));  // the colleague sees it
        world.carryOut(id);
        world.everybodySyncs();
        for (const std::size_t here : {0u, 1u}) {
            QVERIFY(world.requestAt(here, id).state == moves::MoveState::Done);
            QVERIFY(world.desk(here).residentOf(world.person).status == roster::ResidentStatus::Moved);
            QCOMPARE(world.count(here, "SELECT count(*) FROM record WHERE type IN ('Task', 'Composition') AND sealed = 1"), std::int64_t{2});
            const auto board = must(moves::readBoard(world.desk(here).store.database(), makeDate(2026, 11, 22), 12, 90));
            QVERIFY(board.departures() == 1 && board.reasons.front().id == "distance" && board.leftFor.front().id == kThere && board.leaving == 0);
        }
        for (const std::size_t there : {2u, 3u}) {
            const auto waiting = world.arrivalsAt(there);
            QCOMPARE(waiting.size(), std::size_t{1});
            QVERIFY(waiting[0].handedOver && waiting[0].from == "Test clinic" && waiting[0].reason == "distance");
            const auto brought = must(moves::MovesRepository(world.desk(there).store.database()).newestHandover(world.person));
            QVERIFY(brought && brought->note == "请留意足部" && brought->confirmedBy == "chen");
            QCOMPARE(world.count(there, "SELECT count(*) FROM observation"), std::int64_t{1});
        }
        // One desk takes them in; the other hears of it, the old clinic does not.
        must(moves::AcceptArrival{world.person, "陈医生", "confirmed", "to-sign"}(world.desk(2).context(), contractRules()));
        world.everybodySyncs();
        QVERIFY(world.arrivalsAt(2).empty() && world.arrivalsAt(3).empty());
        QCOMPARE(world.desk(3).residentOf(world.person).doctor, std::string{"陈医生"});
        QCOMPARE(world.count(0, "SELECT count(*) FROM arrival"), std::int64_t{0});
        for (auto& each : world.desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }

    void workUnsentAtTheMoveIsNotLost() {
        Movers world;
        const auto id = world.leave();
        must(moves::ConfirmHandover{id, {}}(world.desk(0).context(), handoverRules()));
        world.everybodySyncs();
        world.measure(1, "4548-4", "8.4");
        world.desk(1).edit(world.person, [](auto& resident) { resident.phone = "13900000000"; });
        world.carryOut(id);
        must(world.desk(2).sync());
        world.everybodySyncs();
        for (const std::size_t there : {2u, 3u}) {
            QCOMPARE(world.count(there, "SELECT count(*) FROM observation"), std::int64_t{2});
            QCOMPARE(world.desk(there).residentOf(world.person).phone, std::string{"13900000000"});
        }
        QCOMPARE(world.count(1, "SELECT count(*) FROM record WHERE type = 'Observation' AND sealed = 1"), std::int64_t{2});
        for (auto& each : world.desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }

    void aRequestMadeWithTheLineDownWaits() {
        Movers world;
        const auto id = world.leave();
        QVERIFY(must(hub::standingRequests(world.office())).empty());
        QCOMPARE(hub::carryOut(world.office(), id.toString(), true).error().reason, std::string{"move.no-request"});
        world.everybodySyncs();
        QCOMPARE(must(hub::standingRequests(world.office())).size(), std::size_t{1});
    }

    void whoAsksElsewhereIsAnnouncedAndComes() {
        Movers world;
        const auto ask = must(moves::AskToCome{"Zhang Wei", kCitizen, {}, "moved-home"}(world.desk(2).context(), requestBook()));
        world.everybodySyncs();
        QVERIFY(world.requestAt(3, ask).resident.isNil());
        must(hub::announceArrival(world.office(), ask.toString()));
        world.everybodySyncs();
        const auto told = must(moves::MovesRepository(world.desk(1).store.database()).openDeparture(world.person));
        QVERIFY(told && told->announced && told->other == kThere && told->reason == "moved-home");
        QCOMPARE(moves::WithdrawMove({told->id, "no"})(world.desk(1).context()).error().reason, std::string{"move.announced"});
        must(moves::ConfirmHandover{told->id, {}}(world.desk(1).context(), handoverRules()));
        world.everybodySyncs();
        world.carryOut(ask);
        world.everybodySyncs();
        for (const std::size_t there : {2u, 3u}) {
            const auto request = world.requestAt(there, ask);
            QVERIFY(request.state == moves::MoveState::Done && request.resident == world.person);
            QCOMPARE(world.arrivalsAt(there).size(), std::size_t{1});
        }
        QVERIFY(world.requestAt(0, told->id).state == moves::MoveState::Done);
    }

    void aRefusalAndItsReasonReachWhoAsked() {
        Movers world;
        const auto id = world.leave();
        world.everybodySyncs();
        must(hub::refuseMove(world.office(), id.toString(), "quota is full"));
        world.everybodySyncs();
        for (const std::size_t here : {0u, 1u}) {
            QVERIFY(world.requestAt(here, id).state == moves::MoveState::Refused);
            QCOMPARE(world.requestAt(here, id).answer, std::string{"quota is full"});
            QVERIFY(world.desk(here).residentOf(world.person).status == roster::ResidentStatus::Active);
        }
        QVERIFY(must(moves::MovesRepository(world.desk(0).store.database()).openDeparture(world.person)) == std::nullopt);
        world.leave("waiting");  // asked anew
    }

    void whoComesBackWaitsAgainAndTheOldHandoverCountsForNothing() {
        Movers world;
        const auto away = world.leave();
        must(moves::ConfirmHandover{away, "first"}(world.desk(0).context(), handoverRules()));
        world.everybodySyncs();
        world.carryOut(away);
        world.everybodySyncs();
        must(moves::AcceptArrival{world.person, "陈医生", "confirmed", "signed"}(world.desk(2).context(), contractRules()));
        const auto back = must(moves::AskToLeave{world.person, kClinic, "family"}(world.desk(2).context(), requestBook()));
        world.everybodySyncs();
        QCOMPARE(hub::carryOut(world.office(), back.toString(), false).error().reason, std::string{"move.no-handover"});
        must(moves::ConfirmHandover{back, "second"}(world.desk(3).context(), handoverRules()));
        world.everybodySyncs();
        world.carryOut(back, 24h);  // on another day: of one day there is one arrival
        world.everybodySyncs();
        for (const std::size_t here : {0u, 1u}) {
            QVERIFY(world.desk(here).residentOf(world.person).status == roster::ResidentStatus::Active);
            QCOMPARE(world.arrivalsAt(here).size(), std::size_t{1});
            QCOMPARE(must(moves::MovesRepository(world.desk(here).store.database()).newestHandover(world.person))->note, std::string{"second"});
        }
        QVERIFY(world.desk(2).residentOf(world.person).status == roster::ResidentStatus::Moved);
        must(moves::AcceptArrival{world.person, "李医生", "corrected", "signed"}(world.desk(0).context(), contractRules()));
        world.everybodySyncs();
        QVERIFY(world.arrivalsAt(1).empty());
        for (auto& each : world.desks) QCOMPARE(each->waiting(), std::int64_t{0});
    }

    void aPartnerReadsUntilItsDayAndNoLonger() {
        Movers world;
        const auto grants = [&](std::size_t which) {
            auto& at = world.desk(which);
            sync::HubClient client(at.transport, must(sync::readLink(at.store.database())), at.store.clock, world.random);
            return must(sync::readGrants(client));
        };
        const auto today = makeDate(2026, 11, 22);
        auto& home = world.desk(0);
        sync::HubClient client(home.transport, must(sync::readLink(home.store.database())), home.store.clock, world.random);
        QCOMPARE(sync::giveGrant(client, {world.person, kThere, today, today - Days{1}, {}}).error().reason, std::string{"grant.period"});
        QCOMPARE(sync::giveGrant(client, {world.person, "nowhere", today, today, {}}).error().reason, std::string{"institution.unknown"});
        must(sync::giveGrant(client, {world.person, kThere, today, today + Days{30}, {}}));
        QCOMPARE(grants(0).size(), std::size_t{1});
        const auto held = grants(2);
        QVERIFY(held.size() == 1 && held[0].home == kClinic && held[0].patient == world.person && held[0].to == today + Days{30});
        auto& partner = world.desk(2);
        sync::HubClient there(partner.transport, must(sync::readLink(partner.store.database())), partner.store.clock, world.random);
        QCOMPARE(sync::endGrant(there, held[0]).error().reason, std::string{"patient.unknown"});
        must(sync::endGrant(client, held[0]));
        QVERIFY(grants(0).empty() && grants(2).empty());
    }
};

}  // namespace jiayi::test

using jiayi::test::TestMoveRequestWorld;
JIAYI_TEST(TestMoveRequestWorld)
#include "tst_move_requests.moc"
