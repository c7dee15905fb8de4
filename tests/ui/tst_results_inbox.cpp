// The inbox of results and the dialog of a critical value, driven by keys.
#include "tests/ui/results_world.h"
#include "ui/results/critical_dialog.h"
#include "ui/results/inbox_model.h"
#include "ui/results/inbox_screen.h"
#include "ui/results/report_pane.h"
#include "ui/results/results_words.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestResultsInbox : public QObject {
    Q_OBJECT

    std::optional<ResultsWorld> m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<InboxScreen> shown(InboxAsks asks) {
        auto screen = std::make_unique<InboxScreen>(std::move(asks), diagnosticsBook(), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        settleEvents();
        return screen;
    }
    std::unique_ptr<InboxScreen> shown() { return shown(m_world->asks()); }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"results.table"_s); }
    static QStringList states(const QWidget& screen) {
        QStringList all;
        const auto* model = table(screen)->model();
        for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, InboxModel::State).data().toString();
        return all;
    }
    static QStringList badges(const QWidget& in, const QString& name) {
        QStringList all;
        for (const auto* badge : in.findChildren<Badge*>(name))
            if (badge->isVisible()) all << badge->text();
        return all;
    }
    void typeInto(const QWidget& in, const QString& name, const QString& words) {
        auto* edit = part<QLineEdit>(in, name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, words);
        settleEvents();
    }

private Q_SLOTS:
    void init() {
        applyLanguage(u"en"_s);
        m_world.emplace();
    }
    void cleanup() { m_world.reset(); }

    void theGravestIsFirstAndOpenAtOnce() {
        const auto screen = shown();
        QCOMPARE(states(*screen), (QStringList{u"Critical"_s, u"Abnormal"_s, u"1 of 3"_s, u"Normal"_s, u"Normal"_s}));
        QCOMPARE(text(*screen, u"results.count"_s), u"5 results wait"_s);
        QVERIFY(m_world->opened == std::vector{reportNumber(1)});
        QCOMPARE(part<QPushButton>(*screen, u"results.unmatched"_s)->text(), u"Unmatched 2"_s);
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void theListIsAModelThatHoldsTogether() {
        InboxModel model(m_world->asks().page, m_clock, nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.ask({diagnostics::Box::Critical, diagnostics::Box::Abnormal, diagnostics::Box::Normal}, {});
        settleEvents();
        QCOMPARE(model.rowCount(), 5);
        model.removeAt(1);
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(model.isWhole() && !model.canFetchMore({}));
    }

    void aLongBoxIsReadOnOnlyWhenItIsScrolled() {
        std::vector<diagnostics::InboxQuestion> asked;
        InboxModel model(
            [&](const diagnostics::InboxQuestion& question) {
                asked.push_back(question);
                diagnostics::InboxPage page;
                for (int at = 0; at < question.limit; ++at) page.rows.push_back(normalReport(at, "陈国强").view.head);
                page.next = diagnostics::InboxPlace{morning(), static_cast<std::int64_t>(asked.size())};
                return ResultsWorld::ready<diagnostics::InboxPage>(page);
            },
            m_clock, nullptr);
        model.ask({diagnostics::Box::Abnormal, diagnostics::Box::Normal}, "Dr Chen");
        settleEvents();
        QCOMPARE(model.rowCount(), InboxModel::kPageRows);
        QVERIFY(asked.size() == 1 && asked[0].doctor == "Dr Chen" && !asked[0].after);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        settleEvents();
        QCOMPARE(model.rowCount(), 2 * InboxModel::kPageRows);
        QVERIFY(asked.size() == 2 && asked[1].after->row == 1 && asked[1].box == diagnostics::Box::Abnormal);
    }

    void aLateAnswerToAnOlderQuestionIsDropped() {
        Answers<diagnostics::InboxPage> late;
        InboxModel model([&](const diagnostics::InboxQuestion&) { return late.ask(); }, m_clock, nullptr);
        model.ask({diagnostics::Box::Critical}, {});
        model.ask({diagnostics::Box::Done}, {});
        late.give(0, diagnostics::InboxPage{{potassiumReport().view.head}, {}});
        QCOMPARE(model.rowCount(), 0);
        late.give(1, diagnostics::InboxPage{{normalReport(4, "陈国强").view.head}, {}});
        QCOMPARE(model.rowCount(), 1);
    }

    void valueAndUnitStandAsTheyWereSentWithBothOpinions() {
        const auto screen = shown();
        QCOMPARE(text(*screen, u"item.value"_s), u"6.8 mmol/L"_s);
        QCOMPARE(text(*screen, u"item.range"_s), u"laboratory's range 3.5-5.3"_s);
        QCOMPARE(badges(*screen, u"item.flag"_s).front(), u"Lab: HH ↑↑ critically high"_s);
        // Each opinion is a word, not a colour alone; what nobody could check is not fine.
        QCOMPARE(badges(*screen, u"item.judged"_s), (QStringList{u"Ours: critically high ↑↑"_s, u"Ours: not checked"_s}));
    }

    void aCorrectionShowsTheOldStruckThroughAndTheDifference() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Down);
        const auto* before = part<QLabel>(*screen, u"item.before"_s);
        QCOMPARE(before->text(), u"5.4 mmol/L"_s);
        QVERIFY(before->property("struck").toBool());
        QCOMPARE(badges(*screen, u"item.difference"_s), QStringList{u"difference +2.5"_s});
        QCOMPARE(badges(*screen, u"report.notes"_s), QStringList{u"corrected"_s});
        QCOMPARE(text(*screen, u"item.range"_s), u"laboratory's range 3.9-6.1"_s);
    }

    void valuesOfOtherUnitsHaveNoDifference() {
        auto before = sentItem("GLU", "Glucose", "97", "mg/dL", "", "");
        QCOMPARE(differenceText(before, sentItem("GLU", "Glucose", "5.4", "mmol/L", "", "")), QString());
        QCOMPARE(differenceText(sentItem("GLU", "Glucose", "HI", "mmol/L", "", ""), sentItem("GLU", "Glucose", "5.4", "mmol/L", "", "")), QString());
        QCOMPARE(differenceText(sentItem("GLU", "Glucose", "5.4", "mmol/L", "", ""), sentItem("GLU", "Glucose", "5.10", "mmol/L", "", "")), u"-0.30"_s);
    }

    void enterAcknowledgesThatVersionAndGoesOn() {
        const auto screen = shown();
        int told = 0;
        connect(screen.get(), &InboxScreen::saved, this, [&] { ++told; });
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world->acknowledged.size(), std::size_t{1});
        QVERIFY(m_world->acknowledged[0].report == reportNumber(2) && m_world->acknowledged[0].version == versionOf(2));
        QVERIFY(m_world->opened.back() == reportNumber(3));
        QCOMPARE(states(*screen), (QStringList{u"Critical"_s, u"1 of 3"_s, u"Normal"_s, u"Normal"_s}));
        QVERIFY(table(*screen)->hasFocus() && told == 1);
        QCOMPARE(text(*screen, u"results.count"_s), u"4 results wait"_s);
    }

    void nothingIsGivenBetweenTwoReports() {
        Answers<OpenedReport> late;
        auto asks = m_world->asks();
        asks.open = [&](diagnostics::ReportId) { return late.ask(); };
        const auto screen = shown(asks);
        late.give(0, normalReport(4, "陈国强"));
        press(table(*screen), Qt::Key_Down);  // another is chosen, this one still shown
        press(table(*screen), Qt::Key_Return);
        QVERIFY(m_world->acknowledged.empty());
    }

    void aRefusalIsSaidAndTheReportStays() {
        const auto screen = shown();
        m_world->refusal = Error{Errc::Conflict, "result.newer", {}};
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_A);
        settleEvents();
        QVERIFY(part<QWidget>(*screen, u"report.failure"_s)->isVisible());
        QCOMPARE(states(*screen).size(), 5);
    }

    void aCriticalValueIsNotAcknowledgedWithoutItsDialog() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Return);
        auto* dialog = part<CriticalDialog>(*screen, u"critical"_s);
        QVERIFY(dialog->isVisible() && m_world->acknowledged.empty());
        QVERIFY(part<QLineEdit>(*dialog, u"critical.who"_s)->hasFocus());
        press(part<QLineEdit>(*dialog, u"critical.who"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->told.empty());
        typeInto(*dialog, u"critical.who"_s, u"Her son"_s);
        press(part<QLineEdit>(*dialog, u"critical.who"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->told.empty());  // not read back
        QVERIFY(part<QLabel>(*dialog, u"critical.readBack.missing"_s)->isVisible());
        QCOMPARE(part<QCheckBox>(*dialog, u"critical.readBack"_s)->text(), u"Her son read the value back, and it is right"_s);
        press(part<QCheckBox>(*dialog, u"critical.readBack"_s), Qt::Key_Space);
        press(part<QCheckBox>(*dialog, u"critical.readBack"_s), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_world->told.size(), std::size_t{1});
        const auto& told = m_world->told[0];
        QVERIFY(told.report == reportNumber(1) && told.version == versionOf(1) && told.whom == "Her son" && told.how == "phone" && told.readBack && told.told == morning());
        QVERIFY(m_world->acknowledged.size() == 1 && m_world->acknowledged[0].report == reportNumber(1));
        QCOMPARE(states(*screen).front(), u"Abnormal"_s);
    }

    void nobodyWasToldInTheFuture() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_Return);
        auto* dialog = part<CriticalDialog>(*screen, u"critical"_s);
        typeInto(*dialog, u"critical.who"_s, u"Her son"_s);
        part<QCheckBox>(*dialog, u"critical.readBack"_s)->setChecked(true);
        typeInto(*dialog, u"critical.time"_s, u"10:01"_s);
        press(part<QLineEdit>(*dialog, u"critical.time"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->told.empty());
        typeInto(*dialog, u"critical.time"_s, u"0950"_s);
        press(part<QLineEdit>(*dialog, u"critical.time"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_world->told.size() == 1 && m_world->told[0].told == morning() - std::chrono::minutes(10));
    }

    void theDialogSaysWhatWasRefusedAndKeepsWhatWasWritten() {
        const auto screen = shown();
        m_world->refusal = Error{Errc::Conflict, "result.newer", {}};
        press(table(*screen), Qt::Key_Return);
        auto* dialog = part<CriticalDialog>(*screen, u"critical"_s);
        typeInto(*dialog, u"critical.who"_s, u"Her son"_s);
        part<QCheckBox>(*dialog, u"critical.readBack"_s)->setChecked(true);
        press(part<QLineEdit>(*dialog, u"critical.who"_s), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(dialog->isVisible() && part<QWidget>(*dialog, u"critical.failure"_s)->isVisible());
        QCOMPARE(part<QLineEdit>(*dialog, u"critical.who"_s)->text(), u"Her son"_s);
        QVERIFY(m_world->acknowledged.empty());
        QCOMPARE(nameless(*dialog), QStringList());
        QCOMPARE(cutOff(*dialog).join(u'\n'), QString());
    }

    void aBatchTakesThePlainOnesAfterTheirNumberWasAgreedTo() {
        const auto screen = shown();
        QCOMPARE(part<QPushButton>(*screen, u"results.batch"_s)->text(), u"Acknowledge 2 normals"_s);
        press(table(*screen), Qt::Key_B);
        QVERIFY(m_world->batches.empty());
        auto* yes = part<QPushButton>(*part<QWidget>(*screen, u"results.confirm"_s), u"notice.action"_s);
        QVERIFY(yes->hasFocus());
        QCOMPARE(yes->text(), u"Yes, all 2"_s);
        press(yes, Qt::Key_Return);
        settleEvents();
        QCOMPARE(m_world->batches.size(), std::size_t{1});
        QVERIFY(m_world->batches[0].size() == 2 && m_world->batches[0][0].report == reportNumber(4) && m_world->batches[0][1].report == reportNumber(5));
        QCOMPARE(states(*screen), (QStringList{u"Critical"_s, u"Abnormal"_s, u"1 of 3"_s}));
    }

    void aBatchIsLeftByEscape() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_B);
        QVERIFY(screen->goBack());
        QVERIFY(!part<QWidget>(*screen, u"results.confirm"_s)->isVisible() && m_world->batches.empty() && table(*screen)->hasFocus());
    }

    void aCommentGoesToTheReportThatIsShown() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_M);
        auto* edit = part<QLineEdit>(*screen, u"report.comment"_s);
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, u"Ask about bananas"_s);  // letters in a field are letters
        QVERIFY(m_world->acknowledged.empty());
        press(edit, Qt::Key_Return);
        settleEvents();
        QVERIFY(m_world->comments.size() == 1 && m_world->comments[0].comment == "Ask about bananas" && m_world->comments[0].report == reportNumber(1));
        QVERIFY(edit->text().isEmpty() && table(*screen)->hasFocus());
    }

    void sidesAndKindsAskForTheirOwn() {
        const auto screen = shown();
        QCOMPARE(m_world->questions.back().doctor, std::string("Dr Chen"));
        press(part<QAbstractButton>(*screen, u"results.side.team"_s), Qt::Key_Space);
        QVERIFY(m_world->questions.back().doctor.empty());
        press(part<QAbstractButton>(*screen, u"results.kind.done"_s), Qt::Key_Space);
        QVERIFY(m_world->questions.back().box == diagnostics::Box::Done);
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing was acknowledged yet"_s);
        QVERIFY(!part<ReportPane>(*screen, u"report"_s)->isVisible());
    }

    void aReportFromTheWorklistStaysOpenOutsideTheList() {
        const auto screen = shown();
        press(part<QAbstractButton>(*screen, u"results.kind.critical"_s), Qt::Key_Space);
        screen->openReport(reportNumber(4));
        settleEvents();
        QCOMPARE(states(*screen), (QStringList{u"Normal"_s, u"Critical"_s}));  // on top, as long as it is looked at
        screen->reload();
        settleEvents();
        QCOMPARE(states(*screen), (QStringList{u"Normal"_s, u"Critical"_s}));
        QVERIFY(part<ReportPane>(*screen, u"report"_s)->report()->view.head.report == reportNumber(4));
        press(table(*screen), Qt::Key_A);
        settleEvents();
        QVERIFY(m_world->acknowledged.size() == 1 && m_world->acknowledged[0].report == reportNumber(4));
    }

    void somebodyElsesReportIsTakenBackWithAReason() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_U);
        auto* reason = part<QLineEdit>(*screen, u"reason.text"_s);
        QTest::keyClicks(reason, u"Her sister's"_s);
        press(reason, Qt::Key_Return);
        settleEvents();
        QVERIFY(m_world->unmatched.size() == 1 && m_world->unmatched[0].reason == "Her sister's");
        QCOMPARE(states(*screen).front(), u"Abnormal"_s);
    }

    void anEmptyListSaysWhatItMeansAndAFailureWhatToDo() {
        m_world->reports.clear();
        const auto screen = shown();
        QCOMPARE(text(*screen, u"state.title"_s), u"No result waits"_s);
        auto asks = m_world->asks();
        asks.page = [](const diagnostics::InboxQuestion&) { return ResultsWorld::ready<diagnostics::InboxPage>(Error{Errc::Busy, {}, {}}); };
        const auto failed = shown(asks);
        QVERIFY(part<QWidget>(*failed, u"results.state"_s)->isVisible());
        QVERIFY(text(*failed, u"state.title"_s) != u"No result waits"_s);
    }

    void largeLettersInASmallWindowCutNothingOff() {
        applyLook({false, 150});
        const auto screen = shown();
        screen->resize(1180, 640);
        settleEvents();
        const auto cut = cutOff(*screen);
        applyLook({});
        QCOMPARE(cut.join(u'\n'), QString());
    }

    void itSpeaksChinese() {
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown();
        const auto title = screen->title();
        const auto first = states(*screen).front();
        applyLanguage(u"en"_s);
        QCOMPARE(title, u"检验结果"_s);
        QCOMPARE(first, u"危急"_s);
    }
};

JIAYI_TEST(TestResultsInbox)
#include "tst_results_inbox.moc"
