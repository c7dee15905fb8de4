// The pharmacist's queue and the doctor's side of it, driven by keys.
#include "tests/ui/pharmacist_world.h"
#include "ui/pharmacist/form_pane.h"
#include "ui/pharmacist/queue_model.h"
#include "ui/pharmacist/queue_screen.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestQueueScreen : public QObject {
    Q_OBJECT

    std::optional<PharmacistWorld> m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<QueueScreen> shown(QueueAsks asks) {
        auto screen = std::make_unique<QueueScreen>(std::move(asks), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        return screen;
    }
    std::unique_ptr<QueueScreen> shown() { return shown(m_world->queueAsks()); }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"queue.table"_s); }
    static void type(const QWidget& screen, const QString& words) {
        auto* edit = part<QLineEdit>(screen, u"form.text"_s);
        edit->setFocus();
        QTest::keyClicks(edit, words);
    }

private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }

    void theFirstIsOpenAtOnceAndEverythingHasAName() {
        const auto screen = shown();
        QCOMPARE(text(*screen, u"queue.count"_s), u"3 prescriptions wait, the longest for 29 h"_s);
        QVERIFY(m_world->opened == std::vector{reviewNumber(1)});
        QVERIFY(text(*screen, u"form.terms"_s).contains(u"E11.9 2型糖尿病"_s));
        QCOMPARE(text(*screen, u"form.notChecked"_s), u"no eGFR in 12 months"_s);
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void theDoctorsReasonStandsBesideTheFinding() {
        const auto screen = shown();
        QVERIFY(!screen->findChild<QLabel*>(u"form.reason"_s));
        press(table(*screen), Qt::Key_Down);
        QCOMPARE(text(*screen, u"form.reason"_s), u"Doctor: three days only"_s);
    }

    void approvingGoesToTheNextAtOnce() {
        const auto screen = shown();
        int told = 0;
        connect(screen.get(), &QueueScreen::answered, this, [&] { ++told; });
        press(table(*screen), Qt::Key_A);
        QCOMPARE(m_world->reviews.size(), std::size_t{1});
        QVERIFY(m_world->reviews[0].review == reviewNumber(1) && m_world->reviews[0].state == "approved" && m_world->reviews[0].comment.empty());
        QVERIFY(m_world->opened.back() == reviewNumber(2));
        QVERIFY(table(*screen)->hasFocus() && told == 1);
        press(table(*screen), Qt::Key_A);
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->reviews.size() == 3 && m_world->reviews[2].review == reviewNumber(3));
        QCOMPARE(text(*screen, u"state.title"_s), u"No prescription waits"_s);
        QVERIFY(!part<FormPane>(*screen, u"form"_s)->isVisible());
    }

    void returningAsksForItsComment() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_R);
        auto* edit = part<QLineEdit>(*screen, u"form.text"_s);
        QVERIFY(edit->hasFocus() && m_world->reviews.empty());
        QTest::keyClicks(edit, u"Are you sure?"_s);  // letters in a field are letters
        QVERIFY(m_world->reviews.empty());
        press(edit, Qt::Key_Return);
        QCOMPARE(m_world->reviews.size(), std::size_t{1});
        QVERIFY(m_world->reviews[0].state == "returned" && m_world->reviews[0].comment == "Are you sure?");
        QVERIFY(edit->text().isEmpty());
    }

    void whatIsGivenGoesToTheFormThatIsShown() {
        Answers<pharmacy::OpenedForm> late;
        auto asks = m_world->queueAsks();
        asks.open = [&](pharmacy::PrescriptionReviewId) { return late.ask(); };
        const auto screen = shown(asks);
        late.give(0, openedForm(m_world->waiting[0]));
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_A);  // the second is chosen, the first still shown
        QVERIFY(m_world->reviews.empty());
        late.give(1, openedForm(m_world->waiting[1]));
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->reviews.size() == 1 && m_world->reviews[0].review == reviewNumber(2));
    }

    void aRefusalIsSaidAndNothingIsLost() {
        const auto screen = shown();
        type(*screen, u"dose?"_s);
        m_world->outcome = Error{Errc::Conflict, "review.not-waiting", {}};
        press(part<QLineEdit>(*screen, u"form.text"_s), Qt::Key_Return);
        QVERIFY(part<QWidget>(*screen, u"form.failure"_s)->isVisible());
        QCOMPARE(part<QLineEdit>(*screen, u"form.text"_s)->text(), u"dose?"_s);
        QCOMPARE(table(*screen)->model()->rowCount(), 3);
    }

    void whatCameBackIsAnswered() {
        auto back = queued(7);
        back.review.state = "returned";
        back.review.comment = "dose?\nuntil when?";
        back.review.answer = "as before";
        back.review.reviewer = "li";
        m_world->returned = {back};
        const auto screen = shown();
        press(part<QAbstractButton>(*screen, u"queue.side.returned"_s), Qt::Key_Space);
        const auto comments = screen->findChildren<QLabel*>(u"form.comment"_s);
        QCOMPARE(comments.size(), 2);
        QCOMPARE(comments[1]->text(), u"until when?"_s);
        QVERIFY(!part<QPushButton>(*screen, u"form.approve"_s)->isVisible());
        press(part<QPushButton>(*screen, u"form.answer"_s), Qt::Key_Space);
        QVERIFY(m_world->answers.empty() && part<QLineEdit>(*screen, u"form.text"_s)->hasFocus());
        type(*screen, u"four weeks"_s);
        press(part<QLineEdit>(*screen, u"form.text"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_world->answers.size(), std::size_t{1});
        QVERIFY(m_world->answers[0].review == reviewNumber(7) && m_world->answers[0].answer == "four weeks");
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing came back to you"_s);
    }

    void aFormThatHasNotComeYetCannotBeJudged() {
        m_world->waiting = {queued(1)};
        m_world->waiting[0].form.reset();
        const auto screen = shown();
        QCOMPARE(table(*screen)->model()->index(0, QueueModel::Findings).data().toString(), u"not here yet"_s);
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->opened.empty() && m_world->reviews.empty());
    }

    void whoeverMayNotJudgeReadsAndIsToldWhy() {
        m_world->standing = Error{Errc::Denied, "review.pharmacist", {}};
        const auto screen = shown();
        QVERIFY(part<FormPane>(*screen, u"form"_s)->isVisible());
        const auto* why = part<QLabel>(*screen, u"form.refusal"_s);
        QVERIFY(why->isVisible());
        const auto words = wordsFor(m_world->standing.error());
        QCOMPARE(why->text(), words.beforehand());
        QVERIFY(why->text().contains(words.what) && why->text().contains(words.todo) && !why->text().contains(words.kept));  // nobody has tried yet
        for (const auto& name : {u"form.approve"_s, u"form.return"_s}) QVERIFY(part<QPushButton>(*screen, name)->isVisible() && !part<QPushButton>(*screen, name)->isEnabled());
        for (const auto key : {Qt::Key_A, Qt::Key_R, Qt::Key_Return}) press(table(*screen), key);
        QVERIFY(m_world->reviews.empty() && !part<QLineEdit>(*screen, u"form.text"_s)->isVisible());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void nobodyJudgesTheirOwnForm() {
        m_world->waiting[1].form->signedBy = m_world->user;
        const auto screen = shown();
        QVERIFY(part<QPushButton>(*screen, u"form.approve"_s)->isEnabled() && !part<QLabel>(*screen, u"form.refusal"_s)->isVisible());
        press(table(*screen), Qt::Key_Down);
        QVERIFY(part<QLabel>(*screen, u"form.refusal"_s)->isVisible());
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->reviews.empty());
        press(table(*screen), Qt::Key_Down);
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->reviews.size() == 1 && m_world->reviews[0].review == reviewNumber(3));
    }

    void aDoctorAnswersWhatCameBack() {
        m_world->standing = Error{Errc::Denied, "review.pharmacist", {}};
        m_world->returned = {queued(7)};
        m_world->returned[0].form->signedBy = m_world->user;
        const auto screen = shown();
        press(part<QAbstractButton>(*screen, u"queue.side.returned"_s), Qt::Key_Space);
        QVERIFY(!part<QLabel>(*screen, u"form.refusal"_s)->isVisible());
        type(*screen, u"four weeks"_s);
        press(part<QLineEdit>(*screen, u"form.text"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_world->answers.size(), std::size_t{1});
    }

    void whoMayJudgeIsNotKnownWhenTheStoreFails() {
        m_world->standing = Error{Errc::Busy, "busy", {}};
        const auto screen = shown();
        QVERIFY(part<QPushButton>(*screen, u"state.action"_s)->isVisible() && m_world->opened.empty());
        m_world->standing = {};
        press(part<QPushButton>(*screen, u"state.action"_s), Qt::Key_Return);
        QVERIFY(part<QPushButton>(*screen, u"form.approve"_s)->isEnabled());
    }

    void aHundredThousandAreScrolledAndJudged() {
        m_world->waiting.resize(100000, queued(2));
        for (std::size_t at = 0; at < m_world->waiting.size(); ++at) m_world->waiting[at].review.id = reviewNumber(static_cast<int>(at) + 1);
        const auto screen = shown();
        QCOMPARE(table(*screen)->model()->rowCount(), 100000);
        press(table(*screen), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(m_world->opened.back() == reviewNumber(100000));
        press(table(*screen), Qt::Key_A);
        QVERIFY(m_world->reviews.back().review == reviewNumber(100000) && table(*screen)->model()->rowCount() == 99999);
        QVERIFY(m_world->opened.back() == reviewNumber(99999));
    }

    void noneAndFiveHundredAndAFailureAreShown() {
        m_world->waiting.clear();
        QCOMPARE(text(*shown(), u"state.title"_s), u"No prescription waits"_s);
        for (int number = 1; number <= 500; ++number) m_world->waiting.push_back(queued(number));
        const auto screen = shown();
        QCOMPARE(table(*screen)->model()->rowCount(), 500);
        QCOMPARE(text(*screen, u"queue.count"_s), u"500 prescriptions wait, the longest for 29 h"_s);
        auto asks = m_world->queueAsks();
        Answers<std::vector<pharmacy::QueuedForm>> failing;
        asks.waiting = [&] { return failing.ask(); };
        const auto broken = shown(asks);
        failing.give(0, Error{Errc::Busy, "busy", {}});
        QVERIFY(part<QPushButton>(*broken, u"state.action"_s)->isVisible());
        press(part<QPushButton>(*broken, u"state.action"_s), Qt::Key_Return);
        failing.give(1, m_world->waiting);
        QCOMPARE(table(*broken)->model()->rowCount(), 500);
    }

    void theModelKeepsItsPromisesToViews() {
        QueueModel model(m_clock, nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(m_world->waiting);
        model.take(1);
        QCOMPARE(model.at(1).residentName, std::string("居民3"));
        model.setRows({});
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown();
        screen->resize(1130, 660);
        settleEvents();
        const auto cut = cutOff(*screen);
        const auto count = text(*screen, u"queue.count"_s);
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        QCOMPARE(count, u"3 张处方待审，最久已等 29 小时"_s);
    }
};

JIAYI_TEST(TestQueueScreen)
#include "tst_queue_screen.moc"
