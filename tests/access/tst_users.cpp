#include "models/access/audit.h"
#include "models/access/role.h"
#include "models/access/store.h"
#include "models/access/users.h"
#include "models/db/query.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace jiayi;

class TestUsers : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    SeededRandom m_random{5};
    std::unique_ptr<db::Database> m_database;
    std::string m_key;

    std::filesystem::path store() const { return m_dir->filePath(QStringLiteral("a.db")).toStdString(); }
    access::KeyFile keys() const { return access::KeyFile(store(), access::kLeastCost); }
    Result<void> add(const std::string& by, const access::NewUser& user) { return access::addUser(*m_database, keys(), m_key, by, user, m_clock, m_random); }
    std::int64_t count(const std::string& sql) {
        db::Query query(*m_database, sql);
        return query.next() ? query.integer(0) : -1;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(access::createStore(store(), {"A1", "Balitai", false}, "chen", "correct horse", m_clock, m_random, access::kLeastCost));
        m_key = keys().unlock("chen", "correct horse", m_clock).value();
        m_database = access::openStore(store(), m_key).value();
    }
    void cleanup() {
        m_database.reset();
        m_dir.reset();
    }

    void whoIsLetInOpensTheStoreAndHasTheirRole() {
        QVERIFY(add("chen", {"li", "Li", "pharmacist", "battery staple"}));
        QCOMPARE(keys().unlock("li", "battery staple", m_clock).value(), m_key);
        QVERIFY(access::requireRole(*m_database, "li", "pharmacist", "x"));
        QCOMPARE(access::requireRole(*m_database, "li", "administrator", "x").error().reason, std::string{"x"});
        QVERIFY(access::requireRole(*m_database, "li", "administrator", "x").error().code == Errc::Denied);
        QVERIFY(!access::requireRole(*m_database, "chen", "pharmacist", "x"));
        QVERIFY(access::verifyAudit(*m_database));
        QCOMPARE(count("SELECT count(*) FROM audit WHERE action = 'user.add' AND user_name = 'chen'"), 1);
        db::Query(*m_database, "UPDATE user SET active = 0 WHERE name = 'li'").run();
        QVERIFY(!access::requireRole(*m_database, "li", "pharmacist", "x"));
    }

    void onlyAnAdministratorLetsPeopleIn() {
        QVERIFY(add("chen", {"li", {}, "pharmacist", "battery staple"}));
        QCOMPARE(add("li", {"wu", {}, "administrator", "battery staple"}).error().reason, std::string{"user.administrator"});
        QCOMPARE(count("SELECT count(*) FROM user WHERE display_name = 'li'"), 1);
        QCOMPARE(keys().users().value().size(), std::size_t{2});
    }

    void whatIsWrongLeavesNobodyBehind() {
        QCOMPARE(add("chen", {"", {}, "doctor", "battery staple"}).error().reason, std::string{"user.name"});
        QCOMPARE(add("chen", {"li", {}, "boss", "battery staple"}).error().reason, std::string{"user.role"});
        QCOMPARE(add("chen", {"chen", {}, "doctor", "battery staple"}).error().reason, std::string{"user.exists"});
        QCOMPARE(add("chen", {"li", {}, "doctor", "short"}).error().reason, std::string{"passphrase.too-short"});
        QCOMPARE(count("SELECT count(*) FROM user"), 1);
        QVERIFY(keys().unlock("chen", "correct horse", m_clock));
    }
};

JIAYI_TEST(TestUsers)
#include "tst_users.moc"
