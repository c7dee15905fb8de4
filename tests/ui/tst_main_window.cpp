#include "models/core/dates.h"
#include "tests/ui/ui_test.h"
#include "ui/common/screen.h"
#include "ui/common/tokens.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/settings_screen.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

namespace {

class Page : public Screen {
public:
    explicit Page(const QString& title) : m_title(title) {
        auto* layout = new QVBoxLayout(this);
        draft = new QLineEdit(this);
        draft->setObjectName(u"draft"_s);
        draft->setAccessibleName(u"Draft"_s);
        act = new Button(Button::Kind::Primary, u"Act"_s, this);
        act->setObjectName(u"act"_s);
        act->setKeys(QKeySequence(Qt::Key_F4));
        layout->addWidget(draft);
        layout->addWidget(act);
    }
    QString title() const override { return m_title; }
    void activated() override { ++shown; }
    bool goBack() override { return std::exchange(usesBack, false); }

    QLineEdit* draft;
    Button* act;
    int shown = 0;
    bool usesBack = false;

private:
    QString m_title;
};

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

    struct Desk {
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        MainWindow window{clock, [](const QString&) { return QFuture<Result<QList<SearchHit>>>(); }};
        Page* roster = new Page(u"Residents"_s);
        Page* chart = new Page(u"张小明"_s);
        QWidget* cover = new QWidget;

        explicit Desk(QSize size = {1280, 720}) {
            window.addScreen(
                {u"roster"_s, roster, [] { return u"Residents"_s; }, u"residents"_s, Qt::CTRL | Qt::Key_2});
            window.addScreen({u"chart"_s, chart, {}, {}, {}, false, u"roster"_s});
            window.addScreen({u"settings"_s,
                              new SettingsScreen({}, u"0.1.0"_s),
                              [] { return u"Settings"_s; },
                              u"settings"_s,
                              {}});
            window.setLockCover(cover);
            window.setClinic(u"Balitai Community Health Centre"_s, u"Dr Chen Lihua"_s);
            test::showActive(window, size);
            window.showScreen(u"roster"_s);
        }
        void press(int key, Qt::KeyboardModifiers with = {}) {
            auto* focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : &window, static_cast<Qt::Key>(key), with);
        }
    };

private Q_SLOTS:
    void cleanup() {
        applyLook({});
        applyLanguage(u"en"_s);
    }

    void onlyWhatIsRegisteredIsInTheRail() {
        Desk desk;
        QCOMPARE(desk.window.findChildren<RailEntry*>().size(), 2);
        QVERIFY(desk.window.findChild<RailEntry*>(u"rail.roster"_s)->isChecked());
        desk.window.showScreen(u"chart"_s);
        QVERIFY(desk.window.findChild<RailEntry*>(u"rail.roster"_s)
                    ->isChecked());  // a chart belongs to the residents
        desk.window.setBadge(u"roster"_s, 14, u"14 new"_s);
        QVERIFY(desk.window.findChild<RailEntry*>(u"rail.roster"_s)->accessibleName().contains(u"14 new"_s));
    }

    void keysGoThereAndBack() {
        Desk desk;
        desk.window.showScreen(u"settings"_s);
        desk.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window.currentKey(), u"roster"_s);
        desk.window.showScreen(u"chart"_s);
        QCOMPARE(desk.chart->shown, 1);
        desk.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(desk.window.currentKey(), u"roster"_s);
        desk.window.showScreen(u"chart"_s);
        desk.chart->usesBack = true;
        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.window.currentKey(), u"chart"_s);  // the screen closed something of its own
        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.window.currentKey(), u"roster"_s);
    }

    void anAlertStandsAboveEveryScreenUntilItIsTakenAway() {
        Desk desk;
        QSignalSpy acted(&desk.window, &MainWindow::alertActed);
        auto* alert = desk.window.findChild<QWidget*>(u"alert"_s);
        QVERIFY(!alert->isVisible());
        desk.window.setAlert(u"Critical result: K 6.8 mmol/L"_s, u"Open"_s);
        desk.window.showScreen(u"settings"_s);
        QVERIFY(alert->isVisible());
        desk.press(Qt::Key_F12);
        QCOMPARE(acted.size(), 1);
        // Behind the lock it says nothing and does nothing.
        desk.window.lock();
        desk.press(Qt::Key_F12);
        QVERIFY(!alert->isVisible() && acted.size() == 1);
        desk.window.unlock();
        QVERIFY(alert->isVisible());
        desk.window.setAlert({}, {});
        QVERIFY(!alert->isVisible());
    }

    void ctrlKSearchesFromAnywhereAndEscReturns() {
        Desk desk;
        desk.roster->draft->setFocus();
        desk.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"search.edit"_s);
        desk.press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), desk.roster->draft);
    }

    void lockingHidesEverythingAndKeepsTheDraft() {
        Desk desk;
        desk.window.showScreen(u"chart"_s);
        desk.chart->draft->setFocus();
        QTest::keyClicks(desk.chart->draft, u"diet good"_s);
        QVERIFY(desk.window.windowTitle().contains(u"张小明"_s));
        QSignalSpy acted(desk.chart->act, &QPushButton::clicked);
        QSignalSpy locked(&desk.window, &MainWindow::locked);
        desk.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(locked.size(), 1);
        QVERIFY(desk.cover->isVisible());
        QVERIFY(!desk.chart->isVisible());
        QVERIFY(!desk.window.windowTitle().contains(u"张小明"_s));
        QTest::keyClick(&desk.window, Qt::Key_F4);
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(&desk.window, Qt::Key_Escape);
        desk.window.unlock();
        QVERIFY(acted.isEmpty());
        QCOMPARE(desk.window.currentKey(), u"chart"_s);
        QCOMPARE(desk.chart->draft->text(), u"diet good"_s);
        QCOMPARE(QApplication::focusWidget(), desk.chart->draft);
        QVERIFY(!desk.cover->isVisible());
    }

    void anOpenDialogIsHiddenByTheLockAndComesBackUnanswered() {
        Desk desk;
        QDialog dialog(&desk.window);
        QSignalSpy finished(&dialog, &QDialog::finished);
        dialog.open();
        desk.window.lock();
        QVERIFY(!dialog.isVisible());
        desk.window.unlock();
        QVERIFY(dialog.isVisible());
        QVERIFY(finished.isEmpty());
    }

    void sampleDataIsMarked() {
        Desk desk;
        auto* ribbon = desk.window.findChild<QLabel*>(u"ribbon"_s);
        QVERIFY(!ribbon->isVisible());
        desk.window.setSampleData(true);
        QVERIFY(ribbon->isVisible());
        QCOMPARE(ribbon->grab().toImage().pixelColor(3, 3), tokens().tone(Tone::Warn).fill);
    }

    void theUserMenuOffersLanguageThemeAndLock() {
        Desk desk;
        QSignalSpy language(&desk.window, &MainWindow::languageAsked);
        QSignalSpy dark(&desk.window, &MainWindow::darkAsked);
        desk.press(Qt::Key_F10);
        auto* menu = desk.window.findChild<QMenu*>(u"top.menu"_s);
        QTRY_VERIFY(menu->isVisible());
        menu->findChild<QAction*>(u"menu.zh_CN"_s)->trigger();
        menu->findChild<QAction*>(u"menu.dark"_s)->trigger();
        menu->close();
        QCOMPARE(language.at(0).at(0).toString(), u"zh_CN"_s);
        QCOMPARE(dark.at(0).at(0).toBool(), true);
    }

    void settingsTakeEffectByKeys() {
        Desk desk;
        desk.window.showScreen(u"settings"_s);
        auto* settings = static_cast<SettingsScreen*>(desk.window.screen(u"settings"_s));
        QSignalSpy changed(settings, &SettingsScreen::changed);
        for (const auto& name : {u"settings.theme.dark"_s, u"settings.scale.150"_s, u"settings.lock.0"_s}) {
            auto* chip = settings->findChild<Chip*>(name);
            chip->setFocus();
            QTest::keyClick(chip, Qt::Key_Space);
        }
        QCOMPARE(changed.size(), 3);
        const Preferences want{u"en"_s, {true, 150}, 0};
        QVERIFY(settings->preferences() == want);
        settings->setPreferences({});
        QCOMPARE(changed.size(), 3);  // told, not asked
        QVERIFY(settings->findChild<Chip*>(u"settings.theme.light"_s)->isChecked());
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const auto& language : {u"en"_s, u"zh_CN"_s})
            for (const int scale : {100, 150})
                QTest::addRow("%s %d", qPrintable(language), scale) << language << scale;
    }

    void nothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        applyLanguage(language);
        applyLook({false, scale});
        Desk desk;
        desk.window.setSampleData(true);
        SyncStatus status;
        status.state = SyncStatus::State::Idle;
        status.lastSync = desk.clock.now();
        status.waiting = 7;
        status.nextTry = desk.clock.now();
        status.formularyVersion = u"2026-11.2"_s;
        desk.window.setSyncStatus(status);
        desk.window.showScreen(u"settings"_s);
        QTest::qWait(20);
        QCOMPARE(test::cutOff(desk.window), QStringList());
        QCOMPARE(test::nameless(desk.window), QStringList());
        for (const auto* label : desk.window.findChildren<ElidedLabel*>())
            if (label->isVisible()) QCOMPARE(label->text(), label->fullText());
    }
};

JIAYI_TEST(TestMainWindow)
#include "tst_main_window.moc"
