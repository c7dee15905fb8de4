// Two desks as two programs on one machine, and no hub anywhere.
#include "tests/support/test_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

class TestTwoProcesses : public QObject {
    Q_OBJECT

    /// A desk that is spoken to by lines.
    class DeskProgram {
    public:
        explicit DeskProgram(int seed) {
            m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("desk"), QString::number(seed)});
            port = until(QStringLiteral("port ")).mid(5);
        }
        ~DeskProgram() {
            m_process.closeWriteChannel();
            if (!m_process.waitForFinished(kLimit)) m_process.kill();
        }
        /// The next line that begins so; empty when none comes for a minute.
        QString until(const QString& begin) {
            QElapsedTimer waited;
            waited.start();
            for (;;) {
                while (m_process.canReadLine()) {
                    const auto line = QString::fromUtf8(m_process.readLine()).trimmed();
                    if (line.startsWith(begin)) return line;
                }
                if (waited.elapsed() > kLimit || m_process.state() == QProcess::NotRunning) return {};
                m_process.waitForReadyRead(1000);
            }
        }
        QString ask(const QString& command, const QString& begin) {
            m_process.write((command + QLatin1Char('\n')).toUtf8());
            return until(begin);
        }
        /// Asks again whenever something has come.
        bool comesTo(const QString& command, const QString& wanted) {
            const auto begin = command;
            QElapsedTimer waited;
            waited.start();
            while (waited.elapsed() < kLimit) {
                if (ask(command, begin) == wanted) return true;
                if (m_process.state() == QProcess::NotRunning) return false;
                m_process.waitForReadyRead(200);
            }
            return false;
        }
        void kill() {
            m_process.kill();
            m_process.waitForFinished();
        }
        QString port;

    private:
        static constexpr int kLimit = 60'000;
        QProcess m_process;
    };

private Q_SLOTS:
    void whatTheNurseMeasuresIsOnTheDoctorsDeskAndTheSignatureOnHers() {
        DeskProgram nurse{1}, doctor{2};
        QVERIFY(!nurse.port.isEmpty() && !doctor.port.isEmpty());
        const auto code = nurse.ask(QStringLiteral("code"), QStringLiteral("code ")).mid(5);
        QCOMPARE(doctor.ask(QStringLiteral("pair ") + nurse.port + QStringLiteral(" AAAA-AAAA"), QStringLiteral("station.")), QStringLiteral("station.code-wrong"));
        QCOMPARE(doctor.ask(QStringLiteral("pair ") + nurse.port + QLatin1Char(' ') + code, QStringLiteral("paired")), QStringLiteral("paired"));
        QCOMPARE(nurse.ask(QStringLiteral("register"), QStringLiteral("registered")), QStringLiteral("registered"));
        nurse.ask(QStringLiteral("enter li sbp 128"), QStringLiteral("entered"));
        nurse.ask(QStringLiteral("enter li weight 74.5"), QStringLiteral("entered"));
        QElapsedTimer passing;
        passing.start();
        QVERIFY(doctor.comesTo(QStringLiteral("draft"), QStringLiteral("draft sbp=128/li weight=74.5/li")));
        qInfo("on the other desk after %lld ms", static_cast<long long>(passing.elapsed()));
        QVERIFY(doctor.comesTo(QStringLiteral("queue"), QStringLiteral("queue registered")));
        doctor.ask(QStringLiteral("enter chen fpg 6.4"), QStringLiteral("entered"));
        QVERIFY(nurse.comesTo(QStringLiteral("draft"), QStringLiteral("draft fpg=6.4/chen sbp=128/li weight=74.5/li")));
        QCOMPARE(doctor.ask(QStringLiteral("sign"), QStringLiteral("signed")), QStringLiteral("signed li"));
        QVERIFY(nurse.comesTo(QStringLiteral("draft"), QStringLiteral("draft none")));
    }

    void aDeskThatIsKilledTakesNothingOfTheOthersWithIt() {
        DeskProgram nurse{1};
        auto doctor = std::make_unique<DeskProgram>(2);
        const auto code = nurse.ask(QStringLiteral("code"), QStringLiteral("code ")).mid(5);
        QCOMPARE(doctor->ask(QStringLiteral("pair ") + nurse.port + QLatin1Char(' ') + code, QStringLiteral("paired")), QStringLiteral("paired"));
        doctor->ask(QStringLiteral("enter chen fpg 6.4"), QStringLiteral("entered"));
        QVERIFY(nurse.comesTo(QStringLiteral("draft"), QStringLiteral("draft fpg=6.4/chen")));
        doctor->kill();
        nurse.ask(QStringLiteral("enter li sbp 128"), QStringLiteral("entered"));
        QVERIFY(nurse.comesTo(QStringLiteral("draft"), QStringLiteral("draft fpg=6.4/chen sbp=128/li")));
    }
};

JIAYI_TEST(TestTwoProcesses)
#include "tst_two_processes.moc"
