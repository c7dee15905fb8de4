#include "models/db/migrator.h"
#include "models/db/query.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub;
using jiayi::hub::test::kClinicA;
using jiayi::hub::test::must;

/// Stores that older programs wrote.
class TestHubStoreSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstSchemasRowsAreCarriedOver() {
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("hub.db")).toStdString();
        writeFirstSchema(file);
        const auto store = must(SqliteStore::open(file));

        const auto stream = must(store->stream(kClinicA));
        QCOMPARE(stream.head, 4);
        auto versions = must(store->changesSince(kClinicA, "", {}, 0, 10));
        std::reverse(versions.begin(), versions.end());
        jiayi::Digest chain{};
        for (const auto& each : versions) {
            chain = nextChain(chain, each);
            QVERIFY(must(store->chainAt(kClinicA, each.n)) == chain);
        }
        QVERIFY(chain == stream.chain);

        const auto all = must(store->changes(kClinicA, {0, 4, 10, 1 << 20}));
        QCOMPARE(all.size(), std::size_t{3});  // the first version of p is superseded
        QCOMPARE(all[0].key.toString(), std::string{"Observation/o"});
        QVERIFY(all[1].kind == ChangeKind::Put && all[2].kind == ChangeKind::Delete);
        for (const auto& each : all) QVERIFY(each.author == kClinicA && each.writtenHere);
        QCOMPARE(all[1].patient, std::string{"p"});
        QCOMPARE(all[1].body, std::string{"p2"});
        QCOMPARE(must(store->versions(kClinicA, {"Patient", "p"}, 10)).size(), std::size_t{2});
        QVERIFY(must(store->read(kClinicA, {"Basic", "b"}))->deleted());

        const auto client = must(store->client("d"));
        QVERIFY(client && client->kind == ClientKind::Desk);
        QVERIFY(client->lastSeen == client->pairedAt);
        QVERIFY(store->pair(jiayi::sha256("code"), {}, jiayi::Instant{5ms})->kind == ClientKind::Desk);

        // And the store goes on from there.
        const auto transaction = must(store->begin({kClinicA}, jiayi::Instant{9ms}));
        Version next;
        next.key = {"Patient", "p"};
        next.version = must(transaction->current(kClinicA, next.key))->version + 1;
        must(transaction->append(kClinicA, next));
        must(transaction->commit());
        QCOMPARE(must(store->read(kClinicA, next.key))->n, 5);
    }

    void whatWasWrittenBeforeIsIndexedOnce() {
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("hub.db")).toStdString();
        writeFirstSchema(file);
        const auto store = must(SqliteStore::open(file));
        std::vector<std::string> seen;
        const auto index = [&](Version& version) {
            seen.push_back(version.key.toString());
            version.patient = "p";
            version.keys = {{"code", "s", "hba1c"}};
        };
        must(store->reindex(1, index));
        QCOMPARE(seen, (std::vector<std::string>{"Observation/o", "Patient/p"}));
        SearchQuery query;
        query.type = "Observation";
        query.keys = {{{"code", "s", "hba1c"}}};
        QCOMPARE(must(store->search(kClinicA, query)).size(), std::size_t{1});
        QCOMPARE(must(must(store->begin({kClinicA}, {}))->compartment(kClinicA, "p")).size(), std::size_t{2});
        must(store->reindex(1, index));
        QCOMPARE(seen.size(), std::size_t{2});
        must(store->reindex(2, index));
        QCOMPARE(seen.size(), std::size_t{4});
    }

    void aStoreOfANewerProgramIsRefused() {
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("hub.db")).toStdString();
        must(SqliteStore::open(file));
        must(jiayi::db::Database::open({file, {}, false, false}))->execute("PRAGMA user_version = 9999");
        QCOMPARE(SqliteStore::open(file).error().reason, std::string{"store.newer-schema"});
    }

    void onlyTheHashOfACodeIsKept() {
        QTemporaryDir dir;
        const auto file = dir.filePath(QStringLiteral("hub.db")).toStdString();
        const auto store = must(SqliteStore::open(file));
        must(store->addInstitution({kClinicA, "A"}));
        jiayi::SystemRandom random;
        const auto code = must(newPairCode(*store, kClinicA, {}, random));
        const auto database = must(jiayi::db::Database::open({file, {}, false, true}));
        jiayi::db::Query row(*database, "SELECT hash FROM pair_code");
        QVERIFY(row.next());
        QCOMPARE(row.blob(0), std::string{jiayi::asText(pairCodeHash(code))});
        QCOMPARE(newPairCode(*store, "nowhere", {}, random).error().reason,
                 std::string{"institution.unknown"});
    }

private:
    /// Two versions of a patient, an observation, a deleted draft, a desk and an open code, as the first program left them.
    static void writeFirstSchema(const std::string& file) {
        const auto database = must(jiayi::db::Database::open({file, {}, true, false}));
        const auto steps = jiayi::db::embeddedSteps("schema/hub-sqlite/");
        must(jiayi::db::migrate(*database, {steps.front()}));
        database->execute("INSERT INTO institution VALUES (1, '120101001', 'A')");
        database->execute(
            "INSERT INTO client VALUES (1, 'd', 'desk', 1, 'PEM', 'k', 'Desk', 'x', 'Xie', 'active', 77)");
        jiayi::db::Query(*database, "INSERT INTO pair_code VALUES (1, ?, 1, 1000)",
                         jiayi::db::Blob{jiayi::sha256("code")})
            .run();
        database->execute(
            "INSERT INTO stream (pk, id, epoch, head, chain, at) VALUES (1, '120101001', 'e', 4, x'', 8)");
        struct Row {
            const char* type;
            const char* id;
            std::int64_t version;
            bool deleted;
            const char* body;
        };
        jiayi::Digest chain{};
        std::int64_t n = 0;
        for (const auto& row : {Row{"Patient", "p", 1, false, "p1"}, Row{"Observation", "o", 1, false, "o1"},
                                Row{"Patient", "p", 2, false, "p2"}, Row{"Basic", "b", 1, true, ""}}) {
            Version version;
            version.key = {row.type, row.id};
            version.version = row.version;
            version.n = ++n;
            version.hash = jiayi::sha256(row.body);
            chain = nextChain(chain, version);
            jiayi::db::Query(*database, "INSERT INTO version VALUES (?1, 1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, 8)",
                             n, row.type, row.id, row.version, row.deleted, row.body,
                             jiayi::db::Blob{version.hash})
                .run();
            jiayi::db::Query(*database, "INSERT OR REPLACE INTO current VALUES (1, ?, ?, ?, ?, ?)", row.type,
                             row.id, row.version, row.deleted, n)
                .run();
            jiayi::db::Query(*database, "INSERT INTO change VALUES (1, ?1, ?2, ?3, ?4, 'PUT', 8, ?5, ?1)", n,
                             row.type, row.id, row.version, jiayi::db::Blob{chain})
                .run();
        }
        jiayi::db::Query(*database, "UPDATE stream SET chain = ?", jiayi::db::Blob{chain}).run();
    }
};

JIAYI_TEST(TestHubStoreSchema)
#include "tst_store_schema.moc"
