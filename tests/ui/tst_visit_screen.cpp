// A follow-up visit from the keyboard: what is asked, what stops it, what is kept.
#include "tests/ui/care_world.h"
#include "ui/care/visit_screen.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/tokens.h"

#include <QLineEdit>
#include <QPushButton>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestVisitScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{morning()};
    care::VisitSheet m_sheet;
    std::vector<care::VisitInput> m_drafts;
    std::vector<care::SignVisit> m_signs;
    std::vector<care::AmendVisit> m_amends;
    Answers<care::SignedVisit> m_answers;
    Answers<void> m_draftAnswers;
    bool m_draftsFail = false;
    RegimenSummary m_regimen;
    std::unique_ptr<VisitScreen> m_screen;

    VisitAsks asks() {
        VisitAsks made;
        made.chart = [](care::ResidentId) { return now(chartOfZhang()); };
        made.open = [this](care::ResidentId) { return now(m_sheet); };
        made.reopen = [this](care::VisitId) { return now(m_sheet); };
        made.saveDraft = [this](care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput& input) {
            m_drafts.push_back(input);
            return m_draftsFail ? m_draftAnswers.ask() : nowDone();
        };
        made.sign = [this](const care::SignVisit& work) {
            m_signs.push_back(work);
            return m_answers.ask();
        };
        made.amend = [this](const care::AmendVisit& work) {
            m_amends.push_back(work);
            return m_answers.ask();
        };
        made.regimen = [this](care::ResidentId) { return now(m_regimen); };
        return made;
    }
    void open() {
        m_screen = std::make_unique<VisitScreen>(asks(), rules(), m_clock);
        m_screen->setUser(u"Dr Chen"_s);
        showActive(*m_screen, {1330, 1800});
        m_screen->start(zhang());
        settleEvents();
    }
    QWidget* editor(const QString& name) {
        auto* found = m_screen->findChild<QWidget*>(u"visit."_s + name);
        if (!found) qFatal("no %s", qPrintable(name));
        return found;
    }
    QLineEdit* line(const QString& name) { return qobject_cast<QLineEdit*>(editor(name)); }
    static QWidget* focused() { return QApplication::focusWidget(); }
    /// Into whatever has the keyboard, and on to the next field.
    static void enter(const QString& text) {
        QTest::keyClicks(focused(), text);
        QTest::keyClick(focused(), Qt::Key_Return);
        settleEvents();
    }
    void goTo(const QString& name) {
        auto* chip = m_screen->findChild<Chip*>(u"visit."_s + name);
        (chip ? chip : editor(name))->setFocus();
        if (auto* edit = qobject_cast<QLineEdit*>(focused())) edit->selectAll();
    }
    void fill(const QString& name, const QString& text) {
        goTo(name);
        enter(text);
    }
    void sign() {
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
    }
    /// Everything that a satisfactory visit needs but the fasting glucose.
    void fillAllButGlucose() {
        fill(u"visit_mode"_s, u"1"_s);
        fill(u"sbp"_s, u"128/78"_s);
        fill(u"weight"_s, u"74.5"_s);
        fill(u"fasting"_s, u"2"_s);
        fill(u"foot_pulse"_s, u"1"_s);
        fill(u"symptoms.1"_s, {});
        fill(u"adr"_s, u"1"_s);
        fill(u"complication"_s, u"1"_s);
        fill(u"hypoglycaemia"_s, u"1"_s);
        QTest::keyClick(focused(), Qt::Key_C, Qt::AltModifier);
        settleEvents();
    }
    QString badge(const QString& form = u"diabetes"_s) { return m_screen->findChild<Badge*>(u"visit.class.badge."_s + form)->text(); }
    QString notice() { return m_screen->findChild<QWidget*>(u"visit.notice"_s)->accessibleName(); }

private Q_SLOTS:
    void initTestCase() { applyLook({}); }
    void init() {
        m_sheet = sheetOfZhang();
        m_drafts.clear();
        m_signs.clear();
        m_amends.clear();
        m_draftsFail = false;
    }
    void cleanup() { m_screen.reset(); }

    void aSatisfactoryVisitIsSignedByKeyboardAlone() {
        open();
        QCOMPARE(focused(), editor(u"visit_mode"_s));  // date and outcome are known
        enter(u"1"_s);
        QCOMPARE(focused(), editor(u"sbp"_s));
        enter(u"128 78"_s);
        enter({});  // pulse
        enter(u"74.5"_s);
        QCOMPARE(focused(), editor(u"fasting"_s));
        enter(u"2"_s);
        enter(u"6.4"_s);
        fillAllButGlucose();
        QCOMPARE(badge(), u"Satisfactory"_s);
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
        const auto& input = m_signs[0].input;
        QCOMPARE(std::string(care::answer(input.answers, "fpg")), std::string("6.4"));
        QCOMPARE(std::string(care::answer(input.answers, "dbp")), std::string("78"));
        QVERIFY(input.toConfirm.empty());
        QCOMPARE(input.measured.at("fpg").by, std::string("Dr Chen"));
        QCOMPARE(input.measured.at("fpg").at, std::optional(morning()));
        int told = 0;
        connect(m_screen.get(), &VisitScreen::visitSigned, this, [&] { ++told; });
        m_answers.give(m_answers.asked() - 1,
                       care::SignedVisit{idOf<care::VisitId>("signed"), care::checkVisit(rules(), m_sheet, input, "Dr Chen", kToday)});
        QCOMPARE(told, 1);
        QVERIFY(line(u"sbp"_s)->isReadOnly());
        QVERIFY(!editor(u"sign"_s)->isVisible());
        QVERIFY(editor(u"amend"_s)->isVisible());
    }

    void aMeasurementIsNeverPrefilled() {
        open();
        for (const auto& field : rules().form(kDiabetes).fields()) {
            if (field.carry != care::Carry::Measured || field.name == "dbp") continue;
            auto* widget = editor(qs(field.name));
            if (auto* edit = qobject_cast<QLineEdit*>(widget)) QCOMPARE(edit->text(), QString());
            if (auto* choice = qobject_cast<ChoiceEdit*>(widget)) QCOMPARE(choice->key(), QString());
        }
        sign();
        QVERIFY(m_signs.empty());
        QVERIFY(!editor(u"sbp"_s)->accessibleDescription().isEmpty());
    }

    void nothingIsCalledMissingBeforeItWasTouched() {
        open();
        QCOMPARE(editor(u"sbp"_s)->accessibleDescription(), QString());
        goTo(u"sbp"_s);
        enter(u"128/140"_s);
        QVERIFY(!editor(u"sbp"_s)->accessibleDescription().isEmpty());  // the lower figure is the higher one
        QCOMPARE(editor(u"weight"_s)->accessibleDescription(), QString());
    }

    void carriedAnswersHaveToBeConfirmed() {
        open();
        fillAllButGlucose();
        m_screen.reset();
        open();
        fill(u"visit_mode"_s, u"1"_s);
        sign();
        QVERIFY(m_signs.empty());
        QVERIFY(notice().contains(u"Alt C"_s));
        QVERIFY(editor(u"confirm"_s)->isVisible());
        QTest::keyClick(focused(), Qt::Key_C, Qt::AltModifier);
        settleEvents();
        QVERIFY(!editor(u"confirm"_s)->isVisible());
    }

    void aDangerStopsUntilItIsSaidWhatWasDone() {
        open();
        fillAllButGlucose();
        fill(u"fpg"_s, u"17.4"_s);
        QVERIFY(editor(u"stop"_s)->isVisible());
        QTRY_COMPARE(focused(), editor(u"stop.done"_s));
        sign();
        QVERIFY(m_signs.empty());
        QCOMPARE(focused(), editor(u"stop.done"_s));
        QTest::keyClicks(focused(), u"insulin given, sent to hospital"_s);
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
        QCOMPARE(m_signs[0].input.dangerDone, std::string("insulin given, sent to hospital"));
    }

    void halfAFigureIsNoDanger() {
        open();
        fill(u"fasting"_s, u"2"_s);
        goTo(u"fpg"_s);
        QTest::keyClicks(focused(), u"1"_s);  // on the way to 10.2; 1 would be a hypoglycaemia
        QVERIFY(!editor(u"stop"_s)->isVisible());
        QTest::keyClicks(focused(), u"0.2"_s);
        QTest::keyClick(focused(), Qt::Key_Return);
        settleEvents();
        QVERIFY(!editor(u"stop"_s)->isVisible());
        QCOMPARE(badge(), u"Not satisfactory"_s);
    }

    void aSymptomAsksWhetherItIsAcute() {
        open();
        fillAllButGlucose();
        fill(u"fpg"_s, u"6.4"_s);
        goTo(u"symptoms.2"_s);
        QTest::keyClick(focused(), Qt::Key_Space);
        QVERIFY(!m_screen->findChild<Chip*>(u"visit.symptoms.1"_s)->isChecked());  // "none" goes
        QVERIFY(editor(u"symptoms_acute"_s)->isVisible());
        sign();
        QVERIFY(m_signs.empty());
        QCOMPARE(focused(), editor(u"symptoms_acute"_s));
        enter(u"2"_s);
        QVERIFY(editor(u"stop.done"_s)->isVisible());
        fill(u"symptoms_acute"_s, u"1"_s);
        QVERIFY(!editor(u"stop"_s)->isVisible());
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
    }

    void whoIsLostOrDeadIsNotExamined() {
        open();
        fill(u"visit_outcome"_s, u"2"_s);
        QVERIFY(!editor(u"sbp"_s)->isVisible());
        QVERIFY(editor(u"lost_reason"_s)->isVisible());
        QVERIFY(!editor(u"class"_s)->isVisible());
        fill(u"lost_reason"_s, u"moved, no answer"_s);
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
        m_answers.give(m_answers.asked() - 1, Error{Errc::Busy, "store.busy", {}});
        fill(u"visit_outcome"_s, u"3"_s);
        QVERIFY(editor(u"death_date"_s)->isVisible());
    }

    void onThePhoneNothingIsMeasuredAndNothingIsSatisfactory() {
        open();
        fillAllButGlucose();
        fill(u"visit_mode"_s, u"3"_s);
        fill(u"fasting"_s, u"1"_s);
        QCOMPARE(badge(), u"Not assessable"_s);
        line(u"sbp"_s)->clear();
        line(u"weight"_s)->clear();
        sign();
        QCOMPARE(editor(u"weight"_s)->accessibleDescription(), QString());  // not required any more
    }

    void theMassIndexFollowsTheWeight() {
        open();
        goTo(u"weight"_s);
        QTest::keyClicks(focused(), u"74.5"_s);
        QCOMPARE(line(u"bmi"_s)->text(), u"26.1"_s);
    }

    void aDraftIsSavedTwoSecondsAfterTheLastChangeAndOnLeaving() {
        open();
        fill(u"sbp"_s, u"138/84"_s);
        QVERIFY(m_drafts.empty());
        QTRY_COMPARE_WITH_TIMEOUT(m_drafts.size(), std::size_t{1}, VisitScreen::kDraftDelayMs + 2000);
        QCOMPARE(std::string(care::answer(m_drafts[0].answers, "sbp")), std::string("138"));
        goTo(u"weight"_s);
        QTest::keyClicks(focused(), u"7"_s);
        m_screen->hide();
        QCOMPARE(m_drafts.size(), std::size_t{2});
        QCOMPARE(std::string(care::answer(m_drafts[1].answers, "weight")), std::string("7"));
    }

    void aDraftThatCannotBeSavedSaysSo() {
        m_draftsFail = true;
        open();
        fill(u"sbp"_s, u"138/84"_s);
        QTest::keyClick(focused(), Qt::Key_S, Qt::ControlModifier);
        m_draftAnswers.give(m_draftAnswers.asked() - 1, Error{Errc::Full, "store.full", {}});
        QVERIFY(!notice().isEmpty());
        QCOMPARE(line(u"sbp"_s)->text(), u"138/84"_s);
    }

    void aLaterDateThanTheRuleAllowsNeedsAReason() {
        open();
        fillAllButGlucose();
        fill(u"fpg"_s, u"6.4"_s);
        line(u"next.date"_s)->setFocus();
        line(u"next.date"_s)->clear();
        QTest::keyClicks(line(u"next.date"_s), u"2027-06-01"_s);
        QTest::keyClick(line(u"next.date"_s), Qt::Key_Tab);
        settleEvents();
        QVERIFY(line(u"next.reason"_s)->isVisible());
        sign();
        QVERIFY(m_signs.empty());
        QTest::keyClicks(line(u"next.reason"_s), u"at sea until May"_s);
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
        QCOMPARE(m_signs[0].input.nextOverride, std::optional(makeDate(2027, 6, 1)));
    }

    void aClassIsChangedOnlyWithAReason() {
        open();
        fillAllButGlucose();
        fill(u"fpg"_s, u"6.4"_s);
        qobject_cast<QPushButton*>(editor(u"class.change.diabetes"_s))->click();
        auto* dialog = m_screen->findChild<QWidget*>(u"reason"_s);
        QVERIFY(dialog);
        auto* choice = dialog->findChild<ChoiceEdit*>(u"reason.choice"_s);
        choice->setKey(u"4"_s);
        auto* reason = dialog->findChild<QLineEdit*>(u"reason.text"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTest::keyClicks(reason, u"new retinopathy"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        settleEvents();
        QCOMPARE(badge(), u"Complication"_s);
        m_screen->activateWindow();  // the dialog had the keyboard
        settleEvents();
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});
        QVERIFY((m_signs.back().input.classes.at(kDiabetes) == care::ClassOverride{care::VisitClass::Complication, "new retinopathy"}));
    }

    void aFailedSignatureLeavesEverythingAsItWas() {
        open();
        fillAllButGlucose();
        fill(u"fpg"_s, u"6.4"_s);
        sign();
        sign();
        QCOMPARE(m_signs.size(), std::size_t{1});  // nothing is signed twice
        m_answers.abandon(m_answers.asked() - 1);
        QVERIFY(!notice().isEmpty());
        QVERIFY(!line(u"fpg"_s)->isReadOnly());
        sign();
        QCOMPARE(m_signs.size(), std::size_t{2});
    }

    void aSignedVisitIsAmendedWithAReasonAndLeavesTheDraftAlone() {
        m_sheet.input.toConfirm.clear();
        for (const auto& [field, value] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"visit_mode", "1"}, {"sbp", "128"}, {"dbp", "78"}, {"weight", "74.5"}, {"fasting", "2"}, {"fpg", "6.4"},
                 {"foot_pulse", "1"}, {"symptoms", "1"}, {"adr", "1"}, {"complication", "1"}, {"hypoglycaemia", "1"}})
            m_sheet.input.answers[field] = value;
        m_screen = std::make_unique<VisitScreen>(asks(), rules(), m_clock);
        m_screen->setUser(u"Dr Chen"_s);
        showActive(*m_screen, {1330, 1800});
        m_screen->showSigned(idOf<care::VisitId>("signed"));
        settleEvents();
        QVERIFY(line(u"fpg"_s)->isReadOnly());
        qobject_cast<QPushButton*>(editor(u"amend"_s))->click();
        auto* reason = m_screen->findChild<QLineEdit*>(u"reason.text"_s);
        QVERIFY(reason);
        QTest::keyClicks(reason, u"typing error"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        settleEvents();
        m_screen->activateWindow();  // the dialog had the keyboard
        settleEvents();
        line(u"fpg"_s)->clear();
        fill(u"fpg"_s, u"6.6"_s);
        sign();
        QCOMPARE(m_amends.size(), std::size_t{1});
        QCOMPARE(m_amends[0].reason, std::string("typing error"));
        QCOMPARE(std::string(care::answer(m_amends[0].input.answers, "fpg")), std::string("6.6"));
        m_screen->hide();
        QVERIFY(m_drafts.empty());
    }

    void whatIsPrescribedStandsBesideTheVisitAndOpensThePad() {
        m_regimen = {};
        m_regimen.lines = {{"二甲双胍", "Metformin", "500 mg", "1 g bid", 84, Money{2150}, {}},
                           {"阿托伐他汀", "Atorvastatin", "20 mg", "20 mg qn", 28, Money{392}, {{"Changed 3 days ago", "3天前有调整"}}},
                           {"阿司匹林", {}, {}, "0.1 g qd", 0, {}, {}}};
        m_regimen.renewable = 2;
        m_regimen.price = Money{2542};
        open();
        const auto said = [&] {
            QStringList all;
            for (const auto* label : m_screen->findChild<QWidget*>(u"visit.regimen"_s)->findChildren<QLabel*>())
                if (label->isVisible()) all << label->text();
            return all.join(u'|');
        };
        for (const auto& word : {u"Metformin 500 mg"_s, u"1 g bid · 84 d"_s, u"¥ 21.50"_s, u"not ordered here"_s, u"Changed 3 days ago"_s, u"¥ 25.42"_s, u"share not known"_s})
            QVERIFY2(said().contains(word), qPrintable(word + u": "_s + said()));
        QSignalSpy asked(m_screen.get(), &VisitScreen::prescribeAsked);
        QTest::keyClick(m_screen.get(), Qt::Key_F6);
        QTest::keyClick(m_screen.get(), Qt::Key_F5);
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked[0][1].toBool() && !asked[1][1].toBool());
        m_regimen = {};
        m_screen->reloadRegimen();
        settleEvents();
        QVERIFY2(said().contains(u"No medicine is taken now."_s), qPrintable(said()));
        QTest::keyClick(m_screen.get(), Qt::Key_F6);
        QCOMPARE(asked.size(), 2);  // nothing to renew
    }

    void everyFieldOfTheFormIsWithinReach() {
        open();
        const QStringList elsewhere{u"record_no"_s, u"patient_name"_s, u"visit_class"_s,
                                    u"next_visit_date"_s, u"doctor_sign"_s, u"dbp"_s};
        for (const auto& field : rules().form(kDiabetes).fields())
            if (!elsewhere.contains(qs(field.name)))
                QVERIFY2(m_screen->findChild<QWidget*>(u"visit."_s + qs(field.name)), field.name.c_str());
    }

    void everyControlHasANameAndNothingIsCutOff() {
        open();
        QCOMPARE(nameless(*m_screen), QStringList());
        QCOMPARE(cutOff(*m_screen), QStringList());
        applyLook({true, 150});
        m_screen->resize(1090, 3600);
        settleEvents();
        QCOMPARE(cutOff(*m_screen), QStringList());
        applyLook({});
    }
};

JIAYI_TEST(TestVisitScreen)
#include "tst_visit_screen.moc"
