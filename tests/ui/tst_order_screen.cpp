// The pages of orders, driven by keys, on functions that answer at once, late or with a failure.
#include "models/diagnostics/orders/rules/order_number.h"
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/orders/open_orders_screen.h"
#include "ui/orders/order_screen.h"
#include "ui/orders/orders_card.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

namespace {

const roster::ResidentId kOrdering{derivedUuid({"ordering"})};
const Date kOrderingDay = makeDate(2026, 11, 23);

const orders::OrderBook& shelfOfTests() {
    static const auto rules = care::loadRules().value();
    static const auto book = orders::loadOrderBook(rules).value();
    return book;
}

orders::TrackedTest ordered(const char* test, orders::OrderState state) {
    orders::TrackedTest tracked;
    tracked.order.id = {derivedUuid({"order", test})};
    tracked.order.resident = kOrdering;
    tracked.order.number = orders::orderNumber(tracked.order.id.uuid);
    tracked.order.test = test;
    tracked.order.nameEn = shelfOfTests().test(test)->name.en;
    tracked.order.nameZh = shelfOfTests().test(test)->name.zh;
    tracked.order.signedAt = startOfDay(kOrderingDay);
    tracked.order.by = "chen";
    tracked.state = state;
    tracked.due = startOfDay(kOrderingDay) + std::chrono::hours{48};
    return tracked;
}

orders::OrderingPage orderingPage() {
    orders::OrderingPage page;
    page.resident.id = kOrdering;
    page.resident.name = "Wang Xiulan";
    page.programmes = {"T2DM"};
    page.institution = "This clinic";
    page.today = kOrderingDay;
    page.results = {{derivedUuid({"hba1c"}), "HBA1C_NGSP", kOrderingDay - Days{20}, "final", "lab", "", "样例医院", "6.8 %"},
                    {derivedUuid({"k"}), "K", kOrderingDay - Days{40}, "final", "lab", "", "样例医院", "4.1 mmol/L"}};
    return page;
}

}  // namespace

class TestOrderScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(kOrderingDay) + std::chrono::hours{10}};
    std::unique_ptr<Answers<orders::OrderingPage>> m_pages;
    std::unique_ptr<Answers<void>> m_saves, m_cancels;
    std::unique_ptr<Answers<orders::SignedOrders>> m_signs;
    std::vector<orders::OrderLine> m_draft;
    std::vector<orders::SignOrders> m_wishes;
    std::vector<orders::CancelOrder> m_cancelled;
    std::vector<std::string> m_labels;
    std::unique_ptr<OrderScreen> m_screen;

    OrderAsks asks() {
        OrderAsks asks;
        asks.page = [this](roster::ResidentId) { return m_pages->ask(); };
        asks.saveDraft = [this](roster::ResidentId, const std::vector<orders::OrderLine>& lines) {
            m_draft = lines;
            return m_saves->ask();
        };
        asks.sign = [this](const orders::SignOrders& wish) {
            m_wishes.push_back(wish);
            return m_signs->ask();
        };
        asks.cancel = [this](const orders::CancelOrder& wish) {
            m_cancelled.push_back(wish);
            return m_cancels->ask();
        };
        asks.labels = [this](const std::vector<std::string>& numbers, QWidget*) { m_labels = numbers; };
        return asks;
    }
    void open(orders::OrderingPage page = orderingPage(), std::vector<std::string> tests = {}) {
        m_screen = std::make_unique<OrderScreen>(asks(), shelfOfTests(), m_clock);
        showActive(*m_screen, {1200, 760});
        m_screen->open(kOrdering, std::move(tests));
        m_pages->give(0, std::move(page));
        settleEvents();
    }
    template <class Widget = QWidget>
    Widget* on(const QString& name) {
        return part<Widget>(*m_screen, name);
    }
    void typeTest(const QString& text) {
        auto* box = on<QLineEdit>(u"order.search"_s);
        box->setFocus();
        QTest::keyClicks(box, text);
        settleEvents();
        QTest::keyClick(box, Qt::Key_Return);
        settleEvents();
    }
    void signByKey() {
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_pages = std::make_unique<Answers<orders::OrderingPage>>();
        m_saves = std::make_unique<Answers<void>>();
        m_cancels = std::make_unique<Answers<void>>();
        m_signs = std::make_unique<Answers<orders::SignedOrders>>();
        m_draft.clear();
        m_wishes.clear();
        m_cancelled.clear();
        m_labels.clear();
    }
    void cleanup() { m_screen.reset(); }

    void aTestByItsInitialsAndASetByItsKey() {
        open();
        typeTest(u"ldl"_s);
        QVERIFY(m_draft.empty());
        on<QLineEdit>(u"order.search"_s)->clear();
        typeTest(u"xzsx"_s);
        QVERIFY(m_draft.size() == 1 && m_draft[0].test == "lipids" && !m_draft[0].reuse);
        QTest::keyClick(m_screen.get(), Qt::Key_2, Qt::AltModifier);  // the quarter of a diabetic: HbA1c and glucose
        settleEvents();
        QVERIFY(m_draft.size() == 3 && m_draft[1].test == "hba1c" && m_draft[2].test == "fpg");
        typeTest(u"lipid"_s);
        QCOMPARE(m_draft.size(), std::size_t{3});
        QVERIFY(text(*m_screen, u"order.line.lipids.specimen"_s).contains(u"yellow top"_s));
    }

    void aResultThatCountsIsTakenAndRepeatingItWantsAReason() {
        open();
        typeTest(u"hba1c"_s);
        QVERIFY(m_draft.at(0).reuse);
        QVERIFY(text(*m_screen, u"order.line.hba1c.found"_s).contains(u"6.8 %"_s) && text(*m_screen, u"order.line.hba1c.found"_s).contains(u"2027-02-01"_s));
        QCOMPARE(text(*m_screen, u"order.total"_s), moneyText({0}));
        press(on<ChipRow>(u"order.line.hba1c.choice"_s)->chip(u"repeat"_s), Qt::Key_Space);
        QVERIFY(!m_draft.at(0).reuse);
        QCOMPARE(text(*m_screen, u"order.total"_s), moneyText({6000}));
        signByKey();
        QVERIFY(m_wishes.empty());
        auto* reason = on<ChoiceEdit>(u"order.line.hba1c.reason"_s);
        QVERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Down);
        QTest::keyClick(reason, Qt::Key_Down);
        settleEvents();
        QVERIFY(!m_draft.at(0).reason.empty());
        signByKey();
        QVERIFY(m_wishes.size() == 1 && m_wishes[0].lines == m_draft && m_wishes[0].resident == kOrdering);
    }

    void whatDoesNotCountSaysWhy() {
        open();
        typeTest(u"potassium"_s);
        QVERIFY(!m_draft.at(0).reuse);
        const auto said = text(*m_screen, u"order.line.k.found"_s);
        QVERIFY2(said.contains(u"too old"_s) && said.contains(u"4.1"_s), qPrintable(said));
        QVERIFY(!on<ChipRow>(u"order.line.k.choice"_s)->isVisible());
    }

    void whatIsOpenAlreadyIsTold() {
        auto page = orderingPage();
        page.orders = {ordered("lipids", orders::OrderState::Collected)};
        open(page, {"lipids"});
        QVERIFY(text(*m_screen, u"order.line.lipids.double"_s).contains(u"collected"_s));
        signByKey();
        QVERIFY(m_wishes.empty() && on<ChoiceEdit>(u"order.line.lipids.reason"_s)->hasFocus());
    }

    void signedItOffersLabelsAndForgetsTheLines() {
        open(orderingPage(), {"lipids"});
        QSignalSpy spy(m_screen.get(), &OrderScreen::ordersSigned);
        signByKey();
        QVERIFY(!on<Button>(u"order.sign"_s)->isEnabled());
        m_signs->give(0, orders::SignedOrders{{{derivedUuid({"o"})}}, {}, {"1234"}, {}});
        m_pages->give(m_pages->asked() - 1, orderingPage());
        settleEvents();
        QCOMPARE(spy.size(), 1);
        QVERIFY(on<Notice>(u"order.notice"_s)->isVisible() && m_screen->findChildren<OrderLineRow*>().isEmpty());
        QTest::keyClick(m_screen.get(), Qt::Key_P, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_labels, std::vector<std::string>{"1234"});
    }

    void aRefusalKeepsWhatWasChosen() {
        open(orderingPage(), {"lipids"});
        signByKey();
        m_signs->give(0, Error{Errc::Denied, "test-order.role", {}});
        settleEvents();
        QVERIFY(on<Notice>(u"order.notice"_s)->spoken().contains(u"Only a doctor"_s) && on<Button>(u"order.sign"_s)->isEnabled());
        QCOMPARE(m_draft.size(), std::size_t{1});
    }

    void whatIsChosenWhileThePageIsReadAgainStays() {
        open();
        m_screen->reload();
        typeTest(u"lipid"_s);
        m_pages->give(1, orderingPage());  // the store did not know of it yet
        settleEvents();
        QCOMPARE(m_screen->findChildren<OrderLineRow*>().size(), 1);
    }

    void nothingOfThePersonBeforeIsSignedForTheNext() {
        open(orderingPage(), {"lipids"});
        m_screen->open({derivedUuid({"another"})});
        signByKey();
        QVERIFY(m_wishes.empty());
    }

    void anOrderIsCancelledWithAReason() {
        auto page = orderingPage();
        page.orders = {ordered("lipids", orders::OrderState::Sent)};
        open(page);
        press(on<Button>(u"ordered.cancel"_s), Qt::Key_Space);
        auto* reason = on<ChoiceEdit>(u"cancel.reason"_s);
        press(on<Button>(u"cancel.ok"_s), Qt::Key_Space);
        QVERIFY(m_cancelled.empty());
        reason->setKey(u"declined"_s);
        press(on<Button>(u"cancel.ok"_s), Qt::Key_Space);
        QVERIFY(m_cancelled.size() == 1 && m_cancelled[0].reason == "declined" && m_cancelled[0].order == page.orders[0].order.id);
    }

    void largeLettersCutNothingOffAndEveryControlHasAName() {
        auto page = orderingPage();
        page.orders = {ordered("k", orders::OrderState::Refused), ordered("crea", orders::OrderState::Resulted)};
        applyLook({false, 150});
        // As the frame holds it: what is higher than the window scrolls.
        QScrollArea frame;
        frame.setWidgetResizable(true);
        open(page, {"hba1c", "lipids", "k", "fundus"});
        frame.setWidget(m_screen.get());
        showActive(frame, {1280, 720});
        settleEvents();
        QVERIFY2(nameless(*m_screen).isEmpty(), qPrintable(nameless(*m_screen).join(u'\n')));
        QVERIFY2(cutOff(*m_screen).isEmpty(), qPrintable(cutOff(*m_screen).join(u'\n')));
        frame.takeWidget();
        applyLook({});
    }

    void theChartsCardSaysWhatIsUnderWay() {
        OrdersCard card(asks(), shelfOfTests(), m_clock);
        showActive(card, {420, 300});
        card.showResident(kOrdering);
        auto page = orderingPage();
        page.orders = {ordered("lipids", orders::OrderState::Sent), ordered("k", orders::OrderState::Resulted)};
        page.draft = {{"hba1c"}};
        m_pages->give(0, page);
        settleEvents();
        QVERIFY(labels(card).contains(u"sent"_s) && !labels(card).contains(u"result here"_s));
        QVERIFY(text(card, u"orders.line"_s).contains(u"not signed yet"_s));
        QSignalSpy asked(&card, &OrdersCard::pageAsked);
        QTest::keyClick(&card, Qt::Key_O, Qt::AltModifier);
        QCOMPARE(asked.size(), 1);
    }

    void aScanCollectsAndTheFieldKeepsTheKeyboard() {
        Answers<orders::OpenOrders> reads;
        Answers<roster::ResidentId> collects;
        std::vector<std::string> scanned;
        OpenOrderAsks asks;
        std::vector<orders::OpenView> views;
        asks.open = [&](orders::OpenView view) {
            views.push_back(view);
            return reads.ask();
        };
        asks.collect = [&](const orders::CollectSpecimen& wish) {
            scanned.push_back(wish.number);
            return collects.ask();
        };
        asks.labels = [this](const std::vector<std::string>& numbers, QWidget*) { m_labels = numbers; };
        OpenOrdersScreen screen(asks, shelfOfTests(), m_clock);
        showActive(screen);
        screen.activated();
        orders::OpenOrders found;
        orders::OpenTube tube;
        tube.number = ordered("lipids", orders::OrderState::Sent).order.number;
        tube.resident = kOrdering;
        tube.name = "Wang Xiulan";
        tube.tests = {ordered("lipids", orders::OrderState::Sent)};
        found.tubes = {tube};
        found.toCollect = 1;
        reads.give(0, found);
        settleEvents();
        auto* table = part<RowTable>(screen, u"openOrders.table"_s);
        QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 1);
        screen.focusFirst();
        auto* scan = part<QLineEdit>(screen, u"openOrders.scan"_s);
        QTest::keyClicks(scan, QString::fromStdString(tube.number));
        QTest::keyClick(scan, Qt::Key_Return);
        settleEvents();
        QCOMPARE(scanned, std::vector<std::string>{tube.number});
        collects.give(0, Error{Errc::Conflict, "test-order.state", {}});
        settleEvents();
        QVERIFY(part<Notice>(screen, u"openOrders.notice"_s)->isVisible() && scan->hasFocus() && scan->text().isEmpty());
        press(part<ChipRow>(screen, u"openOrders.view"_s)->chip(u"overdue"_s), Qt::Key_Space);
        QVERIFY(views.back() == orders::OpenView::Overdue);
        QTest::keyClick(&screen, Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(m_labels, std::vector<std::string>{tube.number});
        QVERIFY2(nameless(screen).isEmpty(), qPrintable(nameless(screen).join(u'\n')));
    }
};

JIAYI_TEST(TestOrderScreen)
#include "tst_order_screen.moc"
