// The roster, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/roster_world.h"
#include "ui/common/field.h"
#include "ui/common/states.h"
#include "ui/roster/resident_dialog.h"
#include "ui/roster/roster_screen.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestRosterScreen : public QObject {
    Q_OBJECT

    RosterWorld m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<RosterScreen> shown(RosterAsks asks) {
        auto screen = std::make_unique<RosterScreen>(std::move(asks), tables(), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        return screen;
    }

private Q_SLOTS:
    void initTestCase() { applyLook({}); }
    void init() { m_world = {}; }

    void everybodyIsCountedAndListed() {
        const auto screen = shown(m_world.asks());
        QVERIFY(text(*screen, u"roster.count"_s).startsWith(u"630"_s));
        const auto* model = part<QTableView>(*screen, u"roster.table"_s)->model();
        QCOMPARE(model->index(0, 0).data().toString(), u"张小明"_s);
        QCOMPARE(m_world.filters.back().today, kToday);
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void filtersCombineIntoOneQuestion() {
        const auto screen = shown(m_world.asks());
        auto* filter = part<QLineEdit>(*screen, u"roster.text"_s);
        filter->setFocus();
        QTest::keyClicks(filter, u"zhang"_s);
        auto* programme = part<QAbstractButton>(*screen, u"roster.programme.T2DM"_s);
        programme->setFocus();
        QTest::keyClick(programme, Qt::Key_Return);
        auto* poor = part<QAbstractButton>(*screen, u"roster.control.poor"_s);
        poor->setFocus();
        QTest::keyClick(poor, Qt::Key_Space);
        auto* overdue = part<QAbstractButton>(*screen, u"roster.overdue"_s);
        overdue->setFocus();
        QTest::keyClick(overdue, Qt::Key_Space);
        auto* age = part<QLineEdit>(*screen, u"roster.minAge"_s);
        age->setFocus();
        QTest::keyClicks(age, u"65"_s);
        roster::RosterFilter wanted;
        wanted.text = "zhang";
        wanted.programme = "T2DM";
        wanted.control = roster::ControlState::Poor;
        wanted.overdue = true;
        wanted.minAge = 65;
        wanted.today = kToday;
        QTRY_COMPARE(m_world.filters.back(), wanted);
    }

    void aChoiceOfGridAndContractIsAskedFor() {
        const auto screen = shown(m_world.asks());
        auto* grid = part<ChoiceEdit>(*screen, u"roster.grid"_s);
        grid->setFocus();
        QTest::keyClicks(grid, u"07"_s);
        QTest::keyClick(grid, Qt::Key_Down);
        QTest::keyClick(grid, Qt::Key_Up);
        settleEvents();
        QVERIFY(!m_world.filters.back().grid.empty());
        auto* contract = part<ChoiceEdit>(*screen, u"roster.contract"_s);
        contract->setFocus();
        QTest::keyClick(contract, Qt::Key_Down);
        settleEvents();
        QCOMPARE(m_world.filters.back().contract, roster::ContractState::Valid);
    }

    void theHeadSortsAndTurnsRound() {
        const auto screen = shown(m_world.asks());
        auto* order = part<ChoiceEdit>(*screen, u"roster.order"_s);
        order->setFocus();
        QTest::keyClick(order, Qt::Key_Down);
        settleEvents();
        QCOMPARE(m_world.orders.back(), (roster::RosterOrder{roster::RosterSort::Name, true}));
    }

    void escapeTakesTheFiltersAwayBeforeItLeaves() {
        const auto screen = shown(m_world.asks());
        auto* overdue = part<QAbstractButton>(*screen, u"roster.overdue"_s);
        overdue->click();
        QVERIFY(screen->goBack());
        settleEvents();
        QVERIFY(!m_world.filters.back().overdue);
        QVERIFY(!screen->goBack());
    }

    void enterOpensTheChart() {
        const auto screen = shown(m_world.asks());
        roster::ResidentId opened;
        connect(screen.get(), &RosterScreen::residentOpened, this, [&](roster::ResidentId id) { opened = id; });
        auto* table = part<QTableView>(*screen, u"roster.table"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened, rosterRow(1).id);
    }

    void severalCanBeChosen() {
        const auto screen = shown(m_world.asks());
        auto* table = part<QTableView>(*screen, u"roster.table"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(text(*screen, u"roster.count"_s).contains(u"3"_s));
    }

    void nobodyAtAllIsToldApartFromNobodyWhoFits() {
        m_world.total = 0;
        const auto screen = shown(m_world.asks());
        int imports = 0;
        connect(screen.get(), &RosterScreen::importAsked, this, [&] { ++imports; });
        const auto empty = text(*screen, u"state.title"_s);
        part<QPushButton>(*screen, u"state.action"_s)->click();
        QCOMPARE(imports, 1);
        part<QAbstractButton>(*screen, u"roster.overdue"_s)->click();
        settleEvents();
        QVERIFY(text(*screen, u"state.title"_s) != empty);
        part<QPushButton>(*screen, u"state.action"_s)->click();
        settleEvents();
        QVERIFY(!m_world.filters.back().overdue);
    }

    void aFailureIsSaidAndCanBeTriedAgain() {
        auto asks = m_world.asks();
        bool failing = true;
        const auto good = asks.count;
        Answers<std::int64_t> failures;
        asks.count = [&](const roster::RosterFilter& filter) { return failing ? failures.ask() : good(filter); };
        const auto screen = shown(asks);
        failures.give(failures.asked() - 1, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(!text(*screen, u"state.title"_s).isEmpty());
        failing = false;
        part<QPushButton>(*screen, u"state.action"_s)->click();
        settleEvents();
        QVERIFY(part<QTableView>(*screen, u"roster.table"_s)->isVisible());
    }

    void aLateAnswerToAnOlderFilterIsDropped() {
        auto asks = m_world.asks();
        Answers<std::int64_t> counts;
        asks.count = [&](const roster::RosterFilter&) { return counts.ask(); };
        const auto screen = shown(asks);
        const auto first = counts.asked() - 1;
        part<QAbstractButton>(*screen, u"roster.overdue"_s)->click();
        counts.give(first + 1, std::int64_t{3});
        counts.give(first, std::int64_t{999});
        QVERIFY(text(*screen, u"roster.count"_s).startsWith(u"3 "_s));
    }

    void aListIsKeptUnderAName() {
        const auto screen = shown(m_world.asks());
        part<QAbstractButton>(*screen, u"roster.overdue"_s)->click();
        settleEvents();
        QTest::keyClick(screen.get(), Qt::Key_S, Qt::ControlModifier);
        auto* dialog = part<QInputDialog>(*screen, u"roster.listName"_s);
        dialog->setTextValue(u"Late ones"_s);
        dialog->accept();
        settleEvents();
        QCOMPARE(m_world.lists.size(), std::size_t{1});
        QCOMPARE(m_world.lists[0].name, std::string("Late ones"));
        QVERIFY(m_world.lists[0].filter.overdue);
        QVERIFY(part<ChoiceEdit>(*screen, u"roster.lists"_s)->isVisible());
    }

    void smallAndLargeTextLeaveNothingCutOff() {
        applyLook({true, 150});
        const auto screen = shown(m_world.asks());
        screen->resize(1100, 600);
        settleEvents();
        const auto cut = cutOff(*screen);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        applyLook({});
    }
};

JIAYI_TEST(TestRosterScreen)
#include "tst_roster_screen.moc"
