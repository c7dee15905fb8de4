#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub;
using namespace jiayi::hub::test;
using jiayi::test::PostgresServer;

/// Servers that were restored or promoted: a hub notices whether they have what it acknowledged.
class TestHubPostgresLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_server.emplace();
        m_address = m_server->newDatabase();
        m_store = must(openStore(m_address));
        must(m_store->addInstitution({kClinicA, "A"}));
        must(m_store->addInstitution({kClinicB, "B"}));
    }
    void cleanup() {
        m_store.reset();
        m_server.reset();
    }

    void aServerThatLacksWhatWasAcknowledgedStartsANewEpoch() {
        write("kept");
        const auto epoch = must(m_store->stream(kClinicA)).epoch;
        keepBackup();
        write("lost");
        restoreBackup();
        const auto after = must(m_store->stream(kClinicA));
        QVERIFY(after.epoch != epoch);
        QCOMPARE(after.head, 1);
        QVERIFY(must(m_store->stream(kClinicB)).epoch != epoch);
        // Once is enough: what is written from here on is of the new line.
        write("again");
        cutAll();
        QCOMPARE(must(m_store->stream(kClinicA)).epoch, after.epoch);
        QCOMPARE(must(must(openStore(m_address))->stream(kClinicA)).epoch, after.epoch);
    }

    void aServerThatHasAllThatWasAcknowledgedKeepsItsEpoch() {
        write("kept");
        const auto epoch = must(m_store->stream(kClinicA)).epoch;
        keepBackup();
        restoreBackup();
        QCOMPARE(must(m_store->stream(kClinicA)).epoch, epoch);
        write("after");
        QCOMPARE(must(m_store->stream(kClinicA)).head, 2);
        // A hub that starts later is told by the one that was there.
        QCOMPARE(must(must(openStore(m_address))->stream(kClinicA)).epoch, epoch);
    }

    void aChangeThatNoHubWitnessedStartsANewEpoch() {
        write("kept");
        const auto epoch = must(m_store->stream(kClinicA)).epoch;
        m_store.reset();
        keepBackup();
        restoreBackup();
        m_store = must(openStore(m_address));
        const auto after = must(m_store->stream(kClinicA)).epoch;
        QVERIFY(after != epoch);
        QCOMPARE(must(must(openStore(m_address))->stream(kClinicA)).epoch, after);
    }

private:
    void write(const std::string& id) {
        const auto transaction = must(m_store->begin({kClinicA}, kNow));
        append(*transaction, id, 1);
        must(transaction->commit());
    }
    void cutAll() {
        m_server->sql("postgres",
                      "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = 'db1'");
    }
    void keepBackup() {
        m_server->stop(SIGINT);
        m_server->run("/bin/rm", {"-rf", backup()});
        m_server->run("/bin/cp", {"-a", m_server->data(), backup()});
        m_server->start();
    }
    /// The backup in the place of the data, as after a recovery: the server begins a new line of log.
    void restoreBackup() {
        m_server->stop(SIGINT);
        m_server->run("/bin/rm", {"-rf", m_server->data()});
        m_server->run("/bin/cp", {"-a", backup(), m_server->data()});
        m_server->run("/bin/sh", {"-c",
                                  "echo \"restore_command = 'false'\" >> data/postgresql.auto.conf && touch "
                                  "data/recovery.signal"});
        m_server->start();
    }
    std::string backup() const { return m_server->folder() + "/backup"; }

    std::optional<PostgresServer> m_server;
    std::unique_ptr<Store> m_store;
    std::string m_address;
};

JIAYI_TEST(TestHubPostgresLines)
#include "tst_postgres_lines.moc"
