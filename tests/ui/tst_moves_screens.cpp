// The board, taking somebody in, leaving and handing over, who may leave: driven by keys.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/moves/arrival_pane.h"
#include "ui/moves/board_page.h"
#include "ui/moves/come_dialog.h"
#include "ui/moves/handover_screen.h"
#include "ui/moves/month_bars.h"
#include "ui/moves/moves_card.h"
#include "ui/moves/moves_screen.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using namespace jiayi::moves;

namespace {

const roster::ResidentId kMover{derivedUuid({"mover"})};
const Instant kNine = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9};
const MovesBook& screenMoves() {
    static const auto book = loadMovesBook().value();
    return book;
}
Person mover() { return {kMover, "Li Ming", Sex::Male, makeDate(1960, 3, 1), false, "13800001234", "Dr Chen"}; }
MoveRequest leaving() {
    MoveRequest made;
    made.id = {derivedUuid({"request"})};
    made.resident = kMover;
    made.other = "120101002";
    made.reason = "distance";
    made.at = kNine;
    return made;
}
Handover handoverFrom(const char* status) {
    Handover made;
    made.request = leaving().id;
    made.id = handoverId(made.request);
    made.resident = kMover;
    made.clinic = "East clinic";
    made.note = "mind the <feet>";
    made.status = status;
    if (made.isConfirmed()) {
        made.confirmedAt = kNine;
        made.confirmedBy = "chen";
    }
    made.sections = {{"problems", referral::SectionState::Stated, {{"type 2 <diabetes>", "2型糖尿病"}}}, {"orders", referral::SectionState::NothingRecorded, {}}};
    return made;
}
MovePage pageOf(PersonMoves moves) {
    MovePage page;
    page.person = mover();
    page.moves = std::move(moves);
    page.asNow = handoverFrom("preliminary").sections;
    page.doctors = {"Dr Chen", "Dr Wu"};
    return page;
}
Board someBoard() {
    Board board;
    for (int i = 0; i < 12; ++i) board.months.push_back({addMonths(makeDate(2025, 12, 1), i), i % 4, i % 3});
    board.reasons = {{"distance", 7}, {"waiting", 3}, {"", 2}};
    board.leftFor = {{"120101002", 9}, {"", 3}};
    board.arrivedFrom = {{"East clinic", 5}};
    board.waiting = 2;
    board.leaving = 1;
    board.coming = 1;
    return board;
}
RiskList someRisk() {
    RiskList list;
    RiskFacts facts;
    facts.lastSeen = makeDate(2025, 11, 1);
    facts.missed = 3;
    list.rows = {{mover(), signsOf(screenMoves(), facts, makeDate(2026, 11, 22)), false}};
    list.counts = {{"long-unseen", 1}, {"missed", 1}};
    list.people = 1;
    return list;
}

}  // namespace

class TestMovesScreens : public QObject {
    Q_OBJECT

    ManualClock m_clock{kNine};
    std::unique_ptr<Answers<Board>> m_boards;
    std::unique_ptr<Answers<std::vector<ArrivalRow>>> m_arrivals;
    std::unique_ptr<Answers<std::vector<RequestRow>>> m_requests;
    std::unique_ptr<Answers<RiskList>> m_risks;
    std::unique_ptr<Answers<MovePage>> m_pages;
    std::unique_ptr<Answers<MoveRequestId>> m_asked;
    std::unique_ptr<Answers<Handover>> m_handovers;
    std::unique_ptr<Answers<void>> m_done;
    std::vector<AskToLeave> m_leaves;
    std::vector<AskToCome> m_comes;
    std::vector<AcceptArrival> m_accepted;
    std::vector<std::string> m_acts, m_signs;

    MovesAsks asks() {
        MovesAsks asks;
        asks.board = [this] { return m_boards->ask(); };
        asks.arrivals = [this] { return m_arrivals->ask(); };
        asks.requests = [this] { return m_requests->ask(); };
        asks.risk = [this](const std::string& sign) {
            m_signs.push_back(sign);
            return m_risks->ask();
        };
        asks.page = [this](roster::ResidentId) { return m_pages->ask(); };
        asks.askLeave = [this](const AskToLeave& ask) {
            m_leaves.push_back(ask);
            return m_asked->ask();
        };
        asks.askCome = [this](const AskToCome& ask) {
            m_comes.push_back(ask);
            return m_asked->ask();
        };
        asks.save = [this](const SaveHandover& save) {
            m_acts.push_back("save " + save.note);
            return m_handovers->ask();
        };
        asks.confirm = [this](const ConfirmHandover& confirm) {
            m_acts.push_back("confirm " + confirm.note);
            return m_handovers->ask();
        };
        asks.withdraw = [this](const WithdrawMove& withdraw) {
            m_acts.push_back("withdraw " + withdraw.why);
            return m_done->ask();
        };
        asks.accept = [this](const AcceptArrival& accept) {
            m_accepted.push_back(accept);
            return m_done->ask();
        };
        asks.askBack = [this](const AskBack& ask) {
            m_acts.push_back("ask back " + ask.question);
            return m_done->ask();
        };
        return asks;
    }
    std::unique_ptr<MovesScreen> movesScreen() {
        auto screen = std::make_unique<MovesScreen>(asks(), screenMoves(), m_clock);
        showActive(*screen);
        screen->activated();
        return screen;
    }
    std::unique_ptr<HandoverScreen> handoverScreen(PersonMoves moves) {
        auto screen = std::make_unique<HandoverScreen>(asks(), screenMoves(), m_clock);
        showActive(*screen);
        screen->open(kMover);
        m_pages->give(m_pages->asked() - 1, pageOf(std::move(moves)));
        settleEvents();
        return screen;
    }
    static PersonMoves asked(const char* status = nullptr) {
        PersonMoves moves;
        moves.open = leaving();
        if (status) moves.draft = handoverFrom(status);
        return moves;
    }

private Q_SLOTS:
    void init() {
        m_boards = std::make_unique<Answers<Board>>();
        m_arrivals = std::make_unique<Answers<std::vector<ArrivalRow>>>();
        m_requests = std::make_unique<Answers<std::vector<RequestRow>>>();
        m_risks = std::make_unique<Answers<RiskList>>();
        m_pages = std::make_unique<Answers<MovePage>>();
        m_asked = std::make_unique<Answers<MoveRequestId>>();
        m_handovers = std::make_unique<Answers<Handover>>();
        m_done = std::make_unique<Answers<void>>();
        m_leaves.clear();
        m_comes.clear();
        m_accepted.clear();
        m_acts.clear();
        m_signs.clear();
    }

    void theBoardShowsWhatCameAndWentAndWhy() {
        auto screen = movesScreen();
        m_boards->give(0, someBoard());
        settleEvents();
        QCOMPARE(text(*screen, u"moves.tile.arrivals.figure"_s), u"18"_s);
        QCOMPARE(text(*screen, u"moves.tile.net.figure"_s), u"+6"_s);
        QCOMPARE(text(*screen, u"moves.tile.waiting.figure"_s), u"2"_s);
        QVERIFY(part<MonthBars>(*screen, u"moves.months"_s)->accessibleDescription().contains(u"3"_s));
        QCOMPARE(cutOff(*screen), QStringList{});
    }

    void aBoardThatCannotBeReadSaysSoAndTriesAgain() {
        auto screen = movesScreen();
        m_boards->give(0, Error{Errc::Busy, "store.busy", {}});
        settleEvents();
        auto* again = screen->findChild<Button*>(u"state.action"_s);
        if (again && again->isVisible()) {
            press(again, Qt::Key_Space);
            QCOMPARE(m_boards->asked(), std::size_t{2});
        }
        QVERIFY(!part<BoardPage>(*screen, u"moves.board"_s)->isVisible());
    }

    void somebodyIsTakenInByKeysOnceEverythingIsSaid() {
        auto screen = movesScreen();
        screen->openArrival(kMover);
        m_arrivals->give(0, std::vector<ArrivalRow>{{mover(), makeDate(2026, 11, 20), "East clinic", true, {}, "distance"}});
        PersonMoves moves;
        moves.brought = handoverFrom("final");
        moves.waitsSince = makeDate(2026, 11, 20);
        m_pages->give(0, pageOf(moves));
        settleEvents();
        QVERIFY(text(*screen, u"arrival.note"_s).contains(u"mind the <feet>"_s));
        QVERIFY(text(*screen, u"arrival.sections"_s).contains(u"type 2 &lt;diabetes&gt;"_s));
        auto* table = part<QTableView>(*screen, u"moves.arrivals"_s);
        press(table, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_accepted.empty());  // no doctor yet
        part<ChoiceEdit>(*screen, u"arrival.doctor"_s)->setKey(u"Dr Wu"_s);
        press(table, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_accepted.empty() && part<Notice>(*screen, u"arrival.failure"_s)->isVisible());  // nobody asked about allergies
        part<ChipRow>(*screen, u"arrival.allergies"_s)->chip(u"confirmed"_s)->click();
        part<ChipRow>(*screen, u"arrival.contract"_s)->chip(u"to-sign"_s)->click();
        QSignalSpy changed(screen.get(), &MovesScreen::changed);
        press(table, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_accepted.size(), std::size_t{1});
        QVERIFY(m_accepted[0].resident == kMover && m_accepted[0].doctor == "Dr Wu" && m_accepted[0].allergies == "confirmed" && m_accepted[0].contract == "to-sign");
        m_done->give(0, Error{Errc::Conflict, "arrival.none", {}});
        settleEvents();
        QVERIFY(part<Notice>(*screen, u"arrival.failure"_s)->isVisible());
        QCOMPARE(changed.count(), 0);
        press(table, Qt::Key_Return, Qt::ControlModifier);
        m_done->give(1, Result<void>{});
        settleEvents();
        QCOMPARE(changed.count(), 1);
        m_arrivals->give(m_arrivals->asked() - 1, std::vector<ArrivalRow>{});
        settleEvents();
        QVERIFY(!part<QWidget>(*screen, u"arrival"_s)->isVisible());
    }

    void aLateAnswerAboutAnotherPersonIsDropped() {
        auto screen = movesScreen();
        screen->openArrival(kMover);
        auto second = mover();
        second.id = {derivedUuid({"second"})};
        second.name = "Wu Fang";
        m_arrivals->give(0, std::vector<ArrivalRow>{{mover(), makeDate(2026, 11, 20), {}, false, {}, {}}, {second, makeDate(2026, 11, 21), {}, false, {}, {}}});
        settleEvents();
        press(part<QTableView>(*screen, u"moves.arrivals"_s), Qt::Key_Down);
        auto page = pageOf({});
        page.person = second;
        m_pages->give(1, page);
        m_pages->give(0, pageOf({}));
        settleEvents();
        QVERIFY(screen->findChild<ArrivalPane*>()->shown() == second.id);
    }

    void whoWantsToComeIsAskedForWithANumber() {
        auto screen = movesScreen();
        press(part<Button>(*screen, u"moves.come"_s), Qt::Key_Space);
        auto* dialog = screen->window()->findChild<ComeDialog*>();
        QVERIFY(dialog);
        press(part<Button>(*dialog, u"come.ok"_s), Qt::Key_Space);
        QVERIFY(dialog->isVisible() && m_comes.empty());
        part<QLineEdit>(*dialog, u"come.name"_s)->setText(u"Zhang San"_s);
        part<QLineEdit>(*dialog, u"come.number"_s)->setText(u"120103196205143517"_s);
        part<ChoiceEdit>(*dialog, u"come.reason"_s)->setKey(u"other"_s);
        press(part<Button>(*dialog, u"come.ok"_s), Qt::Key_Space);
        QVERIFY(m_comes.empty());  // the reason says nothing by itself
        part<QLineEdit>(*dialog, u"come.note"_s)->setText(u"likes it here"_s);
        press(part<Button>(*dialog, u"come.ok"_s), Qt::Key_Space);
        QCOMPARE(m_comes.size(), std::size_t{1});
        QVERIFY(m_comes[0].identifier == "120103196205143517" && m_comes[0].reason == "other" && m_comes[0].note == "likes it here");
        m_asked->give(0, Error{Errc::Conflict, "move.already-here", {}});
        settleEvents();
        QVERIFY(part<Notice>(*screen, u"moves.failure"_s)->isVisible());
    }

    void onlyWhatMayBeDoneHasAButton() {
        auto screen = movesScreen();
        screen->showPage(MovesScreen::Page::Requests);
        RequestRow announced{leaving(), mover(), true, false}, done{leaving(), mover(), false, true};
        announced.request.announced = true;
        done.request.id = {derivedUuid({"done"})};
        done.request.state = MoveState::Done;
        m_requests->give(0, std::vector<RequestRow>{announced, done});
        settleEvents();
        QVERIFY(part<Button>(*screen, u"moves.handover"_s)->isVisible());
        QVERIFY(!part<Button>(*screen, u"moves.withdraw"_s)->isVisible());  // the other clinic asked
        QSignalSpy handover(screen.get(), &MovesScreen::handoverAsked);
        auto* table = part<QTableView>(*screen, u"moves.requests"_s);
        press(table, Qt::Key_Return);
        QCOMPARE(handover.count(), 1);
        press(table, Qt::Key_Down);
        QVERIFY(!part<Button>(*screen, u"moves.handover"_s)->isVisible() && part<Button>(*screen, u"moves.requestChart"_s)->isVisible());
        QCOMPARE(cutOff(*screen), QStringList{});
    }

    void everySignIsNamedWithItsSource() {
        auto screen = movesScreen();
        screen->showPage(MovesScreen::Page::Risk);
        m_risks->give(0, someRisk());
        settleEvents();
        const auto words = text(*screen, u"moves.risk.words"_s);
        QVERIFY(words.contains(u"386"_s) && words.contains(u"3"_s) && words.contains(u"General knowledge"_s));
        part<ChipRow>(*screen, u"moves.signs"_s)->chip(u"missed"_s)->click();
        QCOMPARE(m_signs.back(), std::string{"missed"});
        m_risks->give(1, RiskList{});
        settleEvents();
        QVERIFY(!part<QLabel>(*screen, u"moves.risk.words"_s)->isVisible());
        QSignalSpy chart(screen.get(), &MovesScreen::chartAsked);
        part<ChipRow>(*screen, u"moves.signs"_s)->chip(u"all"_s)->click();
        m_risks->give(2, someRisk());
        settleEvents();
        press(part<QTableView>(*screen, u"moves.risk"_s), Qt::Key_F4);
        QCOMPARE(chart.count(), 1);
        QCOMPARE(cutOff(*screen), QStringList{});
    }

    void leavingIsAskedForWithAReason() {
        auto screen = handoverScreen({});
        auto* other = part<QLineEdit>(*screen, u"handover.other"_s);
        press(other, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_leaves.empty() && part<Notice>(*screen, u"handover.notice"_s)->isVisible());
        part<ChipRow>(*screen, u"handover.reasons"_s)->chip(u"other"_s)->click();
        press(other, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_leaves.empty());
        part<QLineEdit>(*screen, u"handover.why"_s)->setText(u"follows her sister"_s);
        other->setText(u" 120101002 "_s);
        press(other, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_leaves.size(), std::size_t{1});
        QVERIFY(m_leaves[0].resident == kMover && m_leaves[0].other == "120101002" && m_leaves[0].reason == "other" && m_leaves[0].note == "follows her sister" && !m_leaves[0].wantedOn);
        m_asked->give(0, MoveRequestId{derivedUuid({"request"})});
        m_pages->give(1, pageOf(asked()));
        settleEvents();
        QVERIFY(part<QPlainTextEdit>(*screen, u"handover.note"_s)->isVisible() && !other->isVisible());
        QCOMPARE(cutOff(*screen), QStringList{});
    }

    void aHandoverIsConfirmedByKeysAndThenFrozen() {
        auto screen = handoverScreen(asked("preliminary"));
        auto* note = part<QPlainTextEdit>(*screen, u"handover.note"_s);
        QCOMPARE(note->toPlainText(), u"mind the <feet>"_s);
        QVERIFY(text(*screen, u"handover.sections"_s).contains(u"type 2 &lt;diabetes&gt;"_s));
        note->setPlainText(u"mind the eyes"_s);
        press(note, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_acts, std::vector<std::string>{"save mind the eyes"});
        m_handovers->give(0, handoverFrom("preliminary"));
        m_pages->give(1, pageOf(asked("preliminary")));
        settleEvents();
        QCOMPARE(note->toPlainText(), u"mind the eyes"_s);  // what is typed stays
        press(note, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_acts.back(), std::string{"confirm mind the eyes"});
        m_handovers->give(1, Error{Errc::Denied, "handover.role", {}});
        settleEvents();
        QVERIFY(part<Notice>(*screen, u"handover.notice"_s)->isVisible());
        QCOMPARE(note->toPlainText(), u"mind the eyes"_s);
        press(note, Qt::Key_Return, Qt::ControlModifier);
        m_handovers->give(2, handoverFrom("final"));
        m_pages->give(2, pageOf(asked("final")));
        settleEvents();
        QVERIFY(!note->isVisible() && !part<Button>(*screen, u"handover.confirm"_s)->isVisible());
        QCOMPARE(text(*screen, u"handover.noteShown"_s), u"mind the <feet>"_s);
        QCOMPARE(cutOff(*screen), QStringList{});
    }

    void theCardSaysWhereSomebodyStandsAndOpensThePage() {
        MovesCard card(asks(), screenMoves());
        showActive(card, {560, 160});
        card.showResident(kMover);
        PersonMoves moves = asked();
        moves.waitsSince = makeDate(2026, 11, 20);
        m_pages->give(0, pageOf(moves));
        settleEvents();
        QVERIFY(text(card, u"moves.line"_s).contains(u"120101002"_s) && text(card, u"moves.line"_s).contains(u"2026-11-20"_s));
        QSignalSpy page(&card, &MovesCard::pageAsked), arrival(&card, &MovesCard::arrivalAsked);
        QTest::keyClick(&card, Qt::Key_U, Qt::AltModifier);
        QTest::keyClick(&card, Qt::Key_Y, Qt::AltModifier);
        QVERIFY(page.count() == 1 && arrival.count() == 1);
        card.showResident(kMover);
        m_pages->give(1, pageOf({}));
        settleEvents();
        QVERIFY(!part<Button>(card, u"moves.takeIn"_s)->isVisible());
    }
};

JIAYI_TEST(TestMovesScreens)
#include "tst_moves_screens.moc"
