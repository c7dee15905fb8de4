// The outpatient record and the annual check on the visit's one screen: forms fold in, diagnoses are found, results that are held are confirmed, phrases.
#include "tests/ui/care_world.h"
#include "ui/care/phrase_dialog.h"
#include "ui/care/visit_screen.h"
#include "ui/common/field.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

namespace {

const care::FormKey kOutpatient{"outpatient"};
const care::FormKey kAnnual{"annual"};

care::VisitSheet sheetWith(std::vector<care::FormKey> forms) {
    auto sheet = sheetOfZhang();
    sheet.forms = std::move(forms);
    sheet.choices = {{kOutpatient, false, {}}, {kAnnual, true, {}}, {test::kDiabetes, true, kToday}};
    const care::CombinedForm combined(rules(), sheet.forms);
    std::erase_if(sheet.input.answers, [&](const auto& said) { return !combined.field(said.first); });
    std::erase_if(sheet.input.toConfirm, [&](const auto& field) { return !combined.field(field); });
    return sheet;
}

}  // namespace

class TestOutpatientScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{morning()};
    care::VisitSheet m_sheet;
    std::vector<care::VisitInput> m_drafts;
    std::vector<std::vector<care::FormKey>> m_opened;
    std::vector<care::SignVisit> m_signs;
    std::vector<care::KeepPhrase> m_kept;
    std::vector<care::DropPhrase> m_dropped;
    std::vector<care::Phrase> m_phrases;
    Answers<care::SignedVisit> m_answers;
    std::vector<care::VisitId> m_prints;
    std::unique_ptr<QScrollArea> m_frame;
    VisitScreen* m_screen = nullptr;
    bool m_waiting = false;

    VisitAsks asks() {
        VisitAsks made;
        made.chart = [](care::ResidentId) { return now(chartOfZhang()); };
        made.open = [this](care::ResidentId) { return now(m_sheet); };
        // As the store does it: the draft moves to the other forms.
        made.openWith = [this](care::ResidentId, const std::vector<care::FormKey>& forms) {
            m_opened.push_back(forms);
            auto sheet = sheetWith(forms);
            if (!m_drafts.empty())
                for (const auto& [field, said] : care::CombinedForm(rules(), m_sheet.forms).movedTo(care::CombinedForm(rules(), forms), m_drafts.back().answers)) sheet.input.answers[field] = said;
            m_sheet = sheet;
            return now(sheet);
        };
        made.reopen = [this](care::VisitId) { return now(m_sheet); };
        made.saveDraft = [this](care::ResidentId, const std::vector<care::FormKey>&, const care::VisitInput& input) {
            m_drafts.push_back(input);
            return nowDone();
        };
        made.sign = [this](const care::SignVisit& work) {
            m_signs.push_back(work);
            return m_answers.ask();
        };
        made.regimen = [](care::ResidentId) { return now(RegimenSummary{}); };
        made.phrases.read = [this](const std::string&) { return now(m_phrases); };
        made.phrases.keep = [this](const care::KeepPhrase& keep) {
            m_kept.push_back(keep);
            return nowDone();
        };
        made.phrases.drop = [this](const care::DropPhrase& drop) {
            m_dropped.push_back(drop);
            return nowDone();
        };
        return made;
    }
    void open(std::vector<care::FormKey> forms, std::vector<care::FormKey> wanted = {}) {
        m_drafts.clear();
        m_opened.clear();
        m_signs.clear();
        m_kept.clear();
        m_dropped.clear();
        m_prints.clear();
        m_sheet = sheetWith(std::move(forms));
        if (m_waiting) m_sheet.draft = care::VisitDraft{m_sheet.forms, m_sheet.input, "Nurse Li", morning()};
        m_frame = std::make_unique<QScrollArea>();
        m_frame->setWidgetResizable(true);
        m_screen = new VisitScreen(asks(), rules(), m_clock);
        m_screen->setUser(u"Dr Chen"_s);
        m_frame->setWidget(m_screen);
        connect(m_screen, &VisitScreen::printAsked, this, [this](care::VisitId visit) { m_prints.push_back(visit); });
        showActive(*m_frame, {1330, 900});
        m_screen->start(zhang(), std::move(wanted));
        settleEvents();
    }
    template <class Widget>
    Widget* on(const QString& name) {
        return part<Widget>(*m_screen, name);
    }
    void write(const QString& field, const QString& words) {
        auto* widget = on<QWidget>(u"visit."_s + field);
        widget->setFocus();
        QTest::keyClicks(widget, words);
        settleEvents();
    }
    void typeLine(const QString& field, const QString& words) {
        write(field, words);
        QTest::keyClick(on<QWidget>(u"visit."_s + field), Qt::Key_Return);
        settleEvents();
    }
    QString notice() {
        const auto* shown = on<QWidget>(u"visit.notice"_s);
        return shown->isVisible() ? labels(*shown).join(u' ') : QString();
    }

private Q_SLOTS:
    void theOutpatientRecordIsWrittenAndSignedFromTheKeyboard() {
        open({kOutpatient});
        QVERIFY(!on<QWidget>(u"visit.class"_s)->isVisible() && !on<QWidget>(u"visit.next"_s)->isVisible());
        write(u"chief_complaint"_s, u"cough for 3 days"_s);
        write(u"present_history"_s, u"no fever"_s);
        on<ChoiceEdit>(u"visit.visit_mode"_s)->setFocus();
        QTest::keyClicks(on<ChoiceEdit>(u"visit.visit_mode"_s), u"1"_s);
        write(u"examination"_s, u"throat red"_s);
        typeLine(u"diagnoses.search"_s, u"J06.9"_s);
        write(u"orders"_s, u"rest"_s);
        QTest::keyClick(m_screen, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY2(m_signs.size() == 1, qPrintable(notice()));
        const auto& said = m_signs[0].input.answers;
        QVERIFY(m_signs[0].forms == std::vector{kOutpatient});
        QVERIFY(said.at("chief_complaint") == "cough for 3 days" && said.at("diagnoses") == "J06.9" && said.at("orders") == "rest");
        m_answers.give(m_answers.asked() - 1, care::SignedVisit{idOf<care::VisitId>("done"), {}});
        settleEvents();
        QTest::keyClick(m_screen, Qt::Key_P, Qt::ControlModifier);
        QVERIFY((m_prints == std::vector{idOf<care::VisitId>("done")}));
    }

    void aDiagnosisIsFoundByNameAndTakenAwayAgain() {
        open({kOutpatient});
        typeLine(u"diagnoses.search"_s, u"zoster"_s);
        QVERIFY(m_screen->findChild<Chip*>(u"visit.diagnoses.B02.9"_s));
        typeLine(u"diagnoses.search"_s, u"acute"_s);  // several: it stays to be finished
        QCOMPARE(on<QLineEdit>(u"visit.diagnoses.search"_s)->text(), u"acute"_s);
        on<QLineEdit>(u"visit.diagnoses.search"_s)->clear();
        QTest::keyClick(on<QLineEdit>(u"visit.diagnoses.search"_s), Qt::Key_Backspace);
        settleEvents();
        QVERIFY(!part<QWidget>(*m_screen, u"visit.diagnoses"_s)->findChild<Chip*>(u"visit.diagnoses.B02.9"_s) ||
                !part<QWidget>(*m_screen, u"visit.diagnoses"_s)->findChild<Chip*>(u"visit.diagnoses.B02.9"_s)->isVisible());
    }

    void whatIsDueFoldsInWithOneKeyAndKeepsWhatWasSaid() {
        open({kOutpatient});
        write(u"chief_complaint"_s, u"dizzy"_s);
        typeLine(u"sbp"_s, u"138/84"_s);
        QTest::keyClick(m_screen, Qt::Key_D, Qt::AltModifier);
        settleEvents();
        QVERIFY((m_opened == std::vector<std::vector<care::FormKey>>{{kOutpatient, kAnnual, test::kDiabetes}}));
        QVERIFY(on<QWidget>(u"visit.drug_adherence"_s) && on<QWidget>(u"visit.check_result"_s));
        QCOMPARE(on<QPlainTextEdit>(u"visit.chief_complaint"_s)->toPlainText(), u"dizzy"_s);
        QCOMPARE(on<QLineEdit>(u"visit.sbp"_s)->text(), u"138/84"_s);
        QVERIFY(!on<QWidget>(u"visit.foldIn"_s)->isVisible());
    }

    void aFormWithAnswersIsNotTakenOffUnasked() {
        open({kOutpatient, test::kDiabetes});
        write(u"chief_complaint"_s, u"dizzy"_s);
        press(on<Chip>(u"visit.forms.outpatient"_s), Qt::Key_Space);
        QVERIFY2(notice().contains(u"has answers already"_s), qPrintable(notice()));
        QVERIFY(m_opened.empty());
        QVERIFY(on<Chip>(u"visit.forms.outpatient"_s)->isChecked());
        press(part<QPushButton>(*on<QWidget>(u"visit.notice"_s), u"notice.action"_s), Qt::Key_Space);
        QVERIFY((m_opened == std::vector<std::vector<care::FormKey>>{{test::kDiabetes}}));
    }

    void aVisitThatIsWantedFoldsIntoTheDraftThatWaits() {
        open({test::kDiabetes}, {kOutpatient});
        QVERIFY((m_opened == std::vector<std::vector<care::FormKey>>{{kOutpatient}}));
        m_waiting = true;  // a draft of the follow-up
        open({test::kDiabetes}, {kOutpatient});
        m_waiting = false;
        QVERIFY((m_opened == std::vector<std::vector<care::FormKey>>{{test::kDiabetes, kOutpatient}}));
    }

    void aResultThatIsHeldShowsItsDayAndSourceAndIsConfirmed() {
        m_sheet = {};
        open({kAnnual});
        m_sheet = sheetWith({kAnnual});
        m_sheet.held["tc"] = {"4.60", makeDate(2026, 10, 12), "lab"};
        m_sheet.input.answers["tc"] = "4.60";
        m_sheet.input.answers["tc_date"] = "2026-10-12";
        m_sheet.input.toConfirm = {"tc"};
        m_screen->start(idOf<care::ResidentId>("other"));
        settleEvents();
        const auto* field = on<QWidget>(u"visit.tc"_s)->parentWidget()->parentWidget();
        const auto said = labels(*field).join(u' ') + field->findChild<ElidedLabel*>()->fullText();
        QVERIFY2(said.contains(u"12 Oct"_s) && said.contains(u"laboratory"_s) && said.contains(u"to confirm"_s), qPrintable(said));
        QVERIFY(!m_screen->findChild<QWidget*>(u"visit.tc_date"_s));
        on<QLineEdit>(u"visit.tc"_s)->clear();
        typeLine(u"tc"_s, u"5.1"_s);
        QTest::keyClick(m_screen, Qt::Key_S, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_drafts.back().answers.at("tc") == "5.1" && !m_drafts.back().answers.contains("tc_date"));
        QVERIFY(!m_drafts.back().toConfirm.contains("tc"));
    }

    void aPhraseIsWrittenByF9AndOneFigure() {
        m_phrases = {{0, "Stable, {sbp}/{dbp} mmHg, glucose {fpg}.", "平稳,{sbp}/{dbp} mmHg。"}, {7, "Lives alone.", "Lives alone."}};
        open({test::kDiabetes});
        typeLine(u"sbp"_s, u"138/84"_s);
        on<QWidget>(u"visit.note"_s)->setFocus();
        QTest::keyClick(on<QWidget>(u"visit.note"_s), Qt::Key_F9);
        settleEvents();
        auto* dialog = m_frame->findChild<PhraseDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(part<QListWidget>(*dialog, u"phrases.list"_s), Qt::Key_1);
        settleEvents();
        QCOMPARE(on<QPlainTextEdit>(u"visit.note"_s)->toPlainText(), u"Stable, 138/84 mmHg, glucose ___."_s);
        m_frame->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_frame.get()));
        QVERIFY(on<QWidget>(u"visit.note"_s)->hasFocus());  // and writing goes on there
    }

    void aPhraseIsKeptAndAnOwnOneTakenAway() {
        m_phrases = {{7, "Lives alone.", "Lives alone."}, {0, "Stable.", "平稳。"}};
        open({kOutpatient});
        write(u"orders"_s, u"call back"_s);
        QTest::keyClick(on<QWidget>(u"visit.orders"_s), Qt::Key_F9);
        settleEvents();
        auto* dialog = m_frame->findChild<PhraseDialog*>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_K, Qt::AltModifier);
        settleEvents();
        QVERIFY(m_kept.size() == 1 && m_kept[0].field == "orders" && m_kept[0].text == "call back");
        auto* list = part<QListWidget>(*dialog, u"phrases.list"_s);
        list->setCurrentRow(1);
        QVERIFY(!part<QPushButton>(*dialog, u"phrases.drop"_s)->isEnabled());  // the program's own stays
        list->setCurrentRow(0);
        part<QPushButton>(*dialog, u"phrases.drop"_s)->click();
        settleEvents();
        QVERIFY(m_dropped.size() == 1 && m_dropped[0].row == 7);
        QCOMPARE(nameless(*dialog), QStringList());
        delete dialog;
    }

    void nothingIsCutOffInBothKinds() {
        for (const auto& forms : {std::vector{kOutpatient}, std::vector{kAnnual}, std::vector{kOutpatient, kAnnual, test::kDiabetes}}) {
            open(forms);
            m_frame->resize(1330, 5200);
            settleEvents();
            QCOMPARE(nameless(*m_screen), QStringList());
            QCOMPARE(cutOff(*m_screen), QStringList());
        }
    }
    void cleanupTestCase() { m_frame.reset(); }
};

JIAYI_TEST(TestOutpatientScreen)
#include "tst_outpatient_screen.moc"
