#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

#include <set>
#include <thread>

using namespace std::chrono_literals;
using namespace jiayi::hub;
using namespace jiayi::hub::test;
using jiayi::Digest;
using Keys = std::vector<std::string>;

namespace {

constexpr int kWriters = 8, kEach = 20;

void writeMany(Store& store, std::vector<std::string> streams, const std::string& name) {
    for (int i = 0; i < kEach; ++i) {
        const auto transaction = must(store.begin(streams, kNow));
        for (const auto& stream : streams)
            for (const char* part : {"", "x"})
                append(*transaction, name + part + std::to_string(i), 1, stream.c_str());
        must(transaction->commit());
    }
}

}  // namespace

/// Numbers and transactions, on SQLite as on PostgreSQL.
class TestHubStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

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

    void aVersionComesBackAsItWasWritten() {
        StoreFixture fixture;
        auto version = patientVersion("a");
        version.key = {"Basic", "a.b-C"};
        version.body = "{\"x\":\"tab\\t \t 西城 \\\\N \\\"\n\"}";
        version.kind = ChangeKind::Enter;
        version.author = kClinicB;
        version.patient = "p";
        version.writtenHere = true;
        fixture.write(kClinicA, version);
        const auto found = must(fixture.store->read(kClinicA, version.key));
        QVERIFY(found && found->key == version.key && found->hash == version.hash);
        QCOMPARE(found->body, version.body);
        QCOMPARE(found->author, std::string{kClinicB});
        QCOMPARE(found->patient, std::string{"p"});
        QVERIFY(found->kind == ChangeKind::Enter && !found->sealed && found->writtenHere && found->at == kNow);
        QVERIFY(must(must(fixture.store->begin({kClinicA}, kNow))->current(kClinicA, version.key))->writtenHere);
        QVERIFY(must(fixture.store->readVersion(kClinicA, version.key, 1))->body == version.body);
        QVERIFY(!must(fixture.store->readVersion(kClinicA, version.key, 2)));
        QVERIFY(!must(fixture.store->read(kClinicB, version.key)));
    }

    void whatIsNotCommittedNeverWas() {
        StoreFixture fixture;
        {
            const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
            append(*transaction, "a", 1);
            QCOMPARE(must(transaction->current(kClinicA, {"Patient", "a"}))->version, 1);
        }
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 0);
        QVERIFY(!must(fixture.store->read(kClinicA, {"Patient", "a"})));
        fixture.write(kClinicA, "b");
        QCOMPARE(must(fixture.store->read(kClinicA, {"Patient", "b"}))->n, 1);
    }

    void aTransactionSeesWhatItAppended() {
        StoreFixture fixture;
        fixture.write(kClinicA, "a");
        const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
        auto second = patientVersion("a", 2);
        second.body = "{2}";
        second.keys = {{"identifier", "s", "v"}};
        must(transaction->append(kClinicA, second));
        QCOMPARE(must(transaction->current(kClinicA, second.key))->version, 2);
        QCOMPARE(must(transaction->read(kClinicA, second.key))->body, second.body);
        QCOMPARE(must(transaction->compartment(kClinicA, "a")).front().body, second.body);
        SearchQuery query;
        query.type = "Patient";
        query.keys = {{{"identifier", "s", "v"}}};
        QCOMPARE(must(transaction->search(kClinicA, query)).size(), std::size_t{1});
        QCOMPARE(must(transaction->stream(kClinicA)).head, 2);
        // And again behind what was looked at.
        must(transaction->append(kClinicA, patientVersion("a", 3)));
        QCOMPARE(must(transaction->search(kClinicA, query)).size(), std::size_t{0});
        must(transaction->commit());
        QCOMPARE(must(fixture.store->versions(kClinicA, second.key, 10)).size(), std::size_t{3});
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 3);
    }

    void streamsCountForThemselves() {
        StoreFixture fixture;
        for (const char* id : {"a", "b"}) fixture.write(kClinicA, id);
        fixture.write(kClinicB, "a");
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 2);
        QCOMPARE(must(fixture.store->stream(kClinicB)).head, 1);
        QCOMPARE(must(fixture.store->heads()).size(), std::size_t{2});
        QCOMPARE(must(fixture.store->heads()).back().head, 1);
        QCOMPARE(fixture.store->begin({"nowhere"}, kNow).error().reason, std::string{"stream.unknown"});
        QCOMPARE(fixture.store->stream("nowhere").error().reason, std::string{"stream.unknown"});
        const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
        QCOMPARE(transaction->append(kClinicB, patientVersion("c")).error().reason,
                 std::string{"stream.unknown"});
    }

    void aPatientLivesWithOneInstitution() {
        StoreFixture fixture;
        const auto claims = [&](const char* stream, bool leaves) {
            const auto transaction = must(fixture.store->begin({kClinicA, kClinicB}, kNow));
            const bool claimed = must(transaction->claimPatient(stream, "a"));
            if (leaves) must(transaction->releasePatient(stream, "a"));
            must(transaction->commit());
            return claimed;
        };
        QVERIFY(claims(kClinicA, false));
        QVERIFY(claims(kClinicA, false));
        QVERIFY(!claims(kClinicB, true));  // and releases nothing that is not its own
        QVERIFY(!claims(kClinicB, false));
        QVERIFY(claims(kClinicA, true));
        QVERIFY(claims(kClinicB, false));
    }

    void aVersionIsWrittenOnce() {
        StoreFixture fixture;
        fixture.write(kClinicA, "a");
        {
            const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
            const auto again = transaction->append(kClinicA, patientVersion("a", 1));
            const auto committed = again ? transaction->commit() : again;
            QVERIFY(!committed && committed.error().code == jiayi::Errc::Conflict);
        }
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, 1);
    }

    void eightWritersAndAReaderShareOneLineOfNumbers() {
        StoreFixture fixture;
        const auto beside = fixture.open();
        // Half of the writers in this process, half in the "other".
        std::vector<std::thread> writers;
        for (int i = 0; i < kWriters; ++i)
            writers.emplace_back(writeMany, std::ref(i % 2 ? *beside : *fixture.store),
                                 std::vector<std::string>{kClinicA}, "w" + std::to_string(i));
        std::int64_t cursor = 0;
        bool dense = true;
        while (cursor < kWriters * kEach * 2) {
            const auto head = must(beside->stream(kClinicA)).head;
            for (const auto& version : must(fixture.store->changes(kClinicA, {cursor, head, 1000, 1 << 20})))
                dense = dense && version.n == ++cursor;
            dense = dense && cursor >= head;
            if (!dense) break;
        }
        for (auto& writer : writers) writer.join();
        QVERIFY2(dense, "a number was skipped");
        QCOMPARE(must(fixture.store->stream(kClinicA)).head, kWriters * kEach * 2);
    }

    void twoStreamsAreLockedWithoutDeadlockWhoeverAsksFirst() {
        StoreFixture fixture;
        std::vector<std::thread> writers;
        for (int i = 0; i < 4; ++i)
            writers.emplace_back(writeMany, std::ref(*fixture.store),
                                 i % 2 ? std::vector<std::string>{kClinicA, kClinicB}
                                       : std::vector<std::string>{kClinicB, kClinicA},
                                 "w" + std::to_string(i));
        for (auto& writer : writers) writer.join();
        for (const auto& stream : must(fixture.store->heads())) QCOMPARE(stream.head, 4 * kEach * 2);
    }

    void aPageEndsWhereItsBytesDo() {
        StoreFixture fixture;
        for (const char* id : {"a", "b", "c"}) {
            auto version = patientVersion(id);
            version.body.assign(100, 'x');
            fixture.write(kClinicA, version);
        }
        const auto count = [&](std::size_t entries, std::size_t bytes) {
            return must(fixture.store->changes(kClinicA, {0, 3, entries, bytes})).size();
        };
        QCOMPARE(count(10, 1), std::size_t{1});
        QCOMPARE(count(10, 199), std::size_t{1});
        QCOMPARE(count(10, 200), std::size_t{2});
        QCOMPARE(count(10, 1000), std::size_t{3});
        QCOMPARE(count(2, 1000), std::size_t{2});
    }

    void supersededVersionsAreLeftOutUpToTheLimit() {
        StoreFixture fixture;
        const auto transaction = must(fixture.store->begin({kClinicA}, kNow));
        append(*transaction, "a", 1);
        append(*transaction, "b", 1);
        append(*transaction, "a", 2);
        must(transaction->commit());
        const auto numbers = [&](std::int64_t after, std::int64_t upTo) {
            std::vector<std::int64_t> found;
            for (const auto& each : must(fixture.store->changes(kClinicA, {after, upTo, 10, 1 << 20})))
                found.push_back(each.n);
            return found;
        };
        QCOMPARE(numbers(0, 3), (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(numbers(0, 2), (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(numbers(2, 3), (std::vector<std::int64_t>{3}));
    }

    void timeNeverRunsBackwardsInAStream() {
        StoreFixture fixture;
        fixture.write(kClinicA, patientVersion("a"), kNow);
        const auto transaction = must(fixture.store->begin({kClinicB, kClinicA}, kNow - 5min));
        QVERIFY(transaction->at() == kNow);
    }

    void historyIsReadFromTheNewest() {
        StoreFixture fixture;
        fixture.write(kClinicA, patientVersion("a"), kNow);
        fixture.write(kClinicA, patientVersion("a", 2), kNow + 1s);
        auto other = patientVersion("o");
        other.key.type = "Observation";
        fixture.write(kClinicA, other, kNow + 2s);
        const auto numbers = [&](const char* type, jiayi::Instant since, std::int64_t below,
                                 std::size_t limit) {
            std::vector<std::int64_t> found;
            for (const auto& each : must(fixture.store->changesSince(kClinicA, type, since, below, limit)))
                found.push_back(each.n);
            return found;
        };
        QCOMPARE(numbers("", {}, 0, 10), (std::vector<std::int64_t>{3, 2, 1}));
        QCOMPARE(numbers("", kNow + 1s, 0, 10), (std::vector<std::int64_t>{3, 2}));
        QCOMPARE(numbers("Patient", {}, 0, 10), (std::vector<std::int64_t>{2, 1}));
        QCOMPARE(numbers("", {}, 3, 1), (std::vector<std::int64_t>{2}));
    }

    void aSnapshotIsOneInstantWhileWritersGoOn() {
        StoreFixture fixture;
        const auto beside = fixture.open();
        for (const char* id : {"b", "a", "c"}) fixture.write(kClinicA, id);
        auto gone = patientVersion("c", 2);
        gone.kind = ChangeKind::Delete;
        fixture.write(kClinicA, gone);
        Keys seen;
        const auto at =
            must(fixture.store->snapshot(kClinicA, [&](const Version& version) -> jiayi::Result<void> {
                const auto transaction = must(beside->begin({kClinicA}, kNow));
                append(*transaction, "late" + std::to_string(seen.size()), 1);
                append(*transaction, "b", 2 + static_cast<std::int64_t>(seen.size()));
                must(transaction->commit());
                seen.push_back(version.key.id + " " + std::to_string(version.version));
                return {};
            }));
        QCOMPARE(seen, (Keys{"a 1", "b 1"}));
        QCOMPARE(at.head, 4);
        QVERIFY(at.chain == must(fixture.store->chainAt(kClinicA, 4)));
        const auto stopped = fixture.store->snapshot(
            kClinicA, [](const Version&) -> jiayi::Result<void> { return jiayi::invalid("stop"); });
        QCOMPARE(stopped.error().reason, std::string{"stop"});
        fixture.write(kClinicA, "after");
    }

    void anInventoryTellsWhatLives() {
        StoreFixture fixture;
        for (const char* id : {"b", "a", "c"}) fixture.write(kClinicA, id);
        auto gone = patientVersion("c", 2);
        gone.kind = ChangeKind::Leave;
        fixture.write(kClinicA, gone);
        fixture.write(kClinicA, patientVersion("b", 2));
        auto other = patientVersion("o");
        other.key.type = "Observation";
        fixture.write(kClinicA, other);
        const auto told = [&](const char* type) {
            Keys keys;
            const auto at = must(
                fixture.store->inventory(kClinicA, type, [&](const VersionKey& each) -> jiayi::Result<void> {
                    keys.push_back(each.key.toString() + " " + std::to_string(each.version));
                    return {};
                }));
            keys.push_back(std::to_string(at.head));
            return keys;
        };
        QCOMPARE(told("Patient"), (Keys{"Patient/a 1", "Patient/b 2", "6"}));
        QCOMPARE(told(""), (Keys{"Observation/o 1", "Patient/a 1", "Patient/b 2", "6"}));
    }

    void anAnswerIsFoundFromAnyOfItsStreams() {
        StoreFixture fixture;
        const std::string response("\0gz\xff", 4);
        {
            const auto transaction = must(fixture.store->begin({kClinicB, kClinicA}, kNow));
            QVERIFY(!must(transaction->answered("c", "b")));
            must(transaction->keepAnswer("c", "b", {jiayi::sha256("request"), response}));
            must(transaction->commit());
        }
        const auto again = must(must(fixture.store->begin({kClinicB}, kNow))->answered("c", "b"));
        QVERIFY(again && again->requestHash == jiayi::sha256("request"));
        QCOMPARE(again->response, response);
        QVERIFY(must(must(fixture.store->begin({kClinicA, kClinicB}, kNow))->answered("c", "b")));
        QVERIFY(!must(must(fixture.store->begin({kClinicB}, kNow))->answered("d", "b")));
        must(fixture.store->prune(kNow + 30 * 24h));
        QVERIFY(must(must(fixture.store->begin({kClinicB}, kNow))->answered("c", "b")));
        must(fixture.store->prune(kNow + 30 * 24h + 1ms));
        QVERIFY(!must(must(fixture.store->begin({kClinicB}, kNow))->answered("c", "b")));
    }

    void aNewEpochIsAnotherLine() {
        StoreFixture fixture;
        const auto before = must(fixture.store->heads());
        must(fixture.store->newEpoch(kClinicA));
        QVERIFY(must(fixture.store->stream(kClinicA)).epoch != before.front().epoch);
        QCOMPARE(must(fixture.store->stream(kClinicB)).epoch, before.back().epoch);
        QCOMPARE(fixture.store->newEpoch("nowhere").error().reason, std::string{"stream.unknown"});
    }
};

JIAYI_TEST(TestHubStore)
#include "tst_store.moc"
