// Today, driven by keys: the list, what its keys do, and what it says when it knows nothing.
#include "tests/ui/worklist_world.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/table_style.h"
#include "ui/worklist/appointment_card.h"
#include "ui/worklist/today_model.h"
#include "ui/worklist/today_screen.h"

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using worklist::View;

class TestTodayScreen : public QObject {
    Q_OBJECT

    std::optional<WorklistWorld> m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<TodayScreen> shown(WorklistAsks asks, QSize size = {1340, 780}) {
        auto screen = std::make_unique<TodayScreen>(std::move(asks), m_clock);
        showActive(*screen, size);
        screen->activated();
        settleEvents();
        return screen;
    }
    std::unique_ptr<TodayScreen> shown() { return shown(m_world->asks()); }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"today.table"_s); }
    static QString cell(const QWidget& screen, int row, int column) { return table(screen)->model()->index(row, column).data().toString(); }
    static QStringList names(const QWidget& screen) {
        QStringList all;
        for (int row = 0; row < table(screen)->model()->rowCount(); ++row) all << cell(screen, row, 0);
        return all;
    }
    static QDialog* dialog(const QWidget& screen, const QString& name) {
        settleEvents();
        auto* found = screen.findChild<QDialog*>(name);
        if (!found || !found->isVisible()) qFatal("no dialog %s", qPrintable(name));
        return found;
    }
    static void choose(const QWidget& in, const QString& chip) { press(part<QAbstractButton>(in, chip), Qt::Key_Space); }
    static void write(QLineEdit* edit, const QString& words) {
        edit->setFocus();
        QTest::keyClicks(edit, words);
    }

private Q_SLOTS:
    void init() {
        m_world.emplace();
        applyLanguage(u"en"_s);
    }
    void cleanup() { m_world.reset(); }

    void itOpensOnOnesOwnWorkWithEverythingNamedAndWhole() {
        const auto screen = shown();
        QCOMPARE(names(*screen), QStringList({u"居民1"_s, u"居民2"_s, u"居民3"_s, u"居民4"_s, u"居民5"_s}));
        QVERIFY(m_world->asked.front().view == View::Mine && m_world->asked.front().today == kToday);
        QCOMPARE(cell(*screen, 0, TodayModel::When), u"now"_s);
        QCOMPARE(cell(*screen, 1, TodayModel::When), u"3 d late"_s);
        QCOMPARE(cell(*screen, 0, TodayModel::Action), u"Call"_s);
        QVERIFY(text(*screen, u"today.item.place"_s).contains(u"urgency 1 of 4"_s));
        QVERIFY(!text(*screen, u"today.item.person"_s).contains(u"13800001234"_s));
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void theFiguresAddUp() {
        m_world->rows[4].who = "manager";
        const auto screen = shown();
        QCOMPARE(text(*screen, u"day.due.figure"_s), u"5"_s);
        QCOMPARE(text(*screen, u"day.due.words"_s), u"4 yours · 1 of others"_s);
        QCOMPARE(text(*screen, u"day.followup.words"_s), u"109 of 195 planned · 86 late"_s);
        QCOMPARE(text(*screen, u"day.control.figure"_s), u"59.6 %"_s);
        QCOMPARE(part<QAbstractButton>(*screen, u"today.area.all"_s)->text(), u"All 4"_s);
        QCOMPARE(part<QAbstractButton>(*screen, u"today.area.pharmacy"_s)->text(), u"Pharmacy 2"_s);
    }

    void whatWasNotCountedToItsEndIsNotSubtractedFrom() {
        m_world->more = true;
        const auto screen = shown();
        QCOMPARE(text(*screen, u"day.due.figure"_s), u"5+"_s);
        QCOMPARE(text(*screen, u"day.due.words"_s), u"5 yours"_s);
    }

    void figuresThatCannotBeCountedSaySo() {
        m_world->figuresFailure = Error{Errc::Corrupt, {}, {}};
        const auto screen = shown();
        QCOMPARE(text(*screen, u"day.seen.figure"_s), u"–"_s);
        QCOMPARE(text(*screen, u"day.seen.words"_s), u"could not be counted"_s);
    }

    void spaceDoesWhatTheRowAsksForAndEnterOpensTheChart() {
        const auto screen = shown();
        QSignalSpy charts(screen.get(), &TodayScreen::chartAsked), visits(screen.get(), &TodayScreen::visitAsked), pads(screen.get(), &TodayScreen::prescribeAsked),
            reviews(screen.get(), &TodayScreen::reviewAsked);
        auto* rows = table(*screen);
        press(rows, Qt::Key_Return);
        QCOMPARE(charts.size(), 1);
        for (int row = 0; row < 4; ++row) {
            press(rows, Qt::Key_Down);
            press(rows, Qt::Key_Space);
        }
        QCOMPARE(visits.size(), 1);
        QVERIFY(visits[0][0].value<roster::ResidentId>() == *m_world->rows[1].resident);
        QCOMPARE(pads.size(), 1);
        QCOMPARE(reviews.size(), 1);
        QCOMPARE(charts.size(), 2);
        QVERIFY(charts[1][0].value<roster::ResidentId>() == *m_world->rows[4].resident);
    }

    void aClickOnTheButtonActsAndElsewhereOnlyChooses() {
        const auto screen = shown();
        QSignalSpy visits(screen.get(), &TodayScreen::visitAsked);
        auto* rows = table(*screen);
        const auto cellBox = rows->visualRect(rows->model()->index(1, TodayModel::Action));
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, rows->visualRect(rows->model()->index(1, TodayModel::Why)).center());
        QCOMPARE(visits.size(), 0);
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, {cellBox.right() - 20, cellBox.center().y()});
        QCOMPARE(visits.size(), 1);
    }

    void whatIsPutOffLeavesTheListAndComesBackByHand() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_S);
        auto* asked = dialog(*screen, u"snooze"_s);
        press(part<QPushButton>(*asked, u"snooze.ok"_s), Qt::Key_Space);
        QVERIFY(m_world->snoozed.empty());  // neither a day nor a reason
        choose(*asked, u"snooze.days.7"_s);
        press(part<QPushButton>(*asked, u"snooze.ok"_s), Qt::Key_Space);
        QVERIFY(m_world->snoozed.empty());  // no reason
        write(part<QLineEdit>(*asked, u"snooze.reason.edit"_s), u"travels"_s);
        QTest::keyClick(part<QLineEdit>(*asked, u"snooze.reason.edit"_s), Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world->snoozed.size(), std::size_t{1});
        QVERIFY(m_world->snoozed[0].item.resident == workRow(2, "", "", "", 1, 0).resident && m_world->snoozed[0].until == kToday + Days{7} && m_world->snoozed[0].reason == "travels");
        QCOMPARE(names(*screen), QStringList({u"居民1"_s, u"居民3"_s, u"居民4"_s, u"居民5"_s}));
        QCOMPARE(table(*screen)->currentIndex().row(), 1);  // what stood below is the next
        choose(*screen, u"today.view.snoozed"_s);
        QCOMPARE(names(*screen), QStringList({u"居民2"_s}));
        screen->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(screen.get()));
        press(table(*screen), Qt::Key_W);
        QCOMPARE(m_world->woken.size(), std::size_t{1});
        QVERIFY(text(*screen, u"state.title"_s).contains(u"Nothing is put off"_s));
    }

    void aContactNeedsItsOutcomeAndShowsTheNumber() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Space);  // a critical result asks for a call
        auto* asked = dialog(*screen, u"contact"_s);
        QCOMPARE(text(*asked, u"contact.phone"_s), u"13800001234"_s);
        auto* ok = part<QPushButton>(*asked, u"contact.ok"_s);
        press(ok, Qt::Key_Space);
        QVERIFY(m_world->contacts.empty() && part<QLabel>(*asked, u"contact.missing"_s)->isVisible());
        choose(*asked, u"contact.outcome.reached"_s);
        write(part<QLineEdit>(*asked, u"contact.note.edit"_s), u"goes to hospital"_s);
        press(ok, Qt::Key_Space);
        QCOMPARE(m_world->contacts.size(), std::size_t{1});
        QVERIFY(m_world->contacts[0].how == "phone" && m_world->contacts[0].outcome == "reached" && m_world->contacts[0].note == "goes to hospital");
        QCOMPARE(names(*screen).front(), u"居民2"_s);
    }

    void workIsGivenToWhoeverIsChosen() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_A);
        auto* asked = dialog(*screen, u"assign"_s);
        choose(*asked, u"assign.who.@gao"_s);
        press(part<QPushButton>(*asked, u"assign.ok"_s), Qt::Key_Space);
        QCOMPARE(m_world->assigned.size(), std::size_t{1});
        QCOMPARE(m_world->assigned[0].who, std::string{"@gao"});
        QCOMPARE(names(*screen).front(), u"居民2"_s);
        choose(*screen, u"today.view.team"_s);
        QCOMPARE(cell(*screen, 0, TodayModel::Who), u"gao"_s);
    }

    void theNextFreePlaceIsShownAndEnterTakesIt() {
        const auto screen = shown();
        QSignalSpy saved(screen.get(), &TodayScreen::saved);
        press(table(*screen), Qt::Key_B);  // a critical result is nothing for a booking
        QVERIFY(m_world->offersAsked.empty() && !part<QPushButton>(*screen, u"today.book"_s)->isEnabled());
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_B);
        auto* asked = dialog(*screen, u"book"_s);
        QVERIFY(m_world->offersAsked.size() == 1 && m_world->offersAsked[0] == std::pair(*workRow(2, "", "", "", 1, 0).resident, kToday - Days{3}));
        QCOMPARE(text(*asked, u"book.when"_s), u"Tue 24 Nov 2026 08:00"_s);
        QCOMPARE(text(*asked, u"book.places"_s), u"3 of 4 places free, 30 min · ↵ takes it"_s);
        QVERIFY(!asked->findChild<QWidget*>(u"book.unchecked"_s) && !asked->findChild<QWidget*>(u"book.standing"_s));
        QCOMPARE(nameless(*asked), QStringList());
        QCOMPARE(cutOff(*asked), QStringList());
        QVERIFY(m_world->bookings.empty());
        press(asked->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_world->bookings.size(), std::size_t{1});
        QVERIFY(m_world->bookings[0].reason == "visit.due" && m_world->bookings[0].start == m_world->offer.free[0].start && !m_world->bookings[0].replaces);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(names(*screen), QStringList({u"居民1"_s, u"居民3"_s, u"居民4"_s, u"居民5"_s}));
    }

    void theArrowsLeadToOtherDaysAndTimes() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_B);
        auto* asked = dialog(*screen, u"book"_s);
        asked->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(asked));
        const auto when = [&] { return text(*asked, u"book.when"_s); };
        const auto go = [&](Qt::Key key) { press(asked->focusWidget(), key); };
        QVERIFY(keysText(Qt::Key_Up) == u"↑"_s && keysText(Qt::ALT | Qt::Key_Left) == u"Alt ←"_s && keysText(Qt::Key_PageUp) == u"PgUp"_s);
        go(Qt::Key_Down);
        QCOMPARE(when(), u"Tue 24 Nov 2026 08:30"_s);
        go(Qt::Key_Right);
        QCOMPARE(when(), u"Thu 26 Nov 2026 14:00"_s);
        QVERIFY(!part<QPushButton>(*asked, u"book.day.later"_s)->isEnabled());
        go(Qt::Key_Right);
        go(Qt::Key_Down);
        QCOMPARE(when(), u"Thu 26 Nov 2026 14:00"_s);
        go(Qt::Key_Left);
        QCOMPARE(when(), u"Tue 24 Nov 2026 08:00"_s);
        go(Qt::Key_Right);
        press(asked->focusWidget(), Qt::Key_Return);
        QVERIFY(m_world->bookings.size() == 1 && m_world->bookings[0].start == m_world->offer.free[2].start);
    }

    void aBookingThatStandsIsMovedOrGivenUp() {
        for (const bool move : {true, false}) {
            m_world.emplace();
            m_world->rows[1].booked = m_world->appointment().start;
            m_world->offer.standing = appointments::NextAppointment{m_world->appointment(), true};
            m_world->offer.calendarKnown = false;
            const auto screen = shown();
            press(table(*screen), Qt::Key_Down);
            QVERIFY2(cell(*screen, 1, TodayModel::Why).endsWith(u"booked for 25 Nov 09:30"_s), qPrintable(cell(*screen, 1, TodayModel::Why)));
            press(table(*screen), Qt::Key_B);
            auto* asked = dialog(*screen, u"book"_s);
            const auto words = labels(*asked).join(u' ');
            QVERIFY(words.contains(u"Wed 25 Nov 2026 09:30"_s) && words.contains(u"too many people"_s) && words.contains(u"not published yet"_s));
            if (move) press(asked->focusWidget(), Qt::Key_Return);
            else press(part<QWidget>(*asked, u"book.standing"_s)->findChild<QPushButton*>(), Qt::Key_Space);
            QCOMPARE(m_world->bookings.size(), std::size_t{move});
            QCOMPARE(m_world->cancellings.size(), std::size_t{!move});
            if (move) QVERIFY(m_world->bookings[0].replaces == m_world->appointment().id);
            else QVERIFY(m_world->cancellings[0].appointment == m_world->appointment().id);
        }
    }

    void whoDidNotComeIsSaidAndAFullClinicOffersNothing() {
        m_world->rows[1].booked = appointments::startOf({kToday - Days{1}, 540});
        m_world->offer.free.clear();
        m_world->figures.bookings = {6, 5, 5};
        const auto screen = shown();
        QVERIFY(cell(*screen, 1, TodayModel::Why).contains(u"did not come on"_s));
        QCOMPARE(text(*screen, u"day.seen.words"_s), u"6 booked · 5 not seen yet · 5 at times that are overbooked"_s);
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_B);
        auto* asked = dialog(*screen, u"book"_s);
        QCOMPARE(text(*asked, u"book.when"_s), u"No place is free"_s);
        QVERIFY(!part<QPushButton>(*asked, u"book.ok"_s)->isEnabled());
        QTest::keyClick(asked, Qt::Key_Return);
        QVERIFY(m_world->bookings.empty());
    }

    void anOfferThatCannotBeReadIsSaid() {
        m_world->actFailure = Error{Errc::Corrupt, {}, {}};
        const auto screen = shown();
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_B);
        settleEvents();
        QVERIFY(!screen->findChild<QDialog*>(u"book"_s) && part<QWidget>(*screen, u"today.notice"_s)->isVisible());
    }

    void theChartSaysWhenThePersonIsExpected() {
        std::optional<appointments::NextAppointment> next;
        AppointmentCard card([&](roster::ResidentId) { return WorklistWorld::now<std::optional<appointments::NextAppointment>>(next); });
        card.showResident(m_world->appointment().resident);
        settleEvents();
        QVERIFY(card.isHidden());
        next = appointments::NextAppointment{m_world->appointment(), false};
        card.showResident(m_world->appointment().resident);
        settleEvents();
        QVERIFY(!card.isHidden());
        QCOMPARE(text(card, u"appointment.line"_s), u"Wed 25 Nov 2026 09:30 · 陈丽华"_s);
        QVERIFY(part<QLabel>(card, u"appointment.warning"_s)->isHidden());
        next->overbooked = true;
        card.showResident(m_world->appointment().resident);
        settleEvents();
        QVERIFY(!part<QLabel>(card, u"appointment.warning"_s)->isHidden());
    }

    void aRefusedActIsSaidAndTheListIsReadAgain() {
        const auto screen = shown();
        m_world->actFailure = Error{Errc::NotFound, "worklist.item", {}};
        const auto before = m_world->asked.size();
        press(table(*screen), Qt::Key_A);
        press(part<QPushButton>(*dialog(*screen, u"assign"_s), u"assign.ok"_s), Qt::Key_Space);
        QVERIFY(part<QWidget>(*screen, u"today.notice"_s)->isVisible());
        QVERIFY(m_world->asked.size() > before);
    }

    void aLineStandsAfterADaysWorkAndTheKeysStepOverIt() {
        m_world->capacity = 2;
        const auto screen = shown();
        QAbstractItemModelTester tester(table(*screen)->model());
        QCOMPARE(names(*screen).at(2), u"2 things are a day's work. What follows can wait, or be given to others."_s);
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_Down);
        QCOMPARE(cell(*screen, table(*screen)->currentIndex().row(), 0), u"居民3"_s);
        press(table(*screen), Qt::Key_Up);
        QCOMPARE(cell(*screen, table(*screen)->currentIndex().row(), 0), u"居民2"_s);
    }

    void aListThatIsNotWholeSaysHowManyAreLeftAndFillsUp() {
        m_world->left = {5000, 4000, 300};
        Answers<worklist::Freshness> answers;
        auto asks = m_world->asks();
        asks.tell = [&] { return answers.ask(); };
        const auto screen = shown(std::move(asks));
        answers.give(0, worklist::Freshness{25, 4000});
        settleEvents();
        QVERIFY(part<QWidget>(*screen, u"today.notice"_s)->isVisible());
        QVERIFY(labels(*screen).join(u' ').contains(u"4000 people left"_s));
        m_world->left.clear();
        const auto reads = m_world->asked.size();
        answers.give(1, worklist::Freshness{25, 0});
        settleEvents();
        QVERIFY(!part<QWidget>(*screen, u"today.notice"_s)->isVisible());
        QCOMPARE(m_world->asked.size(), reads + 1);
        QCOMPARE(answers.asked(), std::size_t{2});
    }

    void anUnreadClinicIsNeverCalledDone() {
        m_world->rows.clear();
        m_world->left = {5000};
        Answers<worklist::Freshness> answers;
        auto asks = m_world->asks();
        asks.tell = [&] { return answers.ask(); };
        const auto screen = shown(std::move(asks));
        QVERIFY(!labels(*screen).join(u' ').contains(u"Nothing is left"_s));
        m_world->left.clear();
        answers.give(0, worklist::Freshness{25, 0});
        settleEvents();
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing is left today"_s);
    }

    void whatIsWrittenWhileOthersAreToldIsToldToo() {
        Answers<worklist::Freshness> answers;
        auto asks = m_world->asks();
        asks.tell = [&] { return answers.ask(); };
        const auto screen = shown(std::move(asks));
        screen->reload();
        answers.give(0, worklist::Freshness{0, 0});
        settleEvents();
        QCOMPARE(answers.asked(), std::size_t{2});
        answers.give(1, worklist::Freshness{1, 0});
        settleEvents();
        QCOMPARE(answers.asked(), std::size_t{2});
    }

    void aStoreThatCannotBeReadSaysSoAndCanBeTriedAgain() {
        m_world->readFailure = Error{Errc::Corrupt, {}, {}};
        const auto screen = shown();
        QVERIFY(part<QWidget>(*screen, u"today.state"_s)->isVisible());
        QVERIFY(!part<QWidget>(*screen, u"today.item"_s)->isVisible());
        m_world->readFailure.reset();
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Space);
        QCOMPARE(names(*screen).size(), 5);
        QVERIFY(table(*screen)->isVisible());
    }

    void areasAndGridsNarrowTheListAndAnEmptyOneLeadsBack() {
        const auto screen = shown();
        choose(*screen, u"today.area.pharmacy"_s);
        QCOMPARE(names(*screen), QStringList({u"居民3"_s, u"居民4"_s}));
        choose(*screen, u"today.area.sync"_s);
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing to do here"_s);
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Space);
        QCOMPARE(names(*screen).size(), 5);
        auto* grid = part<ChoiceEdit>(*screen, u"today.grid.edit"_s);
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Down);
        settleEvents();
        QCOMPARE(m_world->asked.back().grid, std::string{"01"});
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing to do here"_s);
    }

    void whoeverHasNoWorkOfTheirOwnOpensOnTheTeams() {
        m_world->ownWork = false;
        for (auto& row : m_world->rows) row.who = "manager";
        const auto screen = shown();
        QCOMPARE(names(*screen).size(), 5);
        QVERIFY(m_world->asked.back().view == View::Team);
        choose(*screen, u"today.view.mine"_s);
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing of yours is left today"_s);
    }

    void aCallListPrintsOnlyWhatWasChosen() {
        const auto screen = shown();
        std::optional<CallListWish> wish;
        connect(screen.get(), &TodayScreen::callListAsked, this, [&](const CallListWish& asked) { wish = asked; });
        press(table(*screen), Qt::Key_P);
        auto* asked = dialog(*screen, u"calllist"_s);
        choose(*asked, u"calllist.what.reasons"_s);
        choose(*asked, u"calllist.what.phones"_s);
        press(part<QPushButton>(*asked, u"calllist.ok"_s), Qt::Key_Space);
        QVERIFY(wish && wish->reasons && !wish->phones && !wish->addresses && wish->onlyToday);
    }

    void theClinicsOwnItemsLeadToTheSyncPage() {
        auto own = workRow(9, "refused", "sync", "sync", 2, 0);
        own.resident.reset();
        own.dated = false;
        m_world->rows = {own};
        const auto screen = shown();
        QSignalSpy sync(screen.get(), &TodayScreen::syncAsked), charts(screen.get(), &TodayScreen::chartAsked);
        QCOMPARE(names(*screen).front(), u"This clinic"_s);
        QCOMPARE(cell(*screen, 0, TodayModel::When), u"open"_s);
        press(table(*screen), Qt::Key_Return);
        QCOMPARE(sync.size(), 1);
        QCOMPARE(charts.size(), 0);
        QVERIFY(!part<QPushButton>(*screen, u"today.contact"_s)->isEnabled());
    }

    void nothingIsCutOffInEitherLanguageSmallAndLarge() {
        for (const auto* language : {"en", "zh_CN"})
            for (const int scale : {100, 150}) {
                applyLanguage(QLatin1String(language));
                applyLook({false, scale});
                const auto screen = shown(m_world->asks(), {1200, 660});
                QCOMPARE(cutOff(*screen), QStringList());
            }
        applyLook({});
        applyLanguage(u"en"_s);
    }
};

JIAYI_TEST(TestTodayScreen)
#include "tst_today_screen.moc"
