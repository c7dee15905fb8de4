// Two desks are paired at the prompt, as administrators do it.
#include "tests/support/test_program.h"
#include "tests/workstation/programs.h"

namespace jiayi::test {

class TestDesksCommand : public QObject {
    Q_OBJECT

    static QStringList pairing(Programs& programs, const QString& port, const QString& code) {
        return programs.on("desks", "b.db") << QStringLiteral("--pair") << QStringLiteral("127.0.0.1:") + port << QStringLiteral("--code") << code << QStringLiteral("--listen")
                                            << QStringLiteral("127.0.0.1") << QStringLiteral("--port") << QStringLiteral("0");
    }
    static bool made(Programs& programs, const char* store) {
        auto init = programs.on("init", store);
        init << QStringLiteral("--institution") << QString::fromLatin1(Programs::kClinic) << QStringLiteral("--user") << QStringLiteral("admin");
        return programs.jiayi(init).exit == 0;
    }

private Q_SLOTS:
    void theCodeThatOneDeskShowsPairsTheOther() {
        Programs programs;
        QVERIFY(made(programs, "a.db") && made(programs, "b.db"));
        QCOMPARE(programs.jiayi(programs.on("desks", "a.db")).out, QString());
        auto shows = programs.on("desks", "a.db");
        shows << QStringLiteral("--show-code") << QStringLiteral("--listen") << QStringLiteral("127.0.0.1") << QStringLiteral("--port") << QStringLiteral("0");
        const auto shown = programs.start(JIAYI_PROGRAM, shows);
        QString said;
        while (said.count(QLatin1Char('\n')) < 2 && shown->waitForReadyRead(60'000)) said += QString::fromUtf8(shown->readAllStandardOutput());
        const auto port = said.section(QLatin1Char('\n'), 0, 0).section(QLatin1Char(' '), 1), code = said.section(QLatin1Char('\n'), 1, 1).section(QLatin1Char(' '), 1);
        const auto refused = programs.jiayi(pairing(programs, port, QStringLiteral("AAAA-AAAA")));
        QCOMPARE(refused.exit, 2);
        QVERIFY(refused.err.contains(QStringLiteral("not the one")));
        const auto paired = programs.jiayi(pairing(programs, port, code));
        QVERIFY2(paired.exit == 0, qPrintable(paired.err));
        QCOMPARE(Programs::end(*shown).exit, 0);
        for (const auto* store : {"a.db", "b.db"}) {
            const auto listed = programs.jiayi(programs.on("desks", store)).out;
            QCOMPARE(listed.count(QLatin1Char('\n')), 1);
            QVERIFY(listed.contains(QStringLiteral("127.0.0.1:")));
        }
        // Nobody shows a code any more.
        QCOMPARE(programs.jiayi(pairing(programs, port, code)).exit, 5);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestDesksCommand;
JIAYI_TEST(TestDesksCommand)
#include "tst_desks_command.moc"
