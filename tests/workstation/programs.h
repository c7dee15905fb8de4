// The two built programs as child processes, on stores and ports of their own.
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <memory>

namespace jiayi::test {

struct Ran {
    int exit = -1;
    QString out;
    QString err;
};

/// A folder with stores, a certificate and a hub that is stopped with it.
class Programs {
public:
    static constexpr char kClinic[] = "120101001";

    Programs() {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("JIAYI_PASSPHRASE"), QStringLiteral("a passphrase for tests"));
        m_environment.insert(QStringLiteral("HOME"), m_folder.path());
    }
    ~Programs() { killHub(); }

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void set(const char* variable, const char* text) { m_environment.insert(QString::fromLatin1(variable), QString::fromLatin1(text)); }
    void setPassphrase(const char* text) { set("JIAYI_PASSPHRASE", text); }

    std::unique_ptr<QProcess> start(const char* program, const QStringList& arguments) {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->start(QString::fromLatin1(program), arguments);
        return process;
    }
    static Ran end(QProcess& process, int seconds = 240) {
        process.waitForFinished(seconds * 1000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    Ran jiayi(const QStringList& arguments) { return end(*start(JIAYI_PROGRAM, arguments)); }
    Ran hubVerb(const QStringList& arguments) { return end(*start(JIAYI_HUB_PROGRAM, arguments)); }

    QString hubStore() const { return m_hubStore.isEmpty() ? QStringLiteral("sqlite:") + path("hub.db") : m_hubStore; }
    /// An address instead of the file.
    void setHubStore(const QString& address) { m_hubStore = address; }
    /// Starts the hub; the port is chosen once and kept, so that a hub that was killed comes back where desks look for it.
    bool startHub() {
        if (!QFile::exists(path("cert.pem"))) {
            QProcess openssl;
            openssl.start(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                           QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), path("key.pem"),
                           QStringLiteral("-out"), path("cert.pem"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                           QStringLiteral("/CN=localhost"), QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1")});
            if (!openssl.waitForFinished() || openssl.exitCode() != 0) return false;
            if (hubVerb({QStringLiteral("institution"), QStringLiteral("add"), QStringLiteral("--store"), hubStore(), QStringLiteral("--code"),
                         QString::fromLatin1(kClinic), QStringLiteral("--name"), QStringLiteral("Test")})
                    .exit != 0)
                return false;
        }
        m_hub = start(JIAYI_HUB_PROGRAM, {QStringLiteral("serve"), QStringLiteral("--store"), hubStore(), QStringLiteral("--listen"),
                                          QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--tls-cert"), path("cert.pem"),
                                          QStringLiteral("--tls-key"), path("key.pem")});
        static const QRegularExpression kPort(QStringLiteral("https://127\\.0\\.0\\.1:(\\d+)"));
        QElapsedTimer waited;
        waited.start();
        QString said;
        while (waited.elapsed() < 60'000 && m_hub->state() != QProcess::NotRunning) {
            m_hub->waitForReadyRead(200);
            said += QString::fromUtf8(m_hub->readAllStandardOutput()) + QString::fromUtf8(m_hub->readAllStandardError());
            if (const auto match = kPort.match(said); match.hasMatch()) {
                m_port = match.captured(1).toInt();
                return true;
            }
        }
        return false;
    }
    void killHub() {
        if (!m_hub) return;
        m_hub->kill();
        m_hub->waitForFinished();
        m_hub.reset();
    }
    Ran initAndPair(const char* store) {
        const auto made = jiayi({QStringLiteral("init"), QStringLiteral("--store"), path(store), QStringLiteral("--institution"),
                                 QString::fromLatin1(kClinic), QStringLiteral("--user"), QStringLiteral("admin")});
        if (made.exit != 0) return made;
        const auto code = hubVerb({QStringLiteral("pair-code"), QStringLiteral("--store"), hubStore(), QStringLiteral("--institution"),
                                   QString::fromLatin1(kClinic)})
                              .out.trimmed()
                              .section(QLatin1Char('\n'), -1);
        return jiayi({QStringLiteral("pair"), QStringLiteral("--store"), path(store), QStringLiteral("--hub"),
                      QStringLiteral("https://localhost:%1").arg(m_port), QStringLiteral("--code"), code, QStringLiteral("--ca"), path("cert.pem")});
    }
    QStringList syncArguments(const char* store) const {
        return {QStringLiteral("sync"), QStringLiteral("--store"), path(store), QStringLiteral("--once")};
    }
    QStringList on(const char* verb, const char* store) const { return {QString::fromLatin1(verb), QStringLiteral("--store"), path(store)}; }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_hub;
    QString m_hubStore;
    int m_port = 0;
};

}  // namespace jiayi::test
