#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

#include <QRegularExpression>
#include <QSet>

namespace jiayi::test {

class TestPrograms : public QObject {
    Q_OBJECT

    /// Every resource of an export, as "Type/id": the id stands once, whatever the file it is in.
    static QSet<QString> exported(Programs& programs, const char* store, const char* to) {
        auto arguments = programs.on("export", store);
        arguments << QStringLiteral("--format") << QStringLiteral("ndjson") << QStringLiteral("--out") << programs.path(to);
        if (programs.jiayi(arguments).exit != 0) return {};
        QSet<QString> found;
        static const QRegularExpression kId(QStringLiteral("\"id\": ?\"([^\"]+)\""));
        const QDir folder(programs.path(to));
        for (const auto& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) return {};
            while (!file.atEnd()) found << name + kId.match(QString::fromUtf8(file.readLine())).captured(1);
        }
        return found;
    }

private Q_SLOTS:
    void exitCodesAreTheDocumentedOnes() {
        Programs programs;
        QCOMPARE(programs.jiayi({QStringLiteral("no-such-verb")}).exit, 2);
        QCOMPARE(programs.jiayi(programs.on("verify", "nothing.db")).exit, 3);
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db")).exit, 0);
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 4);  // it has no hub
        programs.setPassphrase("a wrong passphrase");
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db")).exit, 3);
    }

    void aStoreSurvivesBackupAndRestore() {
        Programs programs;
        auto made = programs.on("init", "a.db");
        made << QStringLiteral("--institution") << QStringLiteral("120101001") << QStringLiteral("--user") << QStringLiteral("admin");
        QCOMPARE(programs.jiayi(made).exit, 0);
        auto filled = programs.on("generate", "a.db");
        filled << QStringLiteral("--residents") << QStringLiteral("20") << QStringLiteral("--seed") << QStringLiteral("3");
        QCOMPARE(programs.jiayi(filled).exit, 0);
        auto backup = programs.on("backup", "a.db");
        backup << QStringLiteral("--out") << programs.path("a.backup");
        QCOMPARE(programs.jiayi(backup).exit, 0);
        auto restore = programs.on("restore", "b.db");
        restore << QStringLiteral("--from") << programs.path("a.backup");
        QCOMPARE(programs.jiayi(restore).exit, 0);
        const auto before = exported(programs, "a.db", "xa");
        QVERIFY(!before.isEmpty());
        QCOMPARE(exported(programs, "b.db", "xb"), before);
    }

    void twoDesksConvergeThoughHubAndDeskAreKilledInTheMiddle() {
        Programs programs;
        QVERIFY(programs.startHub());
        QCOMPARE(programs.initAndPair("a.db").exit, 0);
        QCOMPARE(programs.initAndPair("b.db").exit, 0);
        auto filled = programs.on("generate", "a.db");
        filled << QStringLiteral("--residents") << QStringLiteral("60") << QStringLiteral("--seed") << QStringLiteral("5");
        QCOMPARE(programs.jiayi(filled).exit, 0);

        // The desk is killed at ever later moments of its first sync, the hub too, now and then.
        int kills = 0;
        for (int pause = 100;; pause += 150, ++kills) {
            auto sync = programs.start(JIAYI_PROGRAM, programs.syncArguments("a.db"));
            if (sync->waitForFinished(pause)) break;
            if (kills % 3 == 2) programs.killHub();
            sync->kill();
            sync->waitForFinished();
            if (kills % 3 == 2) QVERIFY(programs.startHub());
            QVERIFY2(kills < 200, "the first sync never ends");
        }
        qInfo("killed in the middle %d times", kills);
        QVERIFY2(kills > 2, "the sync was never caught in the middle");
        for (const char* store : {"a.db", "b.db", "a.db"}) {
            const auto ran = programs.jiayi(programs.syncArguments(store));
            QVERIFY2(ran.exit == 0, qPrintable(ran.err));
        }
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db")).exit, 0);
        QCOMPARE(programs.jiayi(programs.on("verify", "b.db")).exit, 0);
        const auto here = exported(programs, "a.db", "xa");
        QVERIFY(here.size() > 60);
        QCOMPARE(exported(programs, "b.db", "xb"), here);
    }

    void withoutAHubTheDeskSaysSoAndLosesNothing() {
        Programs programs;
        QVERIFY(programs.startHub());
        QCOMPARE(programs.initAndPair("a.db").exit, 0);
        programs.killHub();
        auto filled = programs.on("generate", "a.db");
        filled << QStringLiteral("--residents") << QStringLiteral("5") << QStringLiteral("--seed") << QStringLiteral("1");
        QCOMPARE(programs.jiayi(filled).exit, 0);
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 5);
        QVERIFY(programs.startHub());
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 0);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPrograms;
JIAYI_TEST(TestPrograms)
#include "tst_programs.moc"
