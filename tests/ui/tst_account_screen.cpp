// The account by keys: pages, months of the chart, a cost that nobody sees unasked, the year's money, the ledger.
#include "tests/ui/ui_test.h"
#include "ui/capitation/account_screen.h"
#include "ui/capitation/capitation_words.h"
#include "ui/capitation/fund_dialog.h"
#include "ui/capitation/spend_chart.h"
#include "ui/common/field.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace jiayi::capitation;
using namespace Qt::StringLiterals;

namespace {

const roster::ResidentId kDear{derivedUuid({"dear"})};
constexpr auto kYearShown = std::chrono::year{2026};

AccountPage samplePage(int months = 10) {
    AccountPage page;
    page.asked = {"", 2026, kYearShown / std::chrono::month{static_cast<unsigned>(months)}, 150, 20};
    for (int i = 1; i <= months; ++i)
        page.account.months.push_back({kYearShown / std::chrono::month{static_cast<unsigned>(i)}, 900, {147'870'000}, {84'000'000}, {29'000'000}, {i == months ? 9'000'000 : 0}});
    page.account.categories = {{"medicine", {656'600'000}, {}, 0}, {"elsewhere", {293'000'000}, {}, 0}};
    page.account.doctors = {{"Chen", {600'000'000}, {700'000'000}, 4'500}, {"", {530'000'000}, {779'000'000}, 4'500}};
    page.account.grids = page.account.tiers = page.account.doctors;
    page.account.forecast = Forecast{{1'360'000'000}, {1'300'000'000}, {1'420'000'000}, months};
    page.account.held = 1;
    page.people = {{kDear, "Sun Guiying", Sex::Female, makeDate(1956, 5, 1), false, {"elsewhere"}}};
    page.members = 903;
    page.joined = 12;
    page.left = 4;
    page.terms = AccountTerms{{164'300}, {"Surplus kept, deficit not covered", "结余留用"}, {}, "sample: made up", true};
    page.tested = BackTest{9, 8, {21'000, kMillion}};
    page.watch = {200, {10'000'000}, {8'000'000}, {4'000'000}, {4'100'000}, 3, 5, 9, 700};
    return page;
}

OutcomePage sampleOutcome() {
    OutcomePage page;
    page.baseFrom = (kYearShown - std::chrono::years{1}) / std::chrono::January;
    page.baseTo = (kYearShown - std::chrono::years{1}) / std::chrono::October;
    page.from = kYearShown / std::chrono::January;
    page.to = kYearShown / std::chrono::October;
    page.base = {8'000, {1'314'400'000}, {1'296'000'000}, {1'296'000'000}};
    page.current = {9'000, {1'478'700'000}, {1'134'000'000}, {1'134'000'000}};
    page.money = efficacy({162'000}, page.current.cost, 9'000, page.current.budget);
    page.measures = {{"CN-DM-02", {"Standardised management", "规范管理"}, false, MeasuredRate{"CN-DM-02", 70, 100}, MeasuredRate{"CN-DM-02", 81, 100}}, {"SATISFACTION", {"Satisfaction", "满意度"}, false, {}, {}}};
    page.published = loadPublishedOutcome().value();
    return page;
}

YearPage sampleYear() {
    YearPage page;
    page.year = 2026;
    page.upTo = kYearShown / std::chrono::October;
    YearOfScheme scheme{"employee", {}, {{"advance", {"Paid in advance", "预拨"}, makeDate(2026, 11, 10), {900}, {880}, true}, {"clearing", {"Clearing", "清算"}, makeDate(2027, 3, 31), {20}, {}, false}}};
    scheme.end.settlement.surplus = scheme.end.settlement.kept = {344'700'000};
    scheme.end.quality = {970'000, {{"JY-DM-05", 970'000, 25, false}, {"SATISFACTION", 0, 5, true}}};
    scheme.end.distribution = {{"staff", {206'820'000}}};
    page.schemes.push_back(scheme);
    page.funds = {{"insurance", {"Insurance money", "医保资金"}, true, {880}, 1}, {"public-health", {"Public-health subsidy", "公卫补助"}, false, {}, 0}};
    page.entries = {{{derivedUuid({"entry"})}, "insurance", "employee", 2026, "advance", {880}, {}, "January", "chen", startOfDay(makeDate(2026, 1, 10))}};
    return page;
}

LedgerSlice sampleLedger() {
    LedgerSlice slice;
    LedgerRow cost;
    cost.pk = 2;
    cost.resident = kDear;
    cost.line.fact.origin = {"ExplanationOfBenefit", derivedUuid({"claim"})};
    cost.line.fact.name = "outpatient";
    cost.line.fact.on = makeDate(2026, 10, 5);
    cost.line.fact.split = {{60'000}, {}, {}, {40'000}};
    cost.line.counts = true;
    cost.line.scopeRule = "diabetes";
    auto refund = cost;
    refund.pk = 3;
    refund.line.kind = LineKind::Refund;
    refund.line.fact.split = {{-10'000}, {}, {}, {}};
    refund.original = cost.line.fact.origin;
    slice.rows = {refund, cost};
    slice.sums = {2, {{50'000}, {}, {}, {40'000}}, {90'000}, {}};
    slice.held = {{cost.line.fact, "ledger.no-original"}};
    return slice;
}

}  // namespace

class TestAccountScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{10}};
    std::unique_ptr<Answers<AccountPage>> m_accounts;
    std::unique_ptr<Answers<OutcomePage>> m_outcomes;
    std::unique_ptr<Answers<YearPage>> m_years;
    std::unique_ptr<Answers<RulesView>> m_rules;
    std::unique_ptr<Answers<LedgerSlice>> m_slices;
    std::unique_ptr<Answers<std::int64_t>> m_fresh;
    std::unique_ptr<Answers<AskPersonCost::Answer>> m_costs;
    std::unique_ptr<Answers<void>> m_written;
    std::vector<std::string> m_schemes;
    std::vector<LedgerAsked> m_ledgers;
    std::vector<RecordFundEntry> m_records;
    int m_prints = 0;

    AccountAsks asks() {
        AccountAsks asks;
        asks.refresh = [this] { return m_fresh->ask(); };
        asks.account = [this](const std::string& scheme) {
            m_schemes.push_back(scheme);
            return m_accounts->ask();
        };
        asks.outcome = [this](const std::string&) { return m_outcomes->ask(); };
        asks.year = [this] { return m_years->ask(); };
        asks.rules = [this] { return m_rules->ask(); };
        asks.ledger = [this](const LedgerAsked& asked) {
            m_ledgers.push_back(asked);
            return m_slices->ask();
        };
        asks.personCost = [this](const AskPersonCost&) { return m_costs->ask(); };
        asks.recordFund = [this](const RecordFundEntry& record) {
            m_records.push_back(record);
            return m_written->ask();
        };
        asks.correctFund = [this](const CorrectFundEntry&) { return m_written->ask(); };
        asks.print = [this](const std::string&, QWidget*) { ++m_prints; };
        asks.saveWorkbook = [](const std::string&, QWidget*) {};
        return asks;
    }
    std::unique_ptr<AccountScreen> shown(QSize size = {1280, 1500}) {
        auto screen = std::make_unique<AccountScreen>(asks(), m_clock);
        showActive(*screen, size);
        screen->activated();
        return screen;
    }
    /// To that page by key.
    static void go(AccountScreen& screen, const char* page) {
        press(part<ChipRow>(screen, u"account.pages"_s)->chip(QLatin1String(page)), Qt::Key_Space);
    }

private Q_SLOTS:
    void init() {
        m_accounts = std::make_unique<Answers<AccountPage>>();
        m_outcomes = std::make_unique<Answers<OutcomePage>>();
        m_years = std::make_unique<Answers<YearPage>>();
        m_rules = std::make_unique<Answers<RulesView>>();
        m_slices = std::make_unique<Answers<LedgerSlice>>();
        m_fresh = std::make_unique<Answers<std::int64_t>>();
        m_costs = std::make_unique<Answers<AskPersonCost::Answer>>();
        m_written = std::make_unique<Answers<void>>();
        m_schemes.clear();
        m_ledgers.clear();
        m_records.clear();
        m_prints = 0;
    }

    void theFiguresStandOnTheTilesAndNothingIsCutOff() {
        const auto screen = shown();
        m_accounts->give(0, samplePage());
        settleEvents();
        QCOMPARE(text(*screen, u"account.members.figure"_s), u"9,000"_s);
        QCOMPARE(text(*screen, u"account.budget.figure"_s), u"¥ 14.79 m"_s);
        QCOMPARE(text(*screen, u"account.surplus.figure"_s), u"23.0 %"_s);  // after what is on its way
        QVERIFY(text(*screen, u"account.method"_s).contains(u"8 of 9"_s));
        QVERIFY2(cutOff(*screen).isEmpty(), qPrintable(cutOff(*screen).join(u'\n')));
        QVERIFY2(nameless(*screen).isEmpty(), qPrintable(nameless(*screen).join(u'\n')));
        // Fresh costs are heard of, and only then is it read again.
        m_fresh->give(0, 3);
        QCOMPARE(m_accounts->asked(), std::size_t{2});
        screen->activated();
        QCOMPARE(m_fresh->asked(), std::size_t{1});
    }

    void everyMonthIsSaidAndTheForecastWithItsInterval() {
        const auto screen = shown();
        m_accounts->give(0, samplePage());
        auto* chart = part<SpendChart>(*screen, u"account.chart"_s);
        QVERIFY(chart->said().contains(u"Oct 2026"_s) && chart->said().contains(u"on its way"_s));
        press(chart, Qt::Key_Right);
        QVERIFY2(chart->said().contains(u"Nov 2026"_s) && chart->said().contains(u"four chances in five"_s), qPrintable(chart->said()));
        press(chart, Qt::Key_Home);
        QVERIFY(text(*screen, u"account.said"_s).startsWith(u"Jan 2026"_s));
        press(chart, Qt::Key_Left);
        QVERIFY(chart->said().startsWith(u"Jan 2026"_s));
        QCOMPARE(chart->accessibleDescription(), chart->said());
    }

    void aCostIsHiddenUntilAskedAndForgottenWhenThePageIsLeft() {
        const auto screen = shown();
        m_accounts->give(0, samplePage());
        settleEvents();
        const auto says = [&](const QString& amount) { return labels(*screen).filter(amount).size(); };
        QCOMPARE(says(u"21,870"_s), 0);
        press(part<Button>(*screen, u"account.ask.1"_s), Qt::Key_Space);
        QCOMPARE(m_costs->asked(), std::size_t{1});
        m_costs->give(0, AskPersonCost::Answer{{1'000'000}, {1'187'000}, {{"medicine", {1'000'000}}, {"elsewhere", {1'187'000}}}});
        settleEvents();
        QCOMPARE(text(*screen, u"account.cost.1"_s), u"¥ 21,870"_s);
        // Beside it stands no budget, no share and no limit of that person.
        for (const auto& label : labels(*screen)) QVERIFY2(!label.contains(u"of 21"_s) && !label.contains(u"limit of"_s), qPrintable(label));
        screen->hide();
        screen->show();
        QCOMPARE(says(u"21,870"_s), 0);
    }

    void aRefusedCostSaysWhyAndShowsNothing() {
        const auto screen = shown();
        m_accounts->give(0, samplePage());
        QSignalSpy failed(screen.get(), &AccountScreen::failed);
        press(part<Button>(*screen, u"account.ask.1"_s), Qt::Key_Space);
        m_costs->give(0, Error{Errc::Denied, "role.denied", {}});
        QCOMPARE(failed.size(), 1);
        QVERIFY(part<Button>(*screen, u"account.ask.1"_s)->isVisible());
    }

    void anEmptyLedgerSaysWhatMakesMembersAndAFailureCanBeTriedAgain() {
        const auto screen = shown();
        m_accounts->give(0, AccountPage{});
        QVERIFY(labels(*screen).contains(u"Nobody is a member yet"_s));
        screen->reload();
        m_accounts->give(1, Error{Errc::NotFound, "statement.no-rate", {}});
        auto* state = part<QWidget>(*screen, u"account.state"_s);
        QVERIFY(state->isVisible());
        press(state->findChild<Button*>(), Qt::Key_Space);
        QCOMPARE(m_accounts->asked(), std::size_t{3});
    }

    void aLateAnswerOfAnotherPageIsDropped() {
        const auto screen = shown();
        go(*screen, "outcome");
        m_accounts->give(0, samplePage());
        QVERIFY(!part<QWidget>(*screen, u"account.board"_s)->isVisible());
        m_outcomes->give(0, sampleOutcome());
        settleEvents();
        QVERIFY(part<QWidget>(*screen, u"account.outcome"_s)->isVisible());
        const auto said = labels(*screen);
        QVERIFY(said.contains(u"−22.2 %"_s) && said.contains(u"+11.0 points"_s) && said.contains(u"23.3 %"_s) && said.contains(u"81.5 %"_s) && !said.filter(u"¥ 1,643 → ¥ 1,255"_s).isEmpty());
        QVERIFY2(cutOff(*screen).isEmpty(), qPrintable(cutOff(*screen).join(u'\n')));
        QVERIFY(screen->goBack() && !screen->goBack());
    }

    void moneyIsWrittenDownByKeysAndRefusedWithoutAnAmount() {
        const auto screen = shown();
        go(*screen, "year");
        m_years->give(0, sampleYear());
        settleEvents();
        QVERIFY2(cutOff(*screen).isEmpty(), qPrintable(cutOff(*screen).join(u'\n')));
        QVERIFY(labels(*screen).contains(u"missing: 0"_s));
        press(part<Button>(*screen, u"year.record"_s), Qt::Key_Space);
        auto* dialog = screen->findChild<FundDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        auto* amount = part<QLineEdit>(*dialog, u"fund.amount"_s);
        press(amount, Qt::Key_Return);
        QVERIFY(m_records.empty() && dialog->isVisible());
        QTest::keyClicks(amount, u"125000.50"_s);
        press(amount, Qt::Key_Return);
        QVERIFY(m_records.size() == 1 && m_records[0].amount.fen == 12'500'050 && m_records[0].step == "advance" && m_records[0].scheme == "employee");
        m_written->give(0, {});
        QCOMPARE(m_years->asked(), std::size_t{2});
    }

    void aLineThatTakesBackLeadsToWhatItTakesBack() {
        const auto screen = shown();
        go(*screen, "ledger");
        m_slices->give(0, sampleLedger());
        settleEvents();
        QVERIFY(m_ledgers.front().month == kYearShown / std::chrono::October);
        auto* table = part<QTableView>(*screen, u"ledger.table"_s);
        QVERIFY(table->model()->index(0, 1).data(Qt::ToolTipRole).toString().contains(u"gives back Claim of another institution"_s));
        QSignalSpy opened(screen.get(), &AccountScreen::originAsked);
        press(table, Qt::Key_Return);
        QVERIFY(opened.size() == 1 && opened[0][0].toString() == u"ExplanationOfBenefit"_s);
        press(part<ChipRow>(*screen, u"ledger.only"_s)->chip(u"back"_s), Qt::Key_Space);
        QVERIFY(m_ledgers.back().onlyNegative);
        for (const auto& label : labels(*screen)) QVERIFY2(!label.contains(u"Sun Guiying"_s), "no name stands in the ledger");
    }

    void builtInRulesSayThatTheyAreASample() {
        const auto screen = shown({1280, 4600});
        go(*screen, "rules");
        m_rules->give(0, RulesView{ruleRows(loadBook().value(), makeDate(2026, 11, 22)), {}, {}, makeDate(2026, 11, 22)});
        settleEvents();
        const auto said = labels(*screen);
        QVERIFY(said.contains(u"in force"_s) && said.contains(u"sample"_s) && !said.filter(u"Built-in sample tables"_s).isEmpty());
        QVERIFY2(cutOff(*screen).isEmpty(), qPrintable(cutOff(*screen).join(u'\n')));
        screen->reload();
        m_rules->give(1, RulesView{ruleRows(loadBook().value(), makeDate(2026, 11, 22)), "2026-2", "the consortium", makeDate(2026, 11, 22)});
        QVERIFY(!labels(*screen).filter(u"2026-2"_s).isEmpty());
    }

    void theStatementIsOneKeyAway() {
        const auto screen = shown();
        m_accounts->give(0, samplePage());
        QSignalSpy asked(screen.get(), &AccountScreen::statementAsked);
        QTest::keyClick(screen.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
        QTest::keyClick(screen.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(m_prints, 1);
    }
};

JIAYI_TEST(TestAccountScreen)
#include "tst_account_screen.moc"
