// Formularies from the hub's shelf to the desk: the real engine and the real hub, and what may go wrong between them.
#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "sync/formulary/formulary_files.h"
#include "sync/formulary/manifest.h"
#include "sync/hub/formulary_publisher.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;
using pharmacy::FormularyItem;

namespace {

using Items = std::vector<FormularyItem>;

Items inOrder(Items items) {
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return items;
}

/// A hub that publishes, and a desk that takes over.
class Pharmacies {
public:
    Pharmacies() : desk(hub) {}

    formulary::Manifest publish(const Items& items, int daysFromNow = 0, const char* pharmacy = "P1") {
        hub.clock().advance(std::chrono::minutes{1});
        const auto now = hub.clock().now();
        return must(hub::publishFormulary(hub.store(), {pharmacy, {}, localDate(now) + Days{daysFromNow}, items, newEpoch}, now)).manifest;
    }
    /// A round, by the hub's clock.
    bool sync() {
        desk.store.clock.set(hub.clock().now());
        return desk.sync().has_value();
    }
    void passDays(int days) { hub.clock().advance(std::chrono::hours{24 * days}); }

    Date today() { return localDate(hub.clock().now()); }
    pharmacy::Pharmacy pharmacy(const char* id = "P1") {
        for (auto& each : must(pharmacy::pharmacies(desk.store.database(), today())))
            if (each.id == id) return each;
        return {};
    }
    Items shown(const char* id = "P1") {
        Items items;
        const auto page = pharmacy::formularyPage(desk.store.database(), pharmacy(id).pk, today(), {}, 0, 100000);
        if (page)
            for (const auto& each : *page) items.push_back(each.item);
        return inOrder(std::move(items));
    }
    std::int64_t version(const char* id = "P1") {
        const auto current = pharmacy(id).current;
        return current ? current->version : 0;
    }
    std::string refused(const char* id = "P1") {
        const auto found = pharmacy(id).refused;
        return found ? std::to_string(found->version) + " " + found->reason : std::string{};
    }
    /// What is shown is one whole version, and its root that of the version that is said to be shown.
    bool isWhole(const char* id = "P1") {
        const auto current = pharmacy(id).current;
        return current ? pharmacy::contentRootOf(shown(id)) == current->root : shown(id).empty();
    }
    int asked(const std::string& path) {
        int count = 0;
        for (const auto& [request, times] : desk.transport.asked)
            if (request.starts_with("GET /fhir/$formulary" + path)) count += times;
        return count;
    }
    /// From now on answers of paths with this part are changed so.
    void change(const std::string& part, std::function<void(sync::HttpResponse&)> how) {
        desk.transport.afterwards = [part, how = std::move(how)](const sync::HttpRequest& request, sync::HttpResponse& response) {
            if (request.target.find(part) != std::string::npos) how(response);
        };
    }

    bool newEpoch = false;
    TestHub hub;
    Desk desk;
};

void flipOneByte(sync::HttpResponse& response) { response.body[response.body.size() / 2] = static_cast<char>(response.body[response.body.size() / 2] ^ 1); }

/// The manifests of an answer, each changed by `edit` and signed anew with `seed`.
void resign(sync::HttpResponse& response, const std::string& seed, const std::function<void(formulary::Manifest&)>& edit) {
    auto json = *fhir::parseJson(response.body);
    for (auto& each : json.find("manifests")->items()) {
        auto manifest = must(formulary::parseManifest(each.textOr("text", "")));
        edit(manifest);
        const auto text = formulary::manifestText(manifest);
        each.set("text", text);
        each.set("signature", toBase64Url(formulary::sign(seed, text)));
    }
    response.body = json.compact();
}

}  // namespace

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

    void aDeskThatWasPairedBeforeLearnsTheKeyOnce() {
        Pharmacies world;
        world.desk.store.database().execute("BEGIN; UPDATE hub SET formulary_key = NULL; COMMIT");
        world.publish(formularyItems(10));
        QVERIFY(world.sync());
        QCOMPARE(world.version(), 1);
        QCOMPARE(world.desk.store.count("SELECT length(formulary_key) FROM hub"), 32);
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

private:
    SeededRandom m_random{11};
};

JIAYI_TEST(TestSyncFormulary)
#include "tst_formulary.moc"
