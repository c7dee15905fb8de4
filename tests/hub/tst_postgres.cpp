#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

#include <QFile>

#include <thread>

using namespace jiayi::hub;
using namespace jiayi::hub::test;
using jiayi::Errc;
using jiayi::test::PostgresServer;

/// What only PostgreSQL does: servers that crash and refuse, and hubs beside each other.
class TestHubPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.emplace(); }

    void init() {
        m_address = m_server->newDatabase();
        m_database = "db" + std::to_string(++m_databases);
        m_store = must(openStore(m_address));
        must(m_store->addInstitution({kClinicA, "A"}));
        must(m_store->addInstitution({kClinicB, "B"}));
    }
    void cleanup() { m_store.reset(); }

    void aCrashInTheMiddleOfAWriteLeavesNothing() {
        write("before");
        const auto transaction = must(m_store->begin({kClinicA}, kNow));
        for (int i = 0; i < 50; ++i) append(*transaction, "p" + std::to_string(i), 1);
        must(transaction->compartment(kClinicA, "p1"));  // by now the rows are on the server
        m_server->stop(SIGKILL);
        m_server->start();
        const auto committed = transaction->commit();
        QVERIFY(!committed && committed.error().code == Errc::Busy);
        QCOMPARE(must(m_store->stream(kClinicA)).head, 1);
        QVERIFY(!must(m_store->read(kClinicA, {"Patient", "p1"})));
        write("after");
        QCOMPARE(must(m_store->changes(kClinicA, {0, 2, 10, 1 << 20})).size(), std::size_t{2});
    }

    void aCutLineLeavesNothingAndIsNotNoticedAfterwards() {
        write("before");
        for (const bool sent : {false, true}) {
            const auto transaction = must(m_store->begin({kClinicA}, kNow));
            append(*transaction, "lost", 1);
            if (sent) must(transaction->compartment(kClinicA, "lost"));
            cutAll();
            const auto committed = transaction->commit();
            QVERIFY(!committed && committed.error().code == Errc::Busy);
            QCOMPARE(committed.error().reason, std::string{"store.unreachable"});
        }
        // Lines that lay idle are gone as well; whoever asks next gets a new one.
        cutAll();
        QCOMPARE(must(m_store->stream(kClinicA)).head, 1);
        cutAll();
        write("after");
        QCOMPARE(must(m_store->stream(kClinicA)).head, 2);
        cutAll();
        must(m_store->addInstitution({"120101099", "Later"}));
        QVERIFY(m_store->stream("120101099"));
    }

    void whatTheServerRefusesIsSaidAndWritesNothing_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* state, Errc code, const char* reason) {
            QTest::newRow(state) << QString::fromUtf8(state) << static_cast<int>(code)
                                 << QString::fromUtf8(reason);
        };
        row("40001", Errc::Busy, "store.busy");
        row("40P01", Errc::Busy, "store.busy");
        row("55P03", Errc::Busy, "store.busy");
        row("57014", Errc::Busy, "store.busy");
        row("57P01", Errc::Busy, "store.unreachable");
        row("25006", Errc::Busy, "store.unreachable");
        row("53100", Errc::Full, "store.disk-full");
        row("58030", Errc::Full, "store.disk-error");
        row("23505", Errc::Conflict, "store.constraint");
        row("XX001", Errc::Corrupt, "store.damaged");
        row("42501", Errc::Denied, "store.denied");
    }
    void whatTheServerRefusesIsSaidAndWritesNothing() {
        QFETCH(QString, state);
        QFETCH(int, code);
        QFETCH(QString, reason);
        m_server->sql(
            m_database,
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''Zeng'' "
            "USING ERRCODE = ''" +
                state.toStdString() + "''; END'");
        m_server->sql(
            m_database,
            "CREATE TRIGGER refuse BEFORE INSERT ON search_key FOR EACH ROW EXECUTE FUNCTION refuse()");
        {
            const auto transaction = must(m_store->begin({kClinicA}, kNow));
            auto version = patientVersion("a");
            version.keys = {{"identifier", "", "1"}};
            must(transaction->append(kClinicA, version));
            const auto committed = transaction->commit();
            QVERIFY(!committed);
            QCOMPARE(static_cast<int>(committed.error().code), code);
            QCOMPARE(QString::fromStdString(committed.error().reason), reason);
            QVERIFY(committed.error().detail.find("Zeng") == std::string::npos);
        }
        QCOMPARE(must(m_store->stream(kClinicA)).head, 0);
        QVERIFY(!must(m_store->read(kClinicA, {"Patient", "a"})));
        write("b");
    }

    void hubsThatStartAtOnceMakeOneSchema() {
        const auto address = m_server->newDatabase();
        ++m_databases;
        std::vector<std::thread> hubs;
        for (int i = 0; i < 4; ++i) hubs.emplace_back([&] { must(openStore(address)); });
        for (auto& hub : hubs) hub.join();
        QVERIFY(must(openStore(address))->heads());
    }

    void whoWroteFirstKeepsItInAStoreOfBefore() {
        write("ours");
        {
            const auto transaction = must(m_store->begin({kClinicA}, kNow));
            auto theirs = patientVersion("theirs");
            theirs.author = kClinicB;
            must(transaction->append(kClinicA, theirs));
            must(transaction->commit());
        }
        m_store.reset();
        m_server->sql(m_database,
                      "ALTER TABLE version DROP COLUMN written_here; DROP TABLE raw_binary CASCADE; DROP TABLE raw_binary_piece; DROP TABLE move_request CASCADE; "
                      "DROP INDEX partner_grant_holder; DELETE FROM schema_step WHERE name >= '0004'");
        m_store = must(openStore(m_address));
        QVERIFY(must(m_store->read(kClinicA, {"Patient", "ours"}))->writtenHere);
        QVERIFY(!must(m_store->read(kClinicA, {"Patient", "theirs"}))->writtenHere);
    }

    void aDatabaseOfANewerProgramIsRefused() {
        m_server->sql(m_database, "INSERT INTO schema_step SELECT g, 'later' FROM generate_series(2, 99) g ON CONFLICT DO NOTHING");
        QCOMPARE(openStore(m_address).error().reason, std::string{"store.newer-schema"});
    }

    void aServerThatTakesNoWritesIsNotTaken() {
        QCOMPARE(openStore("postgresql://postgres@/nothing?host=" + m_server->folder() + "/nowhere")
                     .error()
                     .reason,
                 std::string{"store.unreachable"});
        m_server->sql(m_database, "ALTER DATABASE " + m_database + " SET default_transaction_read_only = on");
        QCOMPARE(openStore(m_address).error().reason, std::string{"store.unreachable"});
        cutAll();
        QCOMPARE(m_store->begin({kClinicA}, kNow).error().reason, std::string{"store.unreachable"});
    }

    void cleanupTestCase() { m_server.reset(); }

private:
    void write(const std::string& id) {
        const auto transaction = must(m_store->begin({kClinicA}, kNow));
        append(*transaction, id, 1);
        must(transaction->commit());
    }
    void cutAll() {
        m_server->sql("postgres",
                      "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '" +
                          m_database + "'");
    }
    std::optional<PostgresServer> m_server;
    std::unique_ptr<Store> m_store;
    std::string m_address;
    std::string m_database;
    int m_databases = 0;
};

JIAYI_TEST(TestHubPostgres)
#include "tst_postgres.moc"
