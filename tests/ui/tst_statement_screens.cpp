// The month's statement, its differences and its findings, driven by keys.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/statement/compliance_screen.h"
#include "ui/statement/differences_screen.h"
#include "ui/statement/dispute_dialog.h"
#include "ui/statement/sign_dialog.h"
#include "ui/statement/statement_screen.h"

#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace jiayi::capitation;
using namespace Qt::StringLiterals;

namespace {

const Uuid kWho = derivedUuid({"statement-person"});
const StatementId kStatement = statementIdOf("T", "employee", std::chrono::year{2026} / 10, 1);
const Instant kNine = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9};

StatementPage pageOf(const char* state, std::vector<std::string> next = {}) {
    StatementPage page;
    page.statement = {"T", "employee", std::chrono::year{2026} / 10, std::string_view{state} == "draft" ? 0 : 1, state, {}, {}};
    page.statement.totals.memberMonths = 1;
    page.statement.totals.budget.fen = 164'300;
    page.statement.totals.elsewhere.fen = 5'000;
    page.statement.lines = {{kWho, "cost", "outpatient", {"ExplanationOfBenefit", derivedUuid({"e"})}, Money{5'000}, "S-1", makeDate(2026, 10, 8)},
                            {kWho, "member-month", "tier-1", {"Coverage", derivedUuid({"c"})}, Money{164'300}, {}, makeDate(2026, 10, 15)}};
    page.groups = {{"member-month", "tier-1", "Coverage", 1, Money{164'300}}, {"cost", "outpatient", "ExplanationOfBenefit", 1, Money{5'000}}};
    for (const auto& line : page.statement.lines) page.lines.push_back({line, "Li Ming"});
    page.paired = true;
    page.next = std::move(next);
    if (std::string_view{state} == "draft") page.mayFreeze = true;
    else page.id = kStatement;
    return page;
}

ShownDifference differenceOf(DifferenceKind kind, const char* decision = "open") {
    ShownDifference shown;
    shown.kept.id = {derivedUuid({"difference", std::string{nameOf(kind)}})};
    shown.kept.decision = decision;
    const SideLine line{{"ExplanationOfBenefit", derivedUuid({"e"})}, kWho, "outpatient", "S-1", makeDate(2026, 10, 8), 5'000};
    shown.kept.difference.kind = kind;
    if (kind != DifferenceKind::MissingHere) shown.kept.difference.ours = line;
    if (kind != DifferenceKind::MissingThere && kind != DifferenceKind::Duplicate) shown.kept.difference.theirs = line;
    shown.ourName = shown.theirName = "Li Ming";
    return shown;
}

JudgedFinding findingOf(const char* rule) {
    JudgedFinding one;
    one.finding = {rule, "stop", Check::Overlap, kWho, {{"MedicationDispense", derivedUuid({"m"})}}, makeDate(2026, 10, 8)};
    one.name = "Li Ming";
    one.costs = {"2026-10-08 metformin"};
    return one;
}

}  // namespace

class TestStatementScreens : public QObject {
    Q_OBJECT

    ManualClock m_clock{kNine};
    std::unique_ptr<Answers<StatementPage>> m_pages;
    std::unique_ptr<Answers<StatementId>> m_frozen;
    std::unique_ptr<Answers<void>> m_done, m_proofs;
    std::vector<FreezeStatement> m_freezes;
    std::vector<std::string> m_acts;

    StatementAsks asks() {
        StatementAsks asks;
        asks.page = [this](const std::string&, Month) { return m_pages->ask(); };
        asks.freeze = [this](const FreezeStatement& freeze) {
            m_freezes.push_back(freeze);
            return m_frozen->ask();
        };
        asks.act = [this](const ActOnStatement& act) {
            m_acts.push_back(act.act + " " + act.note);
            return m_done->ask();
        };
        asks.prove = [this](const QString&) { return m_proofs->ask(); };
        asks.savePdf = asks.saveTable = [](const StatementPage&, QWidget*) {};
        return asks;
    }
    std::unique_ptr<StatementScreen> screen(StatementPage page) {
        auto made = std::make_unique<StatementScreen>(asks(), m_clock);
        showActive(*made, {1280, 860});
        made->open();
        m_pages->give(m_pages->asked() - 1, std::move(page));
        settleEvents();
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_pages = std::make_unique<Answers<StatementPage>>();
        m_frozen = std::make_unique<Answers<StatementId>>();
        m_done = std::make_unique<Answers<void>>();
        m_proofs = std::make_unique<Answers<void>>();
        m_freezes.clear();
        m_acts.clear();
    }

    void aMonthShowsItsFiguresAndTheLinesOfTheChosenCategory() {
        const auto page = screen(pageOf("draft"));
        QCOMPARE(text(*page, u"statement.balance"_s), u"¥ 1,593.00"_s);
        auto* groups = part<RowTable>(*page, u"statement.groups"_s);
        auto* lines = part<RowTable>(*page, u"statement.lines"_s);
        QCOMPARE(groups->model()->rowCount(), 2);
        press(groups, Qt::Key_Down);
        QCOMPARE(lines->model()->index(0, 1).data().toString(), u"Li Ming"_s);
        QCOMPARE(lines->model()->index(0, 3).data().toString(), u"¥ 50.00"_s);
    }

    void otherDesksAreNeverGreenWithoutKnowledge() {
        auto draft = pageOf("draft");
        draft.checks = {{"desks-unknown", 1, true}, {"unsent", 3, false}};
        draft.mayFreeze = false;
        const auto page = screen(draft);
        auto* checks = part<RowTable>(*page, u"statement.checks"_s)->model();
        const int last = checks->rowCount() - 1;
        QCOMPARE(checks->index(last, 1).data().toString(), u"not checked"_s);
        QCOMPARE(checks->index(1, 1).data().toString(), u"3"_s);
        QVERIFY(!part<Button>(*page, u"statement.freeze"_s)->isVisible());
        auto known = pageOf("draft");
        known.desks = {kNine, {{"a", "back room", kNine, false}}};
        const auto other = screen(known);
        auto* rows = part<RowTable>(*other, u"statement.checks"_s)->model();
        QCOMPARE(rows->index(rows->rowCount() - 1, 1).data().toString(), u"none"_s);
    }

    void freezingOverSomethingOpenWantsAReason() {
        auto draft = pageOf("draft");
        draft.checks = {{"unpriced", 2, true}};
        const auto page = screen(draft);
        QTest::keyClick(page.get(), Qt::Key_F8);
        settleEvents();
        auto* reason = page->findChild<QLineEdit*>(u"reason.text"_s);
        QVERIFY(reason && m_freezes.empty());
        QTest::keyClicks(reason, u"the pharmacy was asked"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(m_freezes.size(), std::size_t{1});
        QCOMPARE(m_freezes[0].overrideReason, std::string{"the pharmacy was asked"});
        QSignalSpy changed(page.get(), &StatementScreen::changed);
        m_frozen->give(0, kStatement);
        QCOMPARE(changed.count(), 1);
    }

    void signingWantsTheOwnKeyAndAWrongOneSignsNothing() {
        const auto page = screen(pageOf("frozen", {"signed"}));
        QTest::keyClick(page.get(), Qt::Key_F8);
        settleEvents();
        auto* passphrase = page->findChild<QLineEdit*>(u"sign.passphrase"_s);
        QVERIFY(passphrase);
        QTest::keyClicks(passphrase, u"wrong"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        m_proofs->give(0, Error{Errc::Denied, "passphrase.wrong", {}});
        QVERIFY(m_acts.empty() && passphrase->text().isEmpty());
        QTest::keyClicks(passphrase, u"right"_s);
        QTest::keyClick(passphrase, Qt::Key_Return);
        m_proofs->give(1, {});
        QCOMPARE(m_acts, std::vector<std::string>{"signed "});
    }

    void whatCannotBeDoneHasNoButton() {
        const auto page = screen(pageOf("submitted", {"accepted", "queried", "rejected"}));
        for (const auto& name : {u"freeze"_s, u"sign"_s, u"submit"_s, u"amend"_s, u"differences"_s}) QVERIFY(!part<Button>(*page, u"statement."_s + name)->isVisible());
        QVERIFY(part<Button>(*page, u"statement.answer"_s)->isVisible());
        QVERIFY(!part<RowTable>(*page, u"statement.checks"_s)->isVisible());
    }

    void aFailureSaysWhatHappenedAndOffersToTryAgain() {
        StatementScreen page(asks(), m_clock);
        showActive(page, {1280, 860});
        page.open();
        m_pages->give(0, Error{Errc::Busy, "store.busy", {}});
        settleEvents();
        QVERIFY(part<QWidget>(page, u"statement.state"_s)->isVisible());
        page.reload();
        m_pages->give(1, pageOf("draft"));
        settleEvents();
        QVERIFY(!part<QWidget>(page, u"statement.state"_s)->isVisible());
    }

    void differencesAreDecidedByKeysAndADisputeWantsProof() {
        Answers<std::vector<ShownDifference>> lists;
        Answers<void> decided;
        Answers<std::size_t> all;
        Answers<std::vector<Evidence>> evidence;
        std::vector<DisputeDifference> disputes;
        int accepted = 0;
        DifferenceAsks asks;
        asks.list = [&](StatementId) { return lists.ask(); };
        asks.accept = [&](const AcceptDifference&) { return ++accepted, decided.ask(); };
        asks.acceptAll = [&](const AcceptAllDifferences&) { return all.ask(); };
        asks.dispute = [&](const DisputeDifference& dispute) { return disputes.push_back(dispute), decided.ask(); };
        asks.evidence = [&](const Uuid&, Date) { return evidence.ask(); };
        DifferencesScreen page(asks);
        showActive(page, {1200, 800});
        page.open(kStatement);
        std::vector<ShownDifference> shown;
        for (const auto kind : {DifferenceKind::MissingHere, DifferenceKind::MissingThere, DifferenceKind::Amount, DifferenceKind::Person, DifferenceKind::Duplicate}) shown.push_back(differenceOf(kind));
        lists.give(0, shown);
        settleEvents();
        auto* table = part<RowTable>(page, u"differences.table"_s);
        QCOMPARE(table->model()->rowCount(), 5);
        QCOMPARE(text(page, u"differences.ours"_s), u"Nothing."_s);
        press(table, Qt::Key_A);
        QCOMPARE(accepted, 1);
        decided.give(0, {});
        lists.give(1, shown);
        press(table, Qt::Key_D);
        evidence.give(0, std::vector<Evidence>{{"Encounter/1", "2026-10-08 visit"}});
        settleEvents();
        auto* dialog = page.findChild<DisputeDialog*>();
        QVERIFY(dialog);
        auto* reason = part<QLineEdit>(*dialog, u"dispute.reason"_s);
        QTest::keyClicks(reason, u"she was here"_s);
        QTest::mouseClick(part<Button>(*dialog, u"dispute.ok"_s), Qt::LeftButton);
        QVERIFY(disputes.empty());
        part<ChipRow>(*dialog, u"dispute.evidence"_s)->chip(u"Encounter/1"_s)->click();
        QTest::mouseClick(part<Button>(*dialog, u"dispute.ok"_s), Qt::LeftButton);
        QCOMPARE(disputes.size(), std::size_t{1});
        QCOMPARE(disputes[0].evidence, std::vector<std::string>{"Encounter/1"});
    }

    void findingsAreExplainedWithAReason() {
        Answers<std::vector<JudgedFinding>> findings;
        Answers<Uuid> decided;
        std::vector<DecideFinding> said;
        static const auto rules = loadComplianceRules().value();
        ComplianceAsks asks;
        asks.rules = &rules;
        asks.findings = [&](Month) { return findings.ask(); };
        asks.decide = [&](const DecideFinding& decide) { return said.push_back(decide), decided.ask(); };
        ComplianceScreen page(asks);
        showActive(page, {1200, 800});
        page.open(std::chrono::year{2026} / 10);
        findings.give(0, std::vector<JudgedFinding>{findingOf("overlap"), findingOf("price")});
        settleEvents();
        QVERIFY(text(page, u"compliance.count"_s).startsWith(u"2 finding"_s));
        press(part<RowTable>(page, u"compliance.table"_s), Qt::Key_E);
        auto* reason = page.findChild<QLineEdit*>(u"reason.text"_s);
        QVERIFY(reason);
        QTest::keyClicks(reason, u"lost on the bus"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said[0].decision == "explained" && said[0].reason == "lost on the bus" && said[0].finding.rule == "overlap");
    }
};

JIAYI_TEST(TestStatementScreens)
#include "tst_statement_screens.moc"
