#include "tests/support/postgres_server.h"
#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

namespace jiayi::test {

/// The hub of a consortium, on PostgreSQL.
class TestPostgresHub : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoDesksMeetOnItAlthoughTheDatabaseRestarts() {
        PostgresServer server;
        Programs programs;
        programs.setHubStore(QString::fromStdString(server.newDatabase()));
        QVERIFY(programs.startHub());
        QCOMPARE(programs.initAndPair("a.db").exit, 0);
        auto filled = programs.on("generate", "a.db");
        filled << QStringLiteral("--residents") << QStringLiteral("5") << QStringLiteral("--seed")
               << QStringLiteral("3");
        QCOMPARE(programs.jiayi(filled).exit, 0);
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 0);
        server.stop(SIGKILL);
        server.start();
        const auto paired = programs.initAndPair("b.db");
        QVERIFY2(paired.exit == 0, qPrintable(paired.err));
        QCOMPARE(programs.jiayi(programs.syncArguments("b.db")).exit, 0);
        QCOMPARE(residents(programs, "b.db"), residents(programs, "a.db"));
    }

private:
    static int residents(Programs& programs, const char* store) {
        auto arguments = programs.on("export", store);
        const auto folder = programs.path(store) + QStringLiteral(".export");
        arguments << QStringLiteral("--format") << QStringLiteral("ndjson") << QStringLiteral("--out")
                  << folder;
        if (programs.jiayi(arguments).exit != 0) return -1;
        QFile file(folder + QStringLiteral("/Patient.ndjson"));
        return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) : -2;
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPostgresHub;
JIAYI_TEST(TestPostgresHub)
#include "tst_postgres_hub.moc"
