// A month from the command line: frozen, signed, submitted to a real hub, accepted, seen at the other desk, on paper and as a workbook.
#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>

namespace jiayi::test {

class TestStatementCommand : public QObject {
    Q_OBJECT

    static QStringList statement(Programs& programs, const char* store, const QStringList& rest) {
        auto arguments = programs.on("statement", store);
        arguments << QStringLiteral("--month") << QDate::currentDate().addMonths(-1).toString(QStringLiteral("yyyy-MM")) << QStringLiteral("--scheme") << QStringLiteral("employee") << QStringLiteral("--format")
                  << QStringLiteral("json");
        return arguments + rest;
    }
    static QString stateOf(Programs& programs, const char* store) {
        return QJsonDocument::fromJson(programs.jiayi(statement(programs, store, {})).out.toUtf8()).object()[QStringLiteral("state")].toString();
    }
    static Ran act(Programs& programs, const char* store, const char* what) { return programs.jiayi(statement(programs, store, {QStringLiteral("--act"), QString::fromLatin1(what), QStringLiteral("--note"), QStringLiteral("a test")})); }

private Q_SLOTS:
    void aMonthGoesToTheHubAndComesBackAccepted() {
        Programs programs;
        QVERIFY(programs.startHub());
        QCOMPARE(programs.initAndPair("a.db").exit, 0);
        auto filled = programs.on("generate", "a.db");
        filled << QStringLiteral("--residents") << QStringLiteral("40") << QStringLiteral("--seed") << QStringLiteral("5");
        QCOMPARE(programs.jiayi(filled).exit, 0);
        // Nothing is frozen while work of the month waits to be sent, or before the hub has said when it heard of the desks.
        QCOMPARE(act(programs, "a.db", "submit").exit, 2);
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 0);
        for (const char* what : {"freeze", "sign", "submit"}) {
            const auto done = act(programs, "a.db", what);
            QVERIFY2(done.exit == 0, qPrintable(QString::fromLatin1(what) + done.err));
        }
        QCOMPARE(act(programs, "a.db", "freeze").exit, 2);
        QCOMPARE(stateOf(programs, "a.db"), QStringLiteral("submitted"));
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 0);
        // The hub that serves answers by itself every few seconds; this asks at once, and whoever is second finds nothing to do.
        QCOMPARE(programs.hubVerb({QStringLiteral("statements"), QStringLiteral("answer"), QStringLiteral("--store"), programs.hubStore()}).exit, 0);
        QCOMPARE(programs.jiayi(programs.syncArguments("a.db")).exit, 0);
        QCOMPARE(stateOf(programs, "a.db"), QStringLiteral("accepted"));
        QCOMPARE(programs.initAndPair("b.db").exit, 0);
        QCOMPARE(programs.jiayi(programs.syncArguments("b.db")).exit, 0);
        QCOMPARE(programs.jiayi(statement(programs, "b.db", {})).out, programs.jiayi(statement(programs, "a.db", {})).out);
        const auto written = programs.jiayi(statement(programs, "a.db", {QStringLiteral("--pdf"), programs.path("s.pdf"), QStringLiteral("--xlsx"), programs.path("s.xlsx"), QStringLiteral("--lang"), QStringLiteral("zh_CN")}));
        QVERIFY2(written.exit == 0, qPrintable(written.err));
        for (const auto& [name, begins] : {std::pair{"s.pdf", "%PDF"}, std::pair{"s.xlsx", "PK"}}) {
            QFile file(programs.path(name));
            QVERIFY(file.open(QIODevice::ReadOnly) && file.size() > 1000 && file.read(4).startsWith(begins));
        }
        QCOMPARE(programs.jiayi(programs.on("verify", "a.db")).exit, 0);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestStatementCommand;
JIAYI_TEST(TestStatementCommand)
#include "tst_statement_command.moc"
