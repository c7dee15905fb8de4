// The day's queue and the card of desks, driven by keys.
#include "tests/ui/care_world.h"
#include "tests/ui/ui_test.h"
#include "ui/common/table_style.h"
#include "ui/queue/day_queue_model.h"
#include "ui/queue/day_queue_screen.h"
#include "ui/queue/desks_card.h"

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
using queue::QueueState;

class TestDayQueueScreen : public QObject {
    Q_OBJECT

    const queue::QueueRules m_rules = queue::QueueRules::load().value();
    ManualClock m_clock{morning()};
    std::vector<queue::QueuePlace> m_places;
    std::vector<queue::MovePerson> m_moved;
    std::vector<queue::RegisterPerson> m_added;
    std::optional<Error> m_readFailure, m_moveFailure;
    DesksState m_desks;
    std::optional<Error> m_pairFailure;
    std::vector<std::pair<std::string, std::string>> m_paired;
    std::vector<std::string> m_forgotten;
    int m_hidden = 0;

    template <class T>
    static QFuture<Result<T>> now(Result<T> answer) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

    queue::QueuePlace place(const char* name, QueueState state, int minutesAgo) {
        queue::QueuePlace made;
        made.resident = idOf<roster::ResidentId>(name);
        made.day = kToday;
        made.id = queue::placeIdOf(made.resident, kToday, 1);
        made.name = name;
        made.events.push_back({QueueState::Registered, m_clock.now() - std::chrono::minutes{minutesAgo}, "gao"});
        if (state != QueueState::Registered) made.events.push_back({state, m_clock.now() - std::chrono::minutes{2}, "gao"});
        made.course = queue::courseOf(made.events);
        return made;
    }

    DayQueueAsks asks() {
        DayQueueAsks made;
        made.read = [this] { return now<std::vector<queue::QueuePlace>>(m_readFailure ? Result<std::vector<queue::QueuePlace>>(*m_readFailure) : m_places); };
        made.add = [this](const queue::RegisterPerson& person) {
            m_added.push_back(person);
            m_places.push_back(place("新来", QueueState::Registered, 0));
            return now<queue::PlaceId>(m_places.back().id);
        };
        made.move = [this](const queue::MovePerson& move) {
            m_moved.push_back(move);
            if (m_moveFailure) return now<void>(*m_moveFailure);
            for (auto& each : m_places)
                if (each.id == move.place) {
                    each.events.push_back({move.to, m_clock.now(), "chen"});
                    each.course = queue::courseOf(each.events);
                }
            return now<void>({});
        };
        return made;
    }
    DesksAsks desksAsks() {
        DesksAsks made;
        made.read = [this] { return now<DesksState>(m_desks); };
        made.showCode = [] { return now<std::string>(std::string{"K7QM-4XTD"}); };
        made.hideCode = [this] { ++m_hidden; };
        made.pair = [this](const std::string& address, const std::string& code) {
            m_paired.emplace_back(address, code);
            return now<std::string>(m_pairFailure ? Result<std::string>(*m_pairFailure) : std::string{"desk-2"});
        };
        made.forget = [this](const std::string& key) {
            m_forgotten.push_back(key);
            m_desks.desks.clear();
            return now<void>({});
        };
        return made;
    }

    std::unique_ptr<DayQueueScreen> shown() {
        auto screen = std::make_unique<DayQueueScreen>(asks(), m_rules, m_clock);
        showActive(*screen, {1240, 720});
        screen->activated();
        settleEvents();
        return screen;
    }
    std::unique_ptr<DesksCard> card() {
        auto made = std::make_unique<DesksCard>(desksAsks(), m_clock);
        showActive(*made, {900, 400});
        settleEvents();
        return made;
    }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"waiting.table"_s); }
    static QString cell(const QWidget& screen, int row, int column) { return table(screen)->model()->index(row, column).data().toString(); }
    static bool offers(const QWidget& screen, const char* act) { return part<QPushButton>(screen, u"waiting."_s + QLatin1String(act))->isEnabled(); }
    static void choose(const QWidget& screen, int row) {
        table(screen)->setCurrentIndex(table(screen)->model()->index(row, 0));
        settleEvents();
    }

private Q_SLOTS:
    void init() {
        applyLanguage(u"en"_s);
        m_places = {place("王秀兰", QueueState::InRoom, 50), place("李建国", QueueState::Registered, 40), place("赵丽华", QueueState::Measured, 30),
                    place("陈国强", QueueState::Waiting, 20), place("刘玉梅", QueueState::Left, 60)};
        m_moved.clear();
        m_added.clear();
        m_readFailure.reset();
        m_moveFailure.reset();
        m_pairFailure.reset();
        m_paired.clear();
        m_forgotten.clear();
        m_hidden = 0;
        m_desks = {"desk-1", {"192.168.1.20"}, {{"ab12", "desk-2", "192.168.1.21:47615", "gao", m_clock.now(), true}}};
    }

    void itSaysHowManyStandWhereAndWhoLeftUnseen() {
        const auto screen = shown();
        QCOMPARE(text(*screen, u"waiting.summary"_s), u"3 waiting, 1 of them measured · 1 in the room · 1 left, 1 unseen"_s);
        QCOMPARE(cell(*screen, 4, DayQueueModel::State), u"Left unseen"_s);
        const auto toneOf = [&](int row) { return table(*screen)->model()->index(row, DayQueueModel::State).data(ToneRole).toInt(); };
        QCOMPARE(toneOf(4), static_cast<int>(Tone::Warn));
        QCOMPARE(toneOf(1), static_cast<int>(Tone::Neutral));
        QCOMPARE(cell(*screen, 2, DayQueueModel::Since), u"2 min"_s);
        QCOMPARE(cell(*screen, 2, DayQueueModel::Came), u"09:30"_s);
        QCOMPARE(cell(*screen, 2, DayQueueModel::By), u"gao"_s);
    }

    void nCallsInWhoIsReadyBeforeWhoCameFirst() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_N);
        QCOMPARE(m_moved.size(), std::size_t{1});
        QVERIFY(m_moved[0].place == m_places[2].id);
        QVERIFY(m_moved[0].to == QueueState::InRoom);
        press(table(*screen), Qt::Key_N);
        press(table(*screen), Qt::Key_N);
        QVERIFY(m_moved[1].place == m_places[3].id);
        QVERIFY(m_moved[2].place == m_places[1].id);
        QVERIFY(!offers(*screen, "next"));
    }

    void keysThatLeadNowhereAreGrey() {
        const auto screen = shown();
        choose(*screen, 4);  // left
        QVERIFY(offers(*screen, "wait"));
        QVERIFY(!offers(*screen, "left") && !offers(*screen, "call") && !offers(*screen, "measure"));
        choose(*screen, 0);  // in the room
        QVERIFY(offers(*screen, "left") && !offers(*screen, "call"));
    }

    void lMarksWhoeverIsChosenAsLeftAndKeepsThemChosen() {
        const auto screen = shown();
        choose(*screen, 0);
        QSignalSpy changed(screen.get(), &DayQueueScreen::changed);
        press(table(*screen), Qt::Key_L);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(cell(*screen, 0, DayQueueModel::State), u"Left"_s);
        QCOMPARE(table(*screen)->currentIndex().row(), 0);
    }

    void whoIsMeasuredCountsAsMeasuredOnceTheDraftIsSaved() {
        const auto screen = shown();
        choose(*screen, 1);
        QSignalSpy visits(screen.get(), &DayQueueScreen::visitAsked);
        press(table(*screen), Qt::Key_M);
        QCOMPARE(visits.count(), 1);
        QVERIFY(m_moved.empty());
        screen->measurementSaved(m_places[2].resident);  // somebody else's visit
        QVERIFY(m_moved.empty());
        screen->measurementSaved(m_places[1].resident);
        settleEvents();
        QCOMPARE(m_moved.size(), std::size_t{1});
        QVERIFY(m_moved[0].place == m_places[1].id && m_moved[0].to == QueueState::Measured);
        screen->measurementSaved(m_places[1].resident);
        QCOMPARE(m_moved.size(), std::size_t{1});
    }

    void enterOpensTheVisit() {
        const auto screen = shown();
        choose(*screen, 2);
        QSignalSpy visits(screen.get(), &DayQueueScreen::visitAsked);
        press(table(*screen), Qt::Key_Return);
        QCOMPARE(visits.count(), 1);
        QVERIFY(visits[0][0].value<care::ResidentId>() == m_places[2].resident);
    }

    void whoeverIsFoundIsRegisteredWithWhyTheyCame() {
        const auto screen = shown();
        screen->registerChosen(zhang(), u"张小明"_s);
        settleEvents();
        auto* dialog = part<QDialog>(*screen, u"register"_s);
        auto* note = part<QLineEdit>(*dialog, u"register.note"_s);
        QTest::keyClicks(note, u"headache"_s);
        QTest::keyClick(note, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_added.size(), std::size_t{1});
        QVERIFY(m_added[0].resident == zhang());
        QCOMPARE(m_added[0].note, std::string("headache"));
        QCOMPARE(cell(*screen, table(*screen)->currentIndex().row(), 0), u"新来"_s);
    }

    void aFilterShowsOneState() {
        const auto screen = shown();
        press(part<QAbstractButton>(*screen, u"waiting.filter.left"_s), Qt::Key_Space);
        QCOMPARE(table(*screen)->model()->rowCount(), 1);
        QCOMPARE(cell(*screen, 0, 0), u"刘玉梅"_s);
    }

    void whoWasMovedElsewhereIsSaidAndReadAgain() {
        m_moveFailure = Error{Errc::Conflict, "queue.step", {}};
        const auto screen = shown();
        choose(*screen, 0);
        QSignalSpy changed(screen.get(), &DayQueueScreen::changed);
        press(table(*screen), Qt::Key_L);
        QCOMPARE(changed.count(), 0);
        QVERIFY(labels(*screen).join(u' ').contains(u"Somebody at another desk moved them first"_s));
    }

    void anEmptyAndAnUnreadableQueueSayWhatToDo() {
        m_places.clear();
        auto screen = shown();
        QVERIFY(labels(*screen).contains(u"Nobody has come yet"_s));
        m_readFailure = Error{Errc::Busy, {}, {}};
        screen = shown();
        QVERIFY(!labels(*screen).contains(u"Nobody has come yet"_s));
        QVERIFY(!offers(*screen, "next"));
    }

    void everyControlHasANameAndRoom() {
        const auto screen = shown();
        QCOMPARE(nameless(*screen), QStringList{});
        QCOMPARE(cutOff(*screen), QStringList{});
        QAbstractItemModelTester tester(table(*screen)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto desks = card();
        QCOMPARE(nameless(*desks), QStringList{});
    }

    void theCardSaysWhereThisDeskIsAndWhichAreReached() {
        const auto desks = card();
        QCOMPARE(text(*desks, u"desks.self"_s), u"This desk is desk-1, at 192.168.1.20."_s);
        QVERIFY(labels(*desks).contains(u"reached"_s));
        m_desks.addresses.clear();
        desks->reload();
        settleEvents();
        QVERIFY(text(*desks, u"desks.self"_s).contains(u"does not listen yet"_s));
    }

    void aCodeIsShownUntilSomebodyTypesItOrTheCardIsLeft() {
        const auto desks = card();
        press(part<QPushButton>(*desks, u"desks.show"_s), Qt::Key_Space);
        QCOMPARE(text(*desks, u"desks.code"_s), u"K7QM-4XTD"_s);
        m_desks.desks.push_back({"cd34", "desk-3", "", "gao", {}, false});
        QSignalSpy changed(desks.get(), &DesksCard::changed);
        desks->reload();
        settleEvents();
        QCOMPARE(text(*desks, u"desks.code"_s), QString());
        QCOMPARE(changed.count(), 1);
        press(part<QPushButton>(*desks, u"desks.show"_s), Qt::Key_Space);
        desks->hide();
        QCOMPARE(m_hidden, 1);
    }

    void aWrongCodeIsSaidAndTheAddressStays() {
        m_pairFailure = Error{Errc::Denied, "station.code-wrong", {}};
        const auto desks = card();
        auto* address = part<QLineEdit>(*desks, u"desks.address"_s);
        address->setText(u"192.168.1.21"_s);
        auto* code = part<QLineEdit>(*desks, u"desks.typed"_s);
        code->setText(u"AAAA-BBBB"_s);
        QTest::keyClick(code, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_paired.size(), std::size_t{1});
        QVERIFY(labels(*desks).join(u' ').contains(u"not the code that the other desk shows"_s));
        QCOMPARE(address->text(), u"192.168.1.21"_s);
    }

    void forgettingIsAskedOnceMore() {
        const auto desks = card();
        press(part<QPushButton>(*desks, u"desks.forget.0"_s), Qt::Key_Space);
        QVERIFY(m_forgotten.empty());
        press(part<QPushButton>(*desks, u"desks.forget.0"_s), Qt::Key_Space);
        QCOMPARE(m_forgotten, std::vector<std::string>{"ab12"});
    }
};

JIAYI_TEST(TestDayQueueScreen)
#include "tst_day_queue_screen.moc"
