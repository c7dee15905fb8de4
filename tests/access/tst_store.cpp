#include "models/access/audit.h"
#include "models/access/store.h"
#include "models/db/migrator.h"
#include "models/db/query.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <fstream>

using namespace jiayi;
namespace fs = std::filesystem;

class TestStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    SeededRandom m_random{5};
    access::NewStore m_made;

    fs::path file(const char* name) const { return m_dir->filePath(QString::fromUtf8(name)).toStdString(); }
    fs::path store() const { return file("a.db"); }
    Result<std::unique_ptr<db::Database>> open(const fs::path& path, const std::string& passphrase = "correct horse") const {
        JIAYI_TRY(const auto key, access::KeyFile(path, access::kLeastCost).unlock("chen", passphrase, m_clock));
        return access::openStore(path, key);
    }
    static std::int64_t count(db::Database& database, const std::string& sql) {
        db::Query query(database, sql);
        return query.next() ? query.integer(0) : -1;
    }
    static void append(db::Database& database, const char* action) {
        db::Transaction transaction(database);
        access::appendAudit(database, Instant{std::chrono::seconds{9}}, {"chen", action, "Patient/1", "d"});
        transaction.commit();
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_made = access::createStore(store(), {"A1", "Balitai", false}, "chen", "correct horse", m_clock, m_random, access::kLeastCost).value();
    }
    void cleanup() { m_dir.reset(); }

    void aNewStoreOpensWithItsPassphraseAlone() {
        auto database = open(store());
        QVERIFY(database);
        const auto institution = access::readInstitution(**database).value();
        QCOMPARE(institution.code, std::string{"A1"});
        QCOMPARE(institution.name, std::string{"Balitai"});
        QVERIFY(!institution.sample);
        QCOMPARE(count(**database, "SELECT count(*) FROM user WHERE name = 'chen' AND role = 'administrator'"), 1);
        QVERIFY(access::verifyAudit(**database));
        QCOMPARE(open(store(), "wrong horse").error().reason, std::string{"passphrase.wrong"});
    }

    void aSampleSaysSo() {
        auto database = open(store()).value().release();
        const std::unique_ptr<db::Database> owned{database};
        QVERIFY(access::markAsSample(*database, "Balitai (sample)"));
        const auto institution = access::readInstitution(*database).value();
        QVERIFY(institution.sample);
        QCOMPARE(institution.name, std::string{"Balitai (sample)"});
    }

    void aStoreIsNeverOverwrittenAndAFailureLeavesNothing() {
        const auto again = access::createStore(store(), {"A2", {}, false}, "chen", "correct horse", m_clock, m_random, access::kLeastCost);
        QVERIFY(!again);
        QCOMPARE(again.error().reason, std::string{"store.exists"});
        QVERIFY(!access::createStore(file("b.db"), {"A2", {}, false}, "chen", "short", m_clock, m_random, access::kLeastCost));
        QVERIFY(!fs::exists(file("b.db")));
        QVERIFY(!fs::exists(file("b.db.keys")));
    }

    void aNewerStoreIsRefusedWithoutBeingTouched() {
        const auto newer = db::embeddedSteps("schema/clinic/").back().number + 1;
        (*open(store()))->execute("PRAGMA user_version = " + std::to_string(newer));
        const auto refused = open(store());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, std::string{"store.newer-schema"});
    }

    void aChangedAuditRowBreaksTheChain_data() {
        QTest::addColumn<QString>("change");
        QTest::newRow("detail") << QStringLiteral("UPDATE audit SET detail = 'other' WHERE pk = 3");
        QTest::newRow("user") << QStringLiteral("UPDATE audit SET user_name = 'wang' WHERE pk = 2");
        QTest::newRow("time") << QStringLiteral("UPDATE audit SET at = at + 1 WHERE pk = 3");
        QTest::newRow("moved between columns") << QStringLiteral("UPDATE audit SET user_name = 'chenb', action = '' WHERE pk = 3");
        QTest::newRow("taken away") << QStringLiteral("DELETE FROM audit WHERE pk = 2");
        QTest::newRow("first taken away") << QStringLiteral("DELETE FROM audit WHERE pk = 1");
        QTest::newRow("swapped") << QStringLiteral("UPDATE audit SET pk = 9 WHERE pk = 2; UPDATE audit SET pk = 2 WHERE pk = 3; UPDATE audit SET pk = 3 WHERE pk = 9");
        QTest::newRow("put between") << QStringLiteral("INSERT INTO audit (pk, at, user_name, action, hash) SELECT 5, at, 'x', 'y', hash FROM audit WHERE pk = 4");
    }

    void aChangedAuditRowBreaksTheChain() {
        QFETCH(QString, change);
        auto database = open(store()).value().release();
        const std::unique_ptr<db::Database> owned{database};
        for (const char* action : {"a", "b", "c"}) append(*database, action);
        QVERIFY(access::verifyAudit(*database));
        database->execute(change.toStdString());
        const auto verified = access::verifyAudit(*database);
        QVERIFY(!verified);
        QVERIFY(verified.error().code == Errc::Corrupt);
        QCOMPARE(verified.error().reason, std::string{"audit.broken"});
    }

    void aBackupRestoresToAStoreThatOpensWithTheSamePassphrase() {
        {
            auto database = open(store()).value().release();
            const std::unique_ptr<db::Database> owned{database};
            for (const char* action : {"a", "b"}) append(*database, action);
            QVERIFY(access::backUp(*database, file("b.jiayi")));
            QCOMPARE(access::backUp(*database, file("b.jiayi")).error().reason, std::string{"file.exists"});
            append(*database, "after the backup");
        }
        QVERIFY(!fs::exists(file("b.jiayi.part")));
        QVERIFY(access::restore(file("b.jiayi"), file("c.db")));
        auto restored = open(file("c.db"));
        QVERIFY(restored);
        QCOMPARE(count(**restored, "SELECT count(*) FROM audit"), 3);
        QVERIFY(access::verifyAudit(**restored));
        QVERIFY((*restored)->verify());
    }

    void aRestoreNeverOverwritesAStore() {
        QVERIFY(access::backUp(**open(store()), file("b.jiayi")));
        QCOMPARE(access::restore(file("b.jiayi"), store()).error().reason, std::string{"store.exists"});
        QVERIFY(open(store()));
        QCOMPARE(access::restore(file("none.jiayi"), file("c.db")).error().reason, std::string{"backup.no-such-file"});
    }

    void aDamagedBackupIsRefusedAndLeavesNothing() {
        QVERIFY(access::backUp(**open(store()), file("b.jiayi")));
        std::string bytes;
        {
            std::ifstream in{file("b.jiayi"), std::ios::binary};
            bytes.assign(std::istreambuf_iterator<char>{in}, {});
        }
        for (const auto at : {bytes.size() / 2, bytes.size() / 4}) {
            auto broken = bytes;
            broken[at] = static_cast<char>(broken[at] ^ 0x01);
            std::ofstream{file("broken.jiayi"), std::ios::binary | std::ios::trunc} << broken;
            QCOMPARE(access::restore(file("broken.jiayi"), file("c.db")).error().reason, std::string{"backup.damaged"});
            for (const char* left : {"c.db", "c.db.keys"}) QVERIFY(!fs::exists(file(left)));
        }
        std::ofstream{file("cut.jiayi"), std::ios::binary} << bytes.substr(0, bytes.size() / 3);
        QCOMPARE(access::restore(file("cut.jiayi"), file("c.db")).error().reason, std::string{"backup.damaged"});
    }
};

JIAYI_TEST(TestStore)
#include "tst_store.moc"
