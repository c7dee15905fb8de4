#include "app/workstation/start_flow.h"
#include "models/access/users.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace jiayi;

class TestStartFlow : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    QTemporaryDir m_folder;
    SystemClock m_clock;

    std::filesystem::path store() const { return m_folder.filePath(QStringLiteral("clinic.db")).toStdString(); }

    void putBeside(const QByteArray& passphrase) {
        QFile file(QString::fromStdString(store().string() + ".passphrase"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(passphrase);
    }

    static bool startWindowShows() {
        for (const auto* window : QApplication::topLevelWidgets())
            if (window->objectName() == QLatin1String("start") && window->isVisible()) return true;
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        SystemRandom random;
        QVERIFY(access::createStore(store(), {"120101001", "Test", true}, "chen", kPassphrase, m_clock, random, access::kLeastCost));
    }

    void aDemoClinicOpensByItself() {
        putBeside(kPassphrase);
        app::StartFlow start(m_clock);
        QSignalSpy opened(&start, &app::StartFlow::opened);
        std::unique_ptr<app::Desk> desk;
        connect(&start, &app::StartFlow::opened, this, [&] { desk = start.takeDesk(); });
        start.start(store());
        QCOMPARE(opened.count(), 1);
        QVERIFY(desk);
        QCOMPARE(desk->user(), std::string("chen"));
        QVERIFY(!startWindowShows());
    }

    void aDemoClinicOpensAsWhomeverItIsToldTo() {
        putBeside(kPassphrase);
        {
            SystemRandom random;
            const auto key = access::KeyFile{store()}.unlock("chen", kPassphrase, m_clock);
            QVERIFY(key);
            const auto database = access::openStore(store(), *key);
            QVERIFY(database);
            QVERIFY(access::addUser(**database, access::KeyFile{store(), access::kLeastCost}, *key, "chen", {"liu", {}, "pharmacist", kPassphrase}, m_clock, random));
        }
        app::StartFlow start(m_clock);
        std::unique_ptr<app::Desk> desk;
        connect(&start, &app::StartFlow::opened, this, [&] { desk = start.takeDesk(); });
        start.setDemoUser("liu");
        start.start(store());
        QVERIFY(desk);
        QCOMPARE(desk->user(), std::string("liu"));
    }

    void aPassphraseBesideTheStoreThatDoesNotFitIsAskedFor() {
        putBeside("another one");
        app::StartFlow start(m_clock);
        QSignalSpy opened(&start, &app::StartFlow::opened);
        start.start(store());
        QCOMPARE(opened.count(), 0);
        QVERIFY(startWindowShows());
    }

    void aClinicsOwnStoreIsNeverOpenedUnasked() {
        QFile::remove(QString::fromStdString(store().string() + ".passphrase"));
        app::StartFlow start(m_clock);
        QSignalSpy opened(&start, &app::StartFlow::opened);
        start.start(store());
        QCOMPARE(opened.count(), 0);
        QVERIFY(startWindowShows());
    }

    void withoutAStoreTheFirstRunIsShown() {
        app::StartFlow start(m_clock);
        start.start(m_folder.filePath(QStringLiteral("none.db")).toStdString());
        QVERIFY(startWindowShows());
    }
};

JIAYI_TEST(TestStartFlow)
#include "tst_start_flow.moc"
