#include "sync/client/digest_check.h"
#include "sync/client/bulk.h"
#include "sync/client/schedule.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace std::chrono_literals;

namespace jiayi::test {

namespace {

struct Pair {
    TestHub hub;
    Desk a{hub, 1};
    Desk b{hub, 2};
    std::vector<roster::ResidentId> residents;

    explicit Pair(int count = 5) {
        for (int i = 0; i < count; ++i) residents.push_back(a.addResident("Resident"));
        for (auto* desk : {&a, &b, &a}) must(desk->sync());
    }
    sync::DigestReport compare(Desk& desk) {
        sync::HubClient client(desk.transport, must(sync::readLink(desk.store.database())), desk.store.clock, desk.store.random);
        return must(sync::DigestCheck(desk.context(), client, desk.mappers(), {}).run({}));
    }
};

}  // namespace

class TestDigestCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sidesThatAgreeExchangeNoIds() {
        Pair world;
        const auto report = world.compare(world.b);
        QVERIFY(report.compared);
        QCOMPARE(report.buckets, std::int64_t{0});
        QCOMPARE(world.b.transport.asked["GET /fhir/$digest"], 1);
        QCOMPARE(world.b.store.count("SELECT count(*) FROM hub WHERE digest_at IS NOT NULL"), std::int64_t{1});
    }

    void whatThisDeskLostComesBack() {
        Pair world;
        db::Query(world.b.store.database(), "DELETE FROM record WHERE type = 'Patient' AND id = ?", world.residents[2]).run();
        db::Query(world.b.store.database(), "UPDATE record SET base_version = '9' WHERE type = 'Patient' AND id = ?", world.residents[3]).run();
        const auto report = world.compare(world.b);
        QCOMPARE(report.buckets, std::int64_t{2});
        QVERIFY(report.fetched >= 1);
        must(world.b.sync());
        must(world.a.sync());
        QCOMPARE(world.compare(world.b).buckets, std::int64_t{0});
        QCOMPARE(world.b.contents(), world.a.contents());
        QCOMPARE(world.b.residentOf(world.residents[2]).name, std::string{"Resident"});
        QCOMPARE(world.b.store.count("SELECT count(*) FROM sync_log WHERE event = 'digest'"), std::int64_t{1});
    }

    void whatTheHubLostGoesThereAgain() {
        Pair world;
        const auto lost = world.b.addResident("Only here");
        // As if the hub had once confirmed it.
        auto body = must(world.b.mappers().render(world.b.store.database(), "Patient", lost.uuid));
        {
            db::Transaction transaction(world.b.store.database());
            sync::dropOps(world.b.store.database(), {"Patient", lost.uuid});
            sync::setBase(world.b.store.database(), {"Patient", lost.uuid}, kClinic, body, "1", {});
            transaction.commit();
        }
        const auto report = world.compare(world.b);
        QCOMPARE(report.again, std::int64_t{1});
        must(world.b.sync());
        must(world.a.sync());
        QCOMPARE(world.a.residentOf(lost).name, std::string{"Only here"});
        QCOMPARE(world.compare(world.b).buckets, std::int64_t{0});
    }

    void whatTheHubDeletedIsRetired() {
        Pair world;
        const auto gone = world.residents[1];
        {
            sync::Unit unit(world.a.context(), "remove");
            unit.remove("Patient", gone.uuid);
            unit.commit();
        }
        must(world.a.sync());
        const auto before = must(world.b.mappers().render(world.b.store.database(), "Patient", gone.uuid));
        must(world.b.sync());
        {
            db::Transaction transaction(world.b.store.database());
            sync::setBase(world.b.store.database(), {"Patient", gone.uuid}, kClinic, before, "1", {});
            sync::setState(world.b.store.database(), {"Patient", gone.uuid}, "clean");
            transaction.commit();
        }
        QCOMPARE(world.compare(world.b).retired, std::int64_t{1});
        QCOMPARE(world.compare(world.b).buckets, std::int64_t{0});
    }

    void nothingIsComparedWhileSomethingIsUnderWay() {
        Pair world;
        world.b.edit(world.residents[0], [](auto& resident) { resident.phone = "13900000000"; });
        QVERIFY(!world.compare(world.b).compared);
        QVERIFY(world.b.transport.asked.find("GET /fhir/$digest") == world.b.transport.asked.end());
        must(world.b.sync());
        // The hub has news for a: what differs is no fault.
        QVERIFY(!world.compare(world.a).compared);
        QCOMPARE(world.a.store.count("SELECT count(*) FROM hub WHERE digest_at IS NOT NULL"), std::int64_t{0});
    }

    void aNightHasOneComparison() {
        Pair world;
        auto& clock = world.a.store.clock;
        const auto asked = [&] { return world.a.transport.asked["GET /fhir/$digest"]; };
        world.compare(world.a);  // last night's
        const int before = asked();
        for (auto until = clock.now() + 48h; clock.now() < until; clock.advance(20min)) {
            world.hub.clock().set(clock.now());
            must(world.a.sync());
        }
        QCOMPARE(asked() - before, 2);
    }

    void theNightsWorkIsSpreadOverFourHours() {
        const auto midnight = startOfDay(makeDate(2026, 11, 23));
        std::map<int, int> perHour;
        for (int desk = 0; desk < 400; ++desk) {
            const auto name = "desk-" + std::to_string(desk);
            int times = 0;
            std::optional<Instant> last = midnight - 12h;
            for (auto now = midnight; now < midnight + 24h; now += 5min) {
                if (!sync::digestIsDue(name, now, last)) continue;
                ++times;
                last = now;
                ++perHour[static_cast<int>((now - midnight) / 1h)];
            }
            QCOMPARE(times, 1);
        }
        QCOMPARE(perHour.begin()->first, 1);
        QCOMPARE(perHour.rbegin()->first, 5 - (perHour.contains(5) ? 0 : 1));
        for (int hour = 1; hour < 5; ++hour) QVERIFY(perHour[hour] > 60);
    }

    void aMissedNightIsMadeUpForAtTheDesksOwnPlaceInTheDay() {
        const auto eight = startOfDay(makeDate(2026, 11, 23)) + 8h;
        int atOnce = 0;
        for (int desk = 0; desk < 400; ++desk) {
            const auto name = "desk-" + std::to_string(desk);
            atOnce += sync::digestIsDue(name, eight, eight - 32h);
            bool due = false;
            for (auto now = eight; now < eight + 5h; now += 5min) due |= sync::digestIsDue(name, now, eight - 32h);
            QVERIFY(due);
        }
        QVERIFY(atOnce < 100);
    }

    void aFirstLoadFromTheRealHubComesAsFiles() {
        TestHub hub;
        hub.allowExports();
        Desk a{hub, 1};
        for (int i = 0; i < 30; ++i) a.addResident("Resident " + std::string(1, static_cast<char>('A' + i % 26)));
        must(a.sync());
        Desk b{hub, 2};
        sync::HubClient client(b.transport, must(sync::readLink(b.store.database())), b.store.clock, b.store.random);
        auto head = must(client.streams()).front();
        head.head = 1'000'000;  // as large as it has to be
        db::Query(b.store.database(), "INSERT INTO cursor (stream, token, epoch) VALUES (?, ?, ?)", head.id, head.cursor, head.epoch).run();
        QVERIFY(must(sync::BulkLoad(b.context(), client).stage(head, {})));
        QVERIFY(b.store.count("SELECT count(*) FROM stage WHERE type = 'Patient'") == 30);
        must(b.sync());
        must(a.sync());
        QCOMPARE(b.contents(), a.contents());
        QCOMPARE(b.store.count("SELECT initial_done FROM cursor"), std::int64_t{1});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestDigestCheck;
JIAYI_TEST(TestDigestCheck)
#include "tst_digest_check.moc"
