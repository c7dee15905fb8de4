// What may go wrong between a formulary's publication and the desk: the old version or the new one is shown, whole.
#include "sync/formulary/formulary_files.h"
#include "tests/support/test_program.h"
#include "tests/sync/formulary_world.h"

using namespace jiayi;
using namespace jiayi::test;

class TestSyncFormularyFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDamagedDeltaIsReplacedByTheSnapshot() {
        Pharmacies world;
        auto items = formularyItems(100);
        world.publish(items);
        QVERIFY(world.sync());
        items[3].price = Money{1};
        world.publish(items);
        world.change("/delta/", flipOneByte);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == inOrder(items) && world.version() == 2 && world.refused().empty() && world.isWhole());
    }

    void aReplayedDeltaIsReplacedByTheSnapshot() {
        Pharmacies world;
        auto items = formularyItems(100);
        world.publish(items);
        QVERIFY(world.sync());
        std::string earlier;
        world.change("/delta/1-2", [&](sync::HttpResponse& response) { earlier = response.body; });
        items[3].price = Money{1};
        world.publish(items);
        QVERIFY(world.sync());
        items[3].price = Money{2};
        world.publish(items);
        world.change("/delta/2-3", [&](sync::HttpResponse& response) { response.body = earlier; });
        QVERIFY(world.sync());
        QVERIFY(world.shown() == inOrder(items) && world.version() == 3 && world.isWhole());
    }

    void whatIsDamagedTwiceIsRefusedAndTheOldVersionStays() {
        Pharmacies world;
        auto items = inOrder(formularyItems(100));
        const auto old = items;
        world.publish(items);
        QVERIFY(world.sync());
        items[3].price = Money{1};
        world.publish(items);
        world.change("/$formulary/P1/", [](sync::HttpResponse& response) {
            if (!response.body.starts_with('{')) flipOneByte(response);
        });
        world.desk.addResident("Zhang");
        QVERIFY(world.sync());  // clinical work is not held up
        QCOMPARE(world.desk.waiting(), 0);
        QVERIFY(world.shown() == old && world.version() == 1 && world.isWhole());
        QCOMPARE(world.refused(), std::string{"2 formulary.hash"});
        QCOMPARE(world.asked("/P1/snapshot/2"), 1);
        // It is not asked for again until there is another one, or a day has passed.
        QVERIFY(world.sync());
        QCOMPARE(world.asked("/P1/snapshot/2"), 1);
        world.desk.transport.afterwards = {};
        world.passDays(2);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.refused().empty());
    }

    void aRootThatDoesNotFitIsTriedOnceMoreFromTheSnapshotAndThenRefused() {
        Pharmacies world;
        auto items = inOrder(formularyItems(100));
        const auto old = items;
        world.publish(items);
        QVERIFY(world.sync());
        items[3].price = Money{1};
        world.publish(items);
        const auto seed = must(world.hub.store().publisherSeed());
        world.change("/manifest", [&](sync::HttpResponse& response) {
            resign(response, seed, [](formulary::Manifest& manifest) {
                if (manifest.version == 2) manifest.root = sha256("another");
            });
        });
        QVERIFY(world.sync());
        QVERIFY(world.shown() == old && world.version() == 1 && world.isWhole());
        QCOMPARE(world.refused(), std::string{"2 formulary.root"});
        QVERIFY(world.asked("/P1/delta/1-2") == 1 && world.asked("/P1/snapshot/2") == 1);
        QCOMPARE(world.desk.store.count("SELECT count(*) FROM formulary_version WHERE state = 'building'"), 0);
        // The next version mends it.
        world.desk.transport.afterwards = {};
        items[4].price = Money{7};
        world.publish(items);
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 3 && world.refused().empty() && world.isWhole());
    }

    void aWrongDeltaOfARightVersionIsMadeGoodByTheSnapshot() {
        Pharmacies world;
        auto items = inOrder(formularyItems(100));
        world.publish(items);
        QVERIFY(world.sync());
        items[3].price = Money{1};
        world.publish(items);
        // Sealed and whole, but of other content: only the root can tell.
        auto other = formularyItem(5);
        other.price = Money{99999};
        const auto bytes = formulary::deltaBytes({{"I5", other}});
        const auto seed = must(world.hub.store().publisherSeed());
        world.desk.transport.afterwards = [&](const sync::HttpRequest& request, sync::HttpResponse& response) {
            if (request.target.ends_with("/manifest"))
                resign(response, seed, [&](formulary::Manifest& manifest) {
                    for (auto& delta : manifest.deltas) delta.file = formulary::sealOf(bytes, 1);
                });
            if (request.target.find("/delta/") != std::string::npos) response = {200, {}, bytes};
        };
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 2 && world.refused().empty() && world.isWhole());
        QVERIFY(world.asked("/P1/delta/1-2") == 1 && world.asked("/P1/snapshot/2") == 1);
    }

    void whatAnotherKeySignedIsRefused() {
        Pharmacies world;
        const auto items = inOrder(formularyItems(10));
        world.publish(items);
        QVERIFY(world.sync());
        world.publish(formularyItems(11));
        const auto other = formulary::newSigningSeed();
        world.change("/manifest", [&](sync::HttpResponse& response) { resign(response, other, [](formulary::Manifest&) {}); });
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 1);
        QVERIFY2(world.refused().ends_with("formulary.signature"), world.refused().c_str());
        QCOMPARE(world.asked("/P1/delta/1-2"), 0);
        // Nor does it help to announce that key.
        world.desk.transport.afterwards = [&](const sync::HttpRequest& request, sync::HttpResponse& response) {
            if (request.target.ends_with("/manifest")) resign(response, other, [](formulary::Manifest&) {});
            if (!request.target.ends_with("$formulary")) return;
            auto json = *fhir::parseJson(response.body);
            json.make("parameter.0").set("valueString", toBase64Url(formulary::publicKeyOf(other)));
            response.body = json.compact();
        };
        world.passDays(2);
        QVERIFY(world.sync());
        QCOMPARE(world.version(), 1);
    }

    void anOlderManifestChangesNothing() {
        Pharmacies world;
        std::string earlier;
        world.change("/manifest", [&](sync::HttpResponse& response) { earlier = response.body; });
        world.publish(formularyItems(10));
        QVERIFY(world.sync());
        const auto items = inOrder(formularyItems(12));
        world.publish(items);
        world.desk.transport.afterwards = {};
        QVERIFY(world.sync());
        world.publish(formularyItems(13));
        world.change("/manifest", [&](sync::HttpResponse& response) { response.body = earlier; });
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 2 && world.isWhole());
    }

    void anInterruptedDownloadGoesOnOrStartsAgain() {
        // Large enough for several pieces.
        auto items = formularyItems(1700);
        SeededRandom random{3};
        for (auto& item : items)
            for (int i = 0; i < 95; ++i) item.maker += std::to_string(random.next());
        items = inOrder(items);
        Pharmacies world;
        const auto bytes = world.publish(items).snapshot.bytes;
        QVERIFY(bytes > 2 * 524288);
        QVERIFY(world.desk.store.clock.now() <= world.hub.clock().now());
        world.desk.transport.fail({1, false, 0, "/fhir/$formulary/P1/snapshot/1"});
        QVERIFY(!world.sync());
        QVERIFY(world.shown().empty() && world.isWhole());
        world.desk.transport.fail({1, true, 0, "/fhir/$formulary/P1/snapshot/1"});
        QVERIFY(!world.sync());
        world.desk.transport.fail(Fault{});
        QVERIFY(world.sync());
        QVERIFY(world.shown() == items && world.version() == 1 && world.isWhole());
        // An engine that lives on has kept what had come: cut at the second piece, it asks for that one next.
        items[0].price = Money{1};
        world.desk.store.database().execute("BEGIN; UPDATE formulary_version SET epoch = 'x'; COMMIT");  // so that the snapshot is wanted
        world.publish(items);
        sync::HubClient client(world.desk.transport, must(sync::readLink(world.desk.store.database())), world.desk.store.clock, m_random);
        sync::SyncEngine engine(world.desk.context(), client, world.desk.mappers(), {});
        world.desk.store.clock.set(world.hub.clock().now());
        world.desk.transport.fail({1, false, 0, "/fhir/$formulary/P1/snapshot/2"});
        QVERIFY(!engine.round());
        world.desk.transport.fail(Fault{});
        std::vector<std::string> ranges;
        world.desk.transport.instead = [&](const sync::HttpRequest& request) -> std::optional<sync::HttpResponse> {
            if (request.target.find("/snapshot/") != std::string::npos) ranges.push_back(request.headers.at("Range"));
            return {};
        };
        QVERIFY(engine.round());
        QVERIFY(!ranges.empty() && ranges.front().starts_with("bytes=524288-"));
        QVERIFY(world.shown() == items && world.version() == 2);
    }

    void aCutAtAnyRequestLeavesOneWholeVersion() {
        for (int step = 0, passed = 0; !passed; ++step) {
            Pharmacies world;
            auto items = inOrder(formularyItems(30));
            const auto old = items;
            world.publish(items);
            QVERIFY(world.sync());
            items[1].price = Money{3};
            items.pop_back();
            world.publish(items);
            world.desk.transport.sent = 0;
            world.desk.transport.fail({step, step % 2 == 1, 0});
            passed = world.sync();
            QVERIFY(world.isWhole() && (world.shown() == old || world.shown() == items));
            world.desk.transport.fail(Fault{});
            QVERIFY(world.sync());
            QVERIFY(world.shown() == items && world.isWhole());
            QVERIFY(step < 30);
        }
    }

    void aCrashWhileItIsWrittenLeavesTheOldVersion() {
        // The program ends between two of the short transactions: each of them once.
        for (int after = 0, passed = 0; !passed; ++after) {
            Pharmacies world;
            auto items = inOrder(formularyItems(500));
            const auto old = items;
            world.publish(items);
            QVERIFY(world.sync());
            for (auto& item : items) item.price.fen += 7;
            items.erase(items.begin() + 50, items.begin() + 60);
            world.publish(items);
            std::stop_source stop;
            int transactions = 0;
            sync::EngineOptions options;
            options.breathe = [&] {
                if (++transactions > after) stop.request_stop();
            };
            world.desk.store.clock.set(world.hub.clock().now());
            sync::HubClient client(world.desk.transport, must(sync::readLink(world.desk.store.database())), world.desk.store.clock, m_random);
            passed = sync::SyncEngine(world.desk.context(), client, world.desk.mappers(), options).round(stop.get_token()).has_value() && !stop.stop_requested();
            world.desk.store.reopen();
            QVERIFY(world.isWhole() && (world.shown() == old || world.shown() == items));
            QVERIFY(world.sync());
            QVERIFY(world.shown() == items && world.isWhole());
            QVERIFY(after < 40);
        }
    }

    void aHubThatFailsAtFormulariesHoldsUpNothing() {
        Pharmacies world;
        world.publish(formularyItems(10));
        for (const int status : {500, 403, 404, 400}) {
            world.desk.addResident("Resident " + std::string(static_cast<std::size_t>(status % 7 + 1), 'x'));
            world.desk.transport.fail({0, false, status, "/fhir/$formulary"});
            QVERIFY(world.sync());
            QCOMPARE(world.desk.waiting(), 0);
        }
        QCOMPARE(world.desk.logged("formulary"), 2);  // said when it begins, and not with every round
        world.desk.transport.fail(Fault{});
        QVERIFY(world.sync());
        QCOMPARE(world.version(), 1);
        QCOMPARE(world.desk.store.count("SELECT count(*) FROM hub WHERE formulary_failure IS NULL"), 1);
    }

private:
    SeededRandom m_random{11};
};

JIAYI_TEST(TestSyncFormularyFaults)
#include "tst_formulary_faults.moc"
