// Formularies from the hub's shelf to the desk: the real engine and the real hub.
#include "tests/support/test_program.h"
#include "tests/sync/formulary_world.h"

using namespace jiayi;
using namespace jiayi::test;

class TestSyncFormulary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVersionArrivesWithTheRound() {
        Pharmacies world;
        QVERIFY(world.sync());
        QVERIFY(world.shown().empty());
        const auto items = inOrder(formularyItems(300));
        world.publish(items);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 1 && world.isWhole());
        // Nothing new: one question, and nothing fetched.
        world.desk.transport.asked.clear();
        QVERIFY(world.sync());
        QCOMPARE(world.asked(""), 1);
        QCOMPARE(world.asked("/"), 0);
    }

    void aHundredVersionsInARowEachAreTheHubsOwn() {
        Pharmacies world;
        auto items = formularyItems(60);
        SeededRandom random{5};
        for (int version = 1; version <= 100; ++version) {
            for (int change = 0; change < 4; ++change) items[random.below(items.size())].price.fen += 1;
            if (random.below(3) == 0) items.erase(items.begin() + static_cast<std::ptrdiff_t>(random.below(items.size())));
            if (random.below(2) == 0) items.push_back(formularyItem(1000 + version));
            world.publish(items);
            QVERIFY(world.sync());
            QVERIFY2(world.shown() == inOrder(items), std::to_string(version).c_str());
            QCOMPARE(world.version(), version);
            QVERIFY(world.isWhole());
        }
        QCOMPARE(world.asked("/P1/snapshot/1"), 1);
        QCOMPARE(world.asked("/P1/snapshot/"), 1);  // all the others by their deltas
        QCOMPARE(must(pharmacy::versionsOf(world.desk.store.database(), world.pharmacy().pk)).size(), std::size_t{60});
    }

    void aDeskThatSkippedVersionsTakesOneDelta() {
        Pharmacies world;
        auto items = formularyItems(200);
        world.publish(items);
        QVERIFY(world.sync());
        for (int version = 2; version <= 21; ++version) {
            items[static_cast<std::size_t>(version)].price.fen += version;
            items.erase(items.begin() + 100);
            world.publish(items);
        }
        QVERIFY(world.sync());
        QVERIFY(world.shown() == inOrder(items) && world.version() == 21 && world.isWhole());
        QCOMPARE(world.asked("/P1/delta/1-21"), 1);
        QCOMPARE(world.asked("/P1/snapshot/"), 1);
        // And one that was away for longer than deltas are kept takes the snapshot.
        for (int version = 22; version <= 70; ++version) {
            items[static_cast<std::size_t>(version)].price.fen += version;
            world.publish(items);
        }
        QVERIFY(world.sync());
        QVERIFY(world.shown() == inOrder(items) && world.version() == 70 && world.isWhole());
        QCOMPARE(world.asked("/P1/snapshot/70"), 1);
    }

    void aDeskThatWasPairedBeforeLearnsTheKeyOnce() {
        Pharmacies world;
        world.desk.store.database().execute("BEGIN; UPDATE hub SET formulary_key = NULL; COMMIT");
        world.publish(formularyItems(10));
        QVERIFY(world.sync());
        QCOMPARE(world.version(), 1);
        QCOMPARE(world.desk.store.count("SELECT length(formulary_key) FROM hub"), 32);
    }

    void aFutureVersionIsHeldAndShownOnItsDay() {
        Pharmacies world;
        const auto now = inOrder(formularyItems(10)), later = inOrder(formularyItems(12));
        world.publish(now);
        world.publish(later, 7);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == now && world.version() == 1 && world.pharmacy().next->version == 2 && world.isWhole());
        world.desk.transport.online = false;  // the day comes without the hub
        world.passDays(7);
        QVERIFY(world.shown() == later && world.version() == 2 && world.isWhole());
    }

    void aDeskThatWasAwayTakesWhatIsInForceAndWhatComes() {
        Pharmacies world;
        world.publish(formularyItems(5));
        QVERIFY(world.sync());
        world.publish(formularyItems(6));
        const auto now = inOrder(formularyItems(7)), later = inOrder(formularyItems(9));
        world.publish(now);
        world.publish(later, 3);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == now && world.version() == 3 && world.isWhole());
        // Withdrawn in favour of another one before its day: it is never shown.
        const auto instead = inOrder(formularyItems(8));
        world.publish(instead);
        QVERIFY(world.sync());
        world.passDays(3);
        QVERIFY(world.shown() == instead && world.version() == 5 && world.isWhole());
    }

    void twoPharmaciesGoTheirOwnWays() {
        Pharmacies world;
        auto first = inOrder(formularyItems(40)), second = inOrder(formularyItems(50));
        world.publish(first, 0, "P1");
        world.publish(second, 0, "P2");
        QVERIFY(world.sync());
        QVERIFY(world.shown("P1") == first && world.shown("P2") == second);
        // One of them damaged: the other goes on.
        first[0].price = Money{1};
        second[0].price = Money{2};
        const auto old = world.shown("P1");
        world.publish(first, 0, "P1");
        world.publish(second, 0, "P2");
        world.change("/P1/", [](sync::HttpResponse& response) {
            if (!response.body.starts_with('{')) flipOneByte(response);
        });
        QVERIFY(world.sync());
        QVERIFY(world.shown("P1") == old && world.version("P1") == 1 && world.refused("P1") == "2 formulary.hash");
        QVERIFY(world.shown("P2") == second && world.version("P2") == 2 && world.refused("P2").empty());
        QVERIFY(world.isWhole("P1") && world.isWhole("P2"));
    }

    void aRestoredHubThatPublishesAnewIsFollowed() {
        Pharmacies world;
        world.publish(formularyItems(10));
        QVERIFY(world.sync());
        world.hub.backUp();
        world.publish(formularyItems(11));
        QVERIFY(world.sync());
        world.hub.restore();
        QVERIFY(world.sync());
        QCOMPARE(world.version(), 2);  // what it had published stays in force here
        const auto items = inOrder(formularyItems(14));
        world.publish(items);  // its second version 2
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.isWhole());
        world.newEpoch = true;
        const auto anew = inOrder(formularyItems(3));
        world.publish(anew);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == anew && world.version() == 1 && world.isWhole());
    }
};

JIAYI_TEST(TestSyncFormulary)
#include "tst_formulary.moc"
