#include "models/db/query.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <atomic>
#include <set>
#include <thread>

using namespace std::chrono_literals;
using namespace jiayi::hub;
using jiayi::Digest;
using jiayi::Instant;
using jiayi::hub::test::kClinicA;
using jiayi::hub::test::kClinicB;
using jiayi::hub::test::must;

namespace {

constexpr Instant kNow{1'700'000'000'000ms};

Version patientVersion(const std::string& id, std::int64_t number = 1) {
    Version version;
    version.key = {"Patient", id};
    version.version = number;
    version.body = "{}";
    version.hash = jiayi::sha256(id);
    version.author = kClinicA;
    version.patient = id;
    return version;
}

class StoreFixture {
public:
    StoreFixture() : store(open()) {
        must(store->addInstitution({kClinicA, "A"}));
        must(store->addInstitution({kClinicB, "B"}));
    }
    /// A second one beside the first, as another process has it.
    std::unique_ptr<SqliteStore> open() { return must(SqliteStore::open(path())); }
    std::string path() { return m_dir.filePath(QStringLiteral("hub.db")).toStdString(); }
    static void append(StoreTransaction& transaction, const std::string& id, std::int64_t version,
                       const char* stream = kClinicA) {
        must(transaction.append(stream, patientVersion(id, version)));
    }
    void write(const char* stream, const std::string& id) {
        const auto transaction = must(store->begin({stream}, kNow));
        append(*transaction, id, 1, stream);
        must(transaction->commit());
    }

private:
    QTemporaryDir m_dir;

public:
    std::unique_ptr<SqliteStore> store;
};

Client desk(const char* id) {
    Client client;
    client.id = id;
    client.publicKey = "PEM";
    return client;
}

}  // namespace

class TestHubStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreDenseAndChained() {
        StoreFixture fixture;
        for (const char* id : {"a", "b", "c"}) fixture.write(kClinicA, id);
        const auto stream = must(fixture.store->stream(kClinicA));
        QCOMPARE(stream.head, 3);
        Digest chain{};
        std::int64_t n = 0;
        for (const auto& version : must(fixture.store->changes(kClinicA, {0, 3, 1000, 1 << 20}))) {
            QCOMPARE(version.n, ++n);
            chain = nextChain(chain, version);
            QVERIFY(must(fixture.store->chainAt(kClinicA, n)) == chain);
        }
        QCOMPARE(n, 3);
        QVERIFY(stream.chain == chain);
        QVERIFY(!must(fixture.store->chainAt(kClinicA, 4)));
    }

    void theChainDependsOnEveryPart() {
        auto version = patientVersion("a");
        version.n = 5;
        version.hash = jiayi::sha256("x");
        std::set<Digest> links{nextChain({}, version), nextChain(jiayi::sha256("p"), version)};
        auto other = version;
        other.n = 6;
        links.insert(nextChain({}, other));
        other = version;
        other.version = 2;
        links.insert(nextChain({}, other));
        other = version;
        other.key = {"Patienta", ""};
        links.insert(nextChain({}, other));
        other = version;
        other.hash = jiayi::sha256("y");
        links.insert(nextChain({}, other));
        QCOMPARE(links.size(), std::size_t{6});
    }

    void whatIsNotCommittedNeverWas() {
        StoreFixture fixture;
        {
            const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
            StoreFixture::append(*transaction, "a", 1);
            QCOMPARE(must(transaction->current(kClinicA, {"Patient", "a"}))->version, 1);
        }
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 0);
        QVERIFY(!must(fixture.store->read(kClinicA, {"Patient", "a"})));
        fixture.write(kClinicA, "b");
        QCOMPARE(must(fixture.store->read(kClinicA, {"Patient", "b"}))->n, 1);
    }

    void streamsCountForThemselves() {
        StoreFixture fixture;
        for (const char* id : {"a", "b"}) fixture.write(kClinicA, id);
        fixture.write(kClinicB, "a");
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 2);
        QCOMPARE(must(fixture.store->stream(kClinicB)).head, 1);
        QCOMPARE(fixture.store->begin({"nowhere"}, kNow).error().reason, std::string{"stream.unknown"});
    }

    void writersOfTwoProcessesShareOneLineOfNumbers() {
        StoreFixture fixture;
        const auto beside = fixture.open();
        constexpr int kEach = 40;
        const auto writeMany = [](SqliteStore& store, const std::string& name) {
            for (int i = 0; i < kEach; ++i) {
                const auto transaction = must(store.begin({kClinicA}, kNow));
                StoreFixture::append(*transaction, name + std::to_string(i), 1);
                StoreFixture::append(*transaction, name + "x" + std::to_string(i), 1);
                must(transaction->commit());
            }
        };
        // Two writers in this process, one in the "other"; a reader sees heads whose every number is there.
        std::vector<std::thread> writers;
        writers.emplace_back(writeMany, std::ref(*fixture.store), "a");
        writers.emplace_back(writeMany, std::ref(*fixture.store), "b");
        writers.emplace_back(writeMany, std::ref(*beside), "c");
        std::int64_t head = 0;
        while (head < kEach * 6) {
            const auto now = must(beside->stream(kClinicA)).head;
            QVERIFY(now >= head);
            head = now;
            const auto seen = must(fixture.store->changes(kClinicA, {0, head, 1000, 1 << 20}));
            if (static_cast<std::int64_t>(seen.size()) != head) QFAIL("a number was skipped");
        }
        for (auto& writer : writers) writer.join();
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, kEach * 6);
    }

    void supersededVersionsAreLeftOutUpToTheLimit() {
        StoreFixture fixture;
        const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
        StoreFixture::append(*transaction, "a", 1);
        StoreFixture::append(*transaction, "b", 1);
        StoreFixture::append(*transaction, "a", 2);
        must(transaction->commit());
        const auto numbers = [&](std::int64_t after, std::int64_t upTo) {
            std::vector<std::int64_t> found;
            for (const auto& each : must(fixture.store->changes(kClinicA, {after, upTo, 10, 1 << 20}))) found.push_back(each.n);
            return found;
        };
        QCOMPARE(numbers(0, 3), (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(numbers(0, 2), (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(numbers(2, 3), (std::vector<std::int64_t>{3}));
    }

    void onlyTheHashOfACodeIsKept() {
        StoreFixture fixture;
        jiayi::SystemRandom random;
        const auto code = must(newPairCode(*fixture.store, kClinicA, kNow, random));
        const auto database = must(jiayi::db::Database::open({fixture.path(), {}, false, true}));
        jiayi::db::Query row(*database, "SELECT hash FROM pair_code");
        QVERIFY(row.next());
        QCOMPARE(row.blob(0), std::string{jiayi::asText(pairCodeHash(code))});
        QCOMPARE(newPairCode(*fixture.store, "nowhere", kNow, random).error().reason, std::string{"institution.unknown"});
    }

    void aCodeMakesOneClientHoweverManyTryAtOnce() {
        StoreFixture fixture;
        const auto hash = pairCodeHash("ABCD-EFGH-JKLM");
        must(fixture.store->addPairCode(hash, kClinicB, kNow + 1min, ClientKind::Desk));
        std::atomic<int> paired{0};
        std::vector<std::thread> tries;
        for (const char* id : {"1", "2", "3", "4"})
            tries.emplace_back([&, id] { paired += fixture.store->pair(hash, desk(id), kNow).has_value() ? 1 : 0; });
        for (auto& each : tries) each.join();
        QCOMPARE(paired.load(), 1);
    }

    void aPairedClientIsKept() {
        StoreFixture fixture;
        must(fixture.store->addPairCode(pairCodeHash("C"), kClinicB, kNow + 1min, ClientKind::Desk));
        auto client = desk("d1");
        client.deskName = "Front desk";
        client.practitionerName = "Dr Xie";
        must(fixture.store->pair(pairCodeHash("C"), client, kNow));
        const auto found = must(fixture.open()->client("d1"));
        QVERIFY(found && found->active);
        QCOMPARE(found->institution, std::string{kClinicB});
        QCOMPARE(found->deskName, std::string{"Front desk"});
        QCOMPARE(found->practitionerName, std::string{"Dr Xie"});
        QVERIFY(found->pairedAt == kNow);
        QCOMPARE(fixture.store->revokeClient("d2").error().reason, std::string{"client.unknown"});
    }

    void aJtiIsFreeAgainOnceItsAssertionHasExpired() {
        StoreFixture fixture;
        QVERIFY(fixture.store->useAssertion("c", "j", kNow + 1min, kNow));
        QVERIFY(fixture.store->useAssertion("d", "j", kNow + 1min, kNow));
        QCOMPARE(fixture.store->useAssertion("c", "j", kNow + 1min, kNow + 59s).error().reason,
                 std::string{"assertion.replayed"});
        QVERIFY(fixture.store->useAssertion("c", "j", kNow + 2min, kNow + 1min));
    }

    void institutionsAreListedAndRenamed() {
        StoreFixture fixture;
        const auto epoch = must(fixture.store->stream(kClinicA)).epoch;
        must(fixture.store->addInstitution({kClinicA, "A new name"}));
        const auto all = must(fixture.store->institutions());
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all.front().name, std::string{"A new name"});
        QCOMPARE(must(fixture.store->stream(kClinicA)).epoch, epoch);
        QCOMPARE(fixture.store->addInstitution({"a b", "x"}).error().reason, std::string{"institution.code"});
    }

    void signingKeysOutliveTheProcess() {
        StoreFixture fixture;
        const auto keys = must(fixture.store->signingKeys());
        QCOMPARE(keys.size(), std::size_t{1});
        QCOMPARE(keys.front().secret.size(), std::size_t{32});
        QCOMPARE(must(fixture.open()->signingKeys()).front().secret, keys.front().secret);
    }

    void aStoreOfANewerProgramIsRefused() {
        StoreFixture fixture;
        must(jiayi::db::Database::open({fixture.path(), {}, false, false}))->execute("PRAGMA user_version = 9999");
        QCOMPARE(SqliteStore::open(fixture.path()).error().reason, std::string{"store.newer-schema"});
    }
};

JIAYI_TEST(TestHubStore)
#include "tst_store.moc"
