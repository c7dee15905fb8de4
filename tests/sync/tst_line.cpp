// A round's states, and what ends the rounds: a revoked key, a newer store, a wrong clock; and how large charts arrive.
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

#include "models/sync/line.h"
#include "models/sync/status.h"

namespace jiayi::test {

class TestLine : public QObject {
    Q_OBJECT

    using State = sync::State;
    using Event = sync::Event;

private Q_SLOTS:
    void aRoundWalksThroughItsStates() {
        const State walk[] = {State::Idle, State::Auth, State::Probe, State::ResolveFlight, State::Pull, State::Merge, State::Push, State::Echo, State::Formulary, State::Pictures, State::Digest, State::Idle};
        for (std::size_t i = 0; i + 1 < std::size(walk); ++i) QVERIFY(sync::next(walk[i], Event::Done) == walk[i + 1]);
    }

    void eachFailureHasItsExit() {
        for (const auto from : {State::Pull, State::Echo}) {
            QVERIFY(sync::next(from, Event::EpochLost) == State::Reconcile);
            QVERIFY(sync::next(from, Event::CursorExpired) == State::Resnapshot);
        }
        QVERIFY(sync::next(State::Pull, Event::Failed) == State::Merge);  // a failing pull keeps nothing from the hub
        QVERIFY(sync::next(State::Pull, Event::NoLine) == State::Merge);
        QVERIFY(sync::next(State::Formulary, Event::Failed) == State::Pictures && sync::next(State::Pictures, Event::Failed) == State::Digest);  // nor do formularies
        QVERIFY(sync::next(State::ResolveFlight, Event::Failed) == State::Backoff);
        QVERIFY(sync::next(State::Push, Event::Failed) == State::Backoff);
        QVERIFY(sync::next(State::Push, Event::NoLine) == State::Offline);
        QVERIFY(sync::next(State::Push, Event::Again) == State::Push);
        QVERIFY(sync::next(State::Reconcile, Event::Failed) == State::Backoff);  // nothing is pushed beside half a comparison
        for (const auto from : {State::Auth, State::Pull, State::Push, State::Reconcile, State::Digest}) {
            QVERIFY(sync::next(from, Event::Wait) == State::Backoff);
            QVERIFY(sync::next(from, Event::Refused) == State::Halt);
            QVERIFY(sync::next(from, Event::Stopped) == State::Idle);
        }
        for (const auto event : {Event::Done, Event::Again, Event::Failed, Event::Stopped}) QVERIFY(sync::next(State::Halt, event) == State::Halt);
        for (const auto from : {State::Idle, State::Backoff, State::Offline}) QVERIFY(sync::next(from, Event::Done) == State::Auth);
    }

    void aDeskThatWasShutOutHaltsKeepsItsWorkAndMayPairAgain() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        must(a.sync());
        must(hub.store().revokeClient(must(sync::readLink(a.store.database())).clientId));
        a.addResident("王秀兰");
        {
            sync::HubClient client(a.transport, must(sync::readLink(a.store.database())), a.store.clock, a.store.random);
            sync::SyncEngine engine(a.context(), client, a.mappers());
            const auto round = engine.round();
            QVERIFY(!round);
            QCOMPARE(round.error().reason, std::string("client.revoked"));
            QVERIFY(engine.state() == State::Halt);
            const int before = a.transport.sent;
            QVERIFY(!engine.round());
            QCOMPARE(a.transport.sent, before);  // it does not knock again
        }
        QCOMPARE(must(sync::readLine(a.store.database())).halted, std::string("client.revoked"));
        QCOMPARE(a.logged("halt"), 1);
        QVERIFY(a.waiting() > 0);
        must(sync::pair(a.context(), a.transport, {kHubUrl, hub.pairCode(), {}, "desk"}));
        must(a.sync());
        QCOMPARE(must(sync::readLine(a.store.database())).halted, std::string());
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{2});
    }

    void aDeskThatIsLetInDoesNotPairAgain() {
        TestHub hub;
        Desk a(hub);
        const auto again = sync::pair(a.context(), a.transport, {kHubUrl, hub.pairCode(), {}, "desk"});
        QVERIFY(!again && again.error().reason == "hub.paired");
    }

    void aStoreThatANewerProgramHasChangedIsNotSynced() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        const auto version = a.store.count("PRAGMA user_version");
        a.store.database().execute("PRAGMA user_version = 9999");
        const int before = a.transport.sent;
        const auto round = a.sync();
        QVERIFY(!round);
        QCOMPARE(round.error().reason, std::string("store.newer-schema"));
        QCOMPARE(a.transport.sent, before);
        a.store.database().execute("PRAGMA user_version = " + std::to_string(version));
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void aHubOfAnotherFhirHalts() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.afterwards = [](const auto& request, auto& response) {
            if (request.target == "/fhir/metadata") response.body = fhir::Json::object({{"resourceType", "CapabilityStatement"}, {"fhirVersion", "6.0.0"}}).compact();
        };
        const auto round = a.sync();
        QVERIFY(!round);
        QCOMPARE(round.error().reason, std::string("hub.newer-fhir"));
        QCOMPARE(a.transport.bodies.size(), std::size_t{0});
        QVERIFY(a.waiting() > 0);
    }

    void aWrongClockIsWarnedOfAndTheHubsTimeSigns_data() {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("warnings");
        QTest::newRow("an hour late") << -60 << 1;
        QTest::newRow("a day ahead") << 24 * 60 << 1;
        QTest::newRow("four minutes") << 4 << 0;
    }
    void aWrongClockIsWarnedOfAndTheHubsTimeSigns() {
        QFETCH(int, minutes);
        QFETCH(int, warnings);
        TestHub hub;
        Desk a(hub);
        a.store.clock.set(hub.clock().now() + std::chrono::minutes{minutes});
        a.addResident("张小明");
        must(a.sync());
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(a.logged("clock"), warnings);
        const auto offset = must(sync::readLine(a.store.database())).clockOffset.value();
        QVERIFY(std::chrono::abs(offset + std::chrono::minutes{minutes}) < std::chrono::seconds{2});
    }

    void httpDatesAreRead() {
        QCOMPARE(formatInstant(sync::parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT").value()), std::string("1994-11-06T08:49:37.000Z"));
        for (const char* text : {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 36 Nov 1994 08:49:37 GMT"}) QVERIFY(!sync::parseHttpDate(text));
    }

    void nightlyWorkIsSpreadOverFourHours() {
        std::set<std::int64_t> minutes;
        const auto noon = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{12};
        for (int i = 0; i < 200; ++i) {
            const auto desk = "desk-" + std::to_string(i);
            const auto slot = sync::lastNightlySlot(desk, noon) - startOfDay(makeDate(2026, 11, 22));
            QVERIFY(slot >= std::chrono::hours{1} && slot < std::chrono::hours{5});
            minutes.insert(std::chrono::duration_cast<std::chrono::minutes>(slot).count());
            QVERIFY(sync::lastNightlySlot(desk, noon + std::chrono::hours{2}) == sync::lastNightlySlot(desk, noon));
            QVERIFY(sync::lastNightlySlot(desk, noon + std::chrono::hours{24}) == sync::lastNightlySlot(desk, noon) + std::chrono::hours{24});
        }
        QVERIFY(minutes.size() > 80);
    }

    void aLargeChartSaysThatItIsNotWholeUntilItIs() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        const auto other = a.addResident("王秀兰");
        {
            sync::Unit unit(a.context(), "test.large-chart");
            for (int i = 0; i < 250; ++i) {
                const auto basic = unit.newId<Id<struct ChartTag>>().uuid;
                unit.put("Basic", basic, id.uuid);
                Desk::writeBasic(unit, basic, aboutPatient(id.uuid));
            }
            unit.commit();
        }
        must(a.sync());
        int whole = 0, inPieces = 0, half = 0;
        b.options.breathe = [&] {
            const auto here = b.store.count("SELECT count(*) FROM record WHERE type = 'Basic'");
            const bool marked = sync::isRefreshing(b.store.database(), id.uuid);
            half += here > 0 && here < 250 && !marked;
            inPieces += marked;
            whole += here == 250 && !marked;
            if (sync::isRefreshing(b.store.database(), other.uuid)) ++half;
        };
        must(b.sync());
        QCOMPARE(half, 0);  // no unmarked chart shows part of a round
        QVERIFY(inPieces > 0);
        QVERIFY(whole > 0);
        QCOMPARE(b.store.count("SELECT count(*) FROM refreshing"), 0);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestLine;
JIAYI_TEST(TestLine)
#include "tst_line.moc"
