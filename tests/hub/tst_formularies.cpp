#include "app/hub/hub_commands.h"
#include "models/db/database.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "sync/fhir/zstd.h"
#include "sync/formulary/formulary_files.h"
#include "sync/hub/formulary_publisher.h"
#include "tests/hub/hub_world.h"
#include "tests/hub/store_fixture.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <fstream>
#include <sstream>

using namespace jiayi::hub::test;
using jiayi::Days;
using jiayi::Instant;
using jiayi::localDate;
using jiayi::fhir::Json;
using jiayi::hub::FormularyToPublish;
using jiayi::hub::publishFormulary;
using jiayi::hub::Request;
using jiayi::test::formularyItem;
using jiayi::test::formularyItems;

namespace {

FormularyToPublish offer(std::vector<jiayi::pharmacy::FormularyItem> items, const char* pharmacy = "P1", int daysFromNow = 0, Instant now = kNow) {
    return {pharmacy, {}, localDate(now) + Days{daysFromNow}, std::move(items), false};
}

std::string headerOf(const jiayi::hub::Reply& reply, const char* name) {
    for (const auto& [key, value] : reply.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

/// The shelf, on both stores.
class TestHubFormularyShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void aVersionIsKeptAndProved() {
        StoreFixture fixture;
        auto items = formularyItems(500);
        const auto first = must(publishFormulary(*fixture.store, offer(items), kNow));
        QVERIFY(first.made && first.manifest.version == 1 && first.manifest.deltas.empty() && first.manifest.name == "P1");
        items[3].price.fen += 1;
        items.pop_back();
        const auto second = must(publishFormulary(*fixture.store, offer(items), kNow));
        QVERIFY(second.made && second.manifest.version == 2 && second.changed == 2 && second.manifest.epoch == first.manifest.epoch);
        QCOMPARE(second.manifest.deltas.size(), std::size_t{1});
        const auto verified = must(jiayi::hub::verifyFormularies(*fixture.store));
        QVERIFY(verified.size() == 2 && verified[1].deltas == 1);
        QVERIFY(second.manifest.root == jiayi::pharmacy::contentRootOf(items));
    }

    void theSameContentMakesNoNewVersion() {
        StoreFixture fixture;
        auto items = formularyItems(5);
        must(publishFormulary(*fixture.store, offer(items), kNow));
        std::reverse(items.begin(), items.end());
        const auto again = must(publishFormulary(*fixture.store, offer(items), kNow + 48h));
        QVERIFY(!again.made && again.manifest.version == 1);
        QCOMPARE(must(fixture.store->formularies({}, {})).size(), std::size_t{1});
        // From another day on, or under another name, it is another version.
        QVERIFY(must(publishFormulary(*fixture.store, offer(items, "P1", 30), kNow)).made);
        auto renamed = offer(items, "P1", 30);
        renamed.name = "New name";
        QVERIFY(must(publishFormulary(*fixture.store, renamed, kNow)).made);
    }

    void deltasLeadFromEveryVersionKept() {
        StoreFixture fixture;
        auto items = formularyItems(400);
        for (int version = 1; version <= 45; ++version) {
            items[static_cast<std::size_t>(version * 3)].price.fen += version;
            if (version % 7 == 0) items.erase(items.begin() + version);
            if (version % 5 == 0) items.push_back(formularyItem(1000 + version));
            must(publishFormulary(*fixture.store, offer(items), kNow));
        }
        const auto versions = must(fixture.store->formularies("P1", {}));
        QCOMPARE(versions.size(), static_cast<std::size_t>(jiayi::hub::kFormularyVersionsKept));
        QCOMPARE(versions.front().version, 45);
        const auto verified = must(jiayi::hub::verifyFormularies(*fixture.store));
        QCOMPARE(verified.back().deltas, static_cast<std::size_t>(jiayi::hub::kFormularyVersionsKept - 1));
    }

    void onlyWhatIsInForceAndWhatComesAfterItIsListedForADay() {
        StoreFixture fixture;
        for (const int day : {0, 0, 5, 3}) must(publishFormulary(*fixture.store, offer(formularyItems(3 + static_cast<int>(must(fixture.store->formularies({}, {})).size())), "P1", day), kNow));
        must(publishFormulary(*fixture.store, offer(formularyItems(1), "P2", 7), kNow));
        const auto versions = [&](int day) {
            std::string text;
            for (const auto& each : must(fixture.store->formularies({}, localDate(kNow) + Days{day}))) text += each.pharmacy + ":" + std::to_string(each.version) + " ";
            return text;
        };
        QCOMPARE(versions(0), std::string{"P1:4 P1:3 P1:2 P2:1 "});
        QCOMPARE(versions(3), std::string{"P1:4 P2:1 "});
        QCOMPARE(versions(-1), std::string{"P1:4 P1:3 P1:2 P1:1 P2:1 "});
    }

    void twoPublishersDoNotMakeTheSameVersion() {
        StoreFixture fixture;
        must(publishFormulary(*fixture.store, offer(formularyItems(3)), kNow));
        const auto version = must(fixture.store->formularies("P1", {})).front();
        const auto again = fixture.open()->addFormulary({version, "x", {}});
        QCOMPARE(again.error().reason, std::string{"formulary.version"});
    }

    void aFileIsReadByRange() {
        StoreFixture fixture;
        auto items = formularyItems(200);
        must(publishFormulary(*fixture.store, offer(items), kNow));
        items[0].price.fen = 1;
        const auto manifest = must(publishFormulary(*fixture.store, offer(items), kNow)).manifest;
        const auto whole = must(fixture.store->formularyFile("P1", 2, {}, 0, manifest.snapshot.bytes));
        QVERIFY(jiayi::formulary::proveFile(manifest.snapshot, whole));
        QCOMPARE(must(fixture.store->formularyFile("P1", 2, {}, 10, 5)), whole.substr(10, 5));
        QVERIFY(jiayi::formulary::proveFile(manifest.deltas[0].file, must(fixture.store->formularyFile("P1", 2, 1, 0, 100000))));
        QCOMPARE(fixture.store->formularyFile("P1", 2, 7, 0, 5).error().reason, std::string{"formulary.unknown"});
        QCOMPARE(fixture.store->formularyFile("P2", 1, {}, 0, 5).error().reason, std::string{"formulary.unknown"});
    }

    void aNewEpochBeginsAnew() {
        StoreFixture fixture;
        must(publishFormulary(*fixture.store, offer(formularyItems(3)), kNow));
        auto wanted = offer(formularyItems(3));
        wanted.newEpoch = true;
        const auto anew = must(publishFormulary(*fixture.store, wanted, kNow));
        QVERIFY(anew.made && anew.manifest.version == 1 && anew.manifest.deltas.empty());
        QCOMPARE(must(jiayi::hub::verifyFormularies(*fixture.store)).size(), std::size_t{1});
    }

    void theSigningKeyIsOneForGood() {
        StoreFixture fixture;
        const auto seed = must(fixture.store->publisherSeed());
        QCOMPARE(seed.size(), std::size_t{32});
        QCOMPARE(must(fixture.open()->publisherSeed()), seed);
    }
};

/// The way to it: routes, tokens, ranges, entity tags; and the verbs of the administrator.
class TestHubFormularies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeskIsToldWhatThereIs() {
        World world;
        Desk desk(world, kClinicA);
        publish(world, formularyItems(50));
        const auto list = desk.get("/fhir/$formulary");
        QCOMPARE(list.status, 200);
        QCOMPARE(parsed(list).items("parameter").size(), std::size_t{2});
        const auto tag = std::string{parsed(list).textOr("parameter.1.part.1.valueString", "")};
        const auto manifests = desk.get("/fhir/$formulary/P1/manifest");
        QCOMPARE(headerOf(manifests, "ETag"), tag);
        const auto key = must(jiayi::fromBase64Url(parsed(list).textOr("parameter.0.valueString", "")));
        const auto signature = must(jiayi::fromBase64Url(parsed(manifests).textOr("manifests.0.signature", "")));
        QVERIFY(jiayi::formulary::verifies(key, parsed(manifests).textOr("manifests.0.text", ""), signature));
        for (const char* path : {"/fhir/$formulary", "/fhir/$formulary/P1/manifest", "/fhir/$formulary/P1/snapshot/1"}) {
            const auto reply = desk.get(path);
            QCOMPARE(ask(world, desk, path, {}, headerOf(reply, "ETag")).status, 304);
            QCOMPARE(ask(world, desk, path, {}, "\"other\"").status, 200);
        }
        publish(world, formularyItems(51));
        QCOMPARE(ask(world, desk, "/fhir/$formulary", {}, headerOf(list, "ETag")).status, 200);
    }

    void filesComeWholeOrByRange() {
        World world;
        Desk desk(world, kClinicA);
        auto items = formularyItems(300);
        publish(world, items);
        items[7].price.fen = 1;
        publish(world, items);
        const auto whole = desk.get("/fhir/$formulary/P1/snapshot/2");
        QVERIFY(must(jiayi::formulary::readSnapshot(whole.body, 300)).size() == 300);
        const auto piece = ask(world, desk, "/fhir/$formulary/P1/snapshot/2", "bytes=100-199");
        QCOMPARE(piece.status, 206);
        QCOMPARE(piece.body, whole.body.substr(100, 100));
        QCOMPARE(ask(world, desk, "/fhir/$formulary/P1/snapshot/2", "bytes=99999999-").status, 416);
        QCOMPARE(must(jiayi::formulary::readDelta(desk.get("/fhir/$formulary/P1/delta/1-2").body, 1))[0].code, std::string{"I8"});
        for (const char* path : {"/fhir/$formulary/P1/snapshot/3", "/fhir/$formulary/P1/snapshot/x", "/fhir/$formulary/P1/delta/2-1", "/fhir/$formulary/P1/delta/2",
                                 "/fhir/$formulary/P2/manifest", "/fhir/$formulary/P1/delta/0-2"})
            QVERIFY2(refusal(desk.get(path)) == "404 formulary.unknown", path);
    }

    void onlyWhoNeedsThemSeesThem() {
        World world;
        publish(world, formularyItems(3));
        QCOMPARE(world.send("GET", "/fhir/$formulary").status, 401);
        using jiayi::hub::ClientKind;
        for (const auto& [kind, status] : std::initializer_list<std::pair<ClientKind, int>>{
                 {ClientKind::Desk, 200}, {ClientKind::Pharmacy, 200}, {ClientKind::Payer, 200}, {ClientKind::Consortium, 200}, {ClientKind::Laboratory, 403}}) {
            Desk client(world, kClinicA, kind);
            QCOMPARE(client.get("/fhir/$formulary").status, status);
            QCOMPARE(client.get("/fhir/$formulary/P1/snapshot/1").status, status);
        }
    }

    void whoPairsLearnsTheKey() {
        World world;
        const DeskKey key;
        const auto reply = world.pair(world.pairCode(kClinicA), key);
        const auto told = must(jiayi::fromBase64Url(parsed(reply).textOr("formularyKey", "")));
        QCOMPARE(told, jiayi::formulary::publicKeyOf(must(world.store().publisherSeed())));
    }

    void theVerbsPublishListAndProve() {
        QTemporaryDir dir;
        const auto path = [&](const char* name) { return dir.filePath(QString::fromUtf8(name)).toStdString(); };
        const auto store = "sqlite:" + path("hub.db");
        QCOMPARE(run({"formulary", "sample", "--out", path("a.csv"), "--items", "120"}).first, 0);
        QCOMPARE(run({"formulary", "sample", "--out", path("b.csv"), "--items", "120", "--revision", "2"}).first, 0);
        QCOMPARE(run({"formulary", "publish", path("a.csv"), "--store", store, "--pharmacy", "SAMPLE"}).first, 0);
        QVERIFY(run({"formulary", "publish", path("a.csv"), "--store", store, "--pharmacy", "SAMPLE"}).second.find("nothing was made") != std::string::npos);
        QCOMPARE(run({"formulary", "publish", path("b.csv"), "--store", store, "--pharmacy", "SAMPLE", "--name", "Sample", "--valid-from", "2099-01-01"}).first, 0);
        const auto list = run({"formulary", "list", "--store", store}).second;
        QVERIFY2(list.starts_with("SAMPLE\t2\t2099-01-01\t"), list.c_str());
        const auto proved = run({"formulary", "verify", "--store", store});
        QVERIFY(proved.first == 0 && proved.second.find("version 2\tproved, 1 deltas") != std::string::npos);

        // A bad row: said by row and field, and nothing published.
        std::ifstream good{path("a.csv")};
        std::stringstream text;
        text << good.rdbuf();
        auto bad = text.str();
        bad.replace(bad.find(",A10BA02,"), 9, ",A1OBA02,");
        std::ofstream{path("bad.csv")} << bad;
        const auto refused = run({"formulary", "publish", path("bad.csv"), "--store", store, "--pharmacy", "SAMPLE"});
        QCOMPARE(refused.first, 2);
        QVERIFY(refused.second.find("row 2, atc: ") != std::string::npos);
        QCOMPARE(run({"formulary", "list", "--store", store}).second, list);
        QCOMPARE(run({"formulary", "publish", path("none.csv"), "--store", store, "--pharmacy", "SAMPLE"}).first, 3);
        QCOMPARE(run({"formulary", "publish", path("a.csv"), "--store", store, "--pharmacy", "a b"}).first, 2);
        QCOMPARE(run({"formulary", "publish", path("a.csv"), "--store", store, "--pharmacy", "S", "--valid-from", "tomorrow"}).first, 2);

        // FHIR is taken as well.
        std::ofstream{path("c.ndjson")} << jiayi::fhir::zstdExpanded(jiayi::formulary::snapshotBytes(formularyItems(3)), 1 << 20, 1000).value();
        QCOMPARE(run({"formulary", "publish", path("c.ndjson"), "--store", store, "--pharmacy", "FHIR"}).first, 0);

        // Damage on the shelf is found.
        must(jiayi::db::Database::open({path("hub.db"), {}, false, false}))->execute("BEGIN; UPDATE formulary_version SET snapshot = CAST(substr(snapshot, 1, 90) || x'00' || substr(snapshot, 92) AS BLOB) WHERE pharmacy = 'FHIR'; COMMIT");
        const auto damaged = run({"formulary", "verify", "--store", store});
        QVERIFY2(damaged.first == 4 && damaged.second.find("FHIR version 1") != std::string::npos, damaged.second.c_str());
    }

private:
    static void publish(World& world, std::vector<jiayi::pharmacy::FormularyItem> items) {
        must(publishFormulary(world.store(), offer(std::move(items), "P1", 0, world.clock.now()), world.clock.now()));
    }
    static jiayi::hub::Reply ask(World& world, const Desk& desk, const char* target, const char* range, const std::string& ifNoneMatch = {}) {
        Request request;
        request.method = "GET";
        request.target = target;
        request.host = "hub.test";
        request.authorization = desk.authorization();
        if (range) request.range = range;
        request.ifNoneMatch = ifNoneMatch;
        return world.send(request);
    }
    /// Exit code, and what was said on either stream.
    static std::pair<int, std::string> run(std::vector<std::string> words) {
        std::vector<const char*> argv{"jiayi-hub"};
        for (const auto& word : words) argv.push_back(word.c_str());
        std::ostringstream said;
        const int code = jiayi::hub::runHubCommand(static_cast<int>(argv.size()), argv.data(), said, said);
        return {code, said.str()};
    }
};

JIAYI_TEST(TestHubFormularyShelf)
JIAYI_TEST(TestHubFormularies)
#include "tst_formularies.moc"
