// One visit for two programmes, by keyboard; what a stable follow-up costs the doctor, in keys and seconds.
#include "tests/ui/care_world.h"
#include "ui/care/chart_screen.h"
#include "ui/care/visit_screen.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/tokens.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <set>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestCombinedVisitScreen : public QObject {
    Q_OBJECT

    /// The keystroke-level model: K for every key that is pressed, modifiers too; M for every decision. Nothing is pointed
    /// at, no hand leaves the keys, and the program answers within a keystroke.
    struct Strokes {
        static constexpr double kKey = 0.2;
        static constexpr double kMental = 1.35;
        int keys = 0;
        int decisions = 0;

        double seconds() const { return keys * kKey + decisions * kMental; }
        void decide() { ++decisions; }
        void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            keys += with == Qt::NoModifier ? 1 : 2;
            QTest::keyClick(QApplication::focusWidget(), key, with);
            settleEvents();
        }
    };

    ManualClock m_clock{morning()};
    care::VisitSheet m_sheet;
    std::optional<Error> m_refusal;
    std::vector<care::SignVisit> m_signs;
    std::vector<std::vector<care::FormKey>> m_draftForms;
    Answers<care::SignedVisit> m_answers;
    std::unique_ptr<QStackedWidget> m_frame;
    ChartScreen* m_chart = nullptr;
    VisitScreen* m_screen = nullptr;

    VisitAsks asks() {
        VisitAsks made;
        made.chart = [](care::ResidentId) { return now(chartOfZhang()); };
        made.open = [this](care::ResidentId) {
            if (!m_refusal) return now(m_sheet);
            QPromise<Result<care::VisitSheet>> promise;
            promise.start();
            promise.addResult(Result<care::VisitSheet>(*m_refusal));
            promise.finish();
            return promise.future();
        };
        made.reopen = [this](care::VisitId) { return now(m_sheet); };
        made.saveDraft = [this](care::ResidentId, const std::vector<care::FormKey>& forms, const care::VisitInput&) {
            m_draftForms.push_back(forms);
            return nowDone();
        };
        made.sign = [this](const care::SignVisit& work) {
            m_signs.push_back(work);
            return m_answers.ask();
        };
        made.amend = [this](const care::AmendVisit&) { return m_answers.ask(); };
        made.regimen = [](care::ResidentId) { return now(RegimenSummary{}); };
        return made;
    }
    ChartAsks chartAsks() {
        ChartAsks made;
        made.chart = [](care::ResidentId) { return now(chartOfZhang()); };
        made.trend = [](const care::TrendQuery& query) { return now(trendOfZhang(query)); };
        made.timeline = [](care::ResidentId, Date) { return now(care::TimelinePage{}); };
        made.enrol = [](const care::EnrolProgramme&) { return now(care::ProgrammeId{}); };
        return made;
    }
    /// Chart and visit as the frame holds them: F4 goes from one to the other.
    void openChart(QSize size = {1330, 2600}) {
        m_frame = std::make_unique<QStackedWidget>();
        m_chart = new ChartScreen(chartAsks(), rules(), m_clock);
        m_screen = new VisitScreen(asks(), rules(), m_clock);
        m_screen->setUser(u"Dr Chen"_s);
        m_frame->addWidget(m_chart);
        m_frame->addWidget(m_screen);
        connect(m_chart, &ChartScreen::visitAsked, this, [this](care::ResidentId id) {
            m_screen->start(id);
            m_frame->setCurrentWidget(m_screen);
            settleEvents();
            m_screen->focusFirst();
        });
        showActive(*m_frame, size);
        m_chart->open(zhang());
        settleEvents();
        m_chart->focusFirst();
    }
    void open() {
        openChart();
        Strokes{}.press(Qt::Key_F4);
        settleEvents();
    }
    QWidget* editor(const QString& name) { return part<QWidget>(*m_screen, u"visit."_s + name); }
    static QWidget* focused() { return QApplication::focusWidget(); }
    QString badge(const QString& form) { return part<Badge>(*m_screen, u"visit.class.badge."_s + form)->text(); }
    void set(const QString& name, const QString& text) {
        auto* chip = m_screen->findChild<Chip*>(u"visit."_s + name);
        auto* widget = chip ? chip : editor(name);
        widget->setFocus();
        if (auto* line = qobject_cast<QLineEdit*>(widget)) line->selectAll();
        QTest::keyClicks(widget, text);
        QTest::keyClick(widget, Qt::Key_Return);
        settleEvents();
    }
    /// The labels beneath a value.
    QString beside(const QString& name) {
        QStringList all;
        for (auto* around = editor(name)->parentWidget(); around; around = around->parentWidget())
            if (around->inherits("jiayi::ui::LabeledField")) {
                for (const auto* label : around->findChildren<QLabel*>())
                    if (label->isVisible()) all << label->text();
                break;
            }
        return all.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { applyLook({}); }
    void init() {
        m_sheet = measuredSheetOfZhang();
        m_refusal.reset();
        m_signs.clear();
        m_draftForms.clear();
    }
    void cleanup() { m_frame.reset(); }

    void aStableFollowUpIsSignedInFifteenSecondsOfTheDoctor() {
        openChart();
        Strokes doctor;
        doctor.decide();
        doctor.press(Qt::Key_F4);
        // What the nurse measured is there; the keyboard stands on the first question that only the doctor can answer.
        const auto choose = [&](const QString& field) {
            QCOMPARE(focused(), editor(field));
            doctor.decide();
            doctor.press(Qt::Key_1);
            doctor.press(Qt::Key_F7);
        };
        const auto none = [&](const QString& chip) {
            QCOMPARE(focused(), part<QWidget>(*m_screen, u"visit."_s + chip));
            doctor.decide();
            doctor.press(Qt::Key_Return);
            doctor.press(Qt::Key_F7);
        };
        choose(u"adr"_s);
        choose(u"complication"_s);
        none(u"diabetes.symptoms.1"_s);
        choose(u"hypoglycaemia"_s);
        none(u"hypertension.symptoms.1"_s);
        QCOMPARE(focused(), editor(u"confirm"_s));
        doctor.decide();
        doctor.press(Qt::Key_Space);
        doctor.decide();
        doctor.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_signs.size(), std::size_t{1});
        QVERIFY((m_signs[0].forms == std::vector{kDiabetes, kHypertension}));
        QCOMPARE(badge(u"diabetes"_s), u"Satisfactory"_s);
        QCOMPARE(badge(u"hypertension"_s), u"Satisfactory"_s);
        QCOMPARE(m_signs[0].input.measured.at("sbp").by, std::string("Nurse Li"));
        qInfo("stable follow-up, diabetes and hypertension, nurse has measured: %d keys, %d decisions, %.1f s of the doctor (K = %.2f s a key, M = %.2f s a decision)",
              doctor.keys, doctor.decisions, doctor.seconds(), Strokes::kKey, Strokes::kMental);
        QVERIFY(doctor.seconds() <= 15.0);
    }

    void sharedFieldsStandOnceAndEachFormHasItsPart() {
        open();
        for (const auto* shared : {"sbp", "weight", "adr", "smoking_now", "visit_mode"})
            QCOMPARE(m_screen->findChildren<QWidget*>(u"visit."_s + QLatin1String(shared)).size(), 1);
        for (const auto* own : {"diabetes.symptoms", "hypertension.symptoms", "fpg", "salt_now", "diabetes.drug1_name", "hypertension.drug1_name"})
            QVERIFY2(m_screen->findChild<QWidget*>(u"visit."_s + QLatin1String(own)), own);
        const auto top = [&](const QString& name) { return editor(name)->mapTo(m_screen, QPoint()).y(); };
        QVERIFY(top(u"sbp"_s) < top(u"fpg"_s) && top(u"adr"_s) < top(u"fpg"_s) && top(u"fpg"_s) < top(u"salt_now"_s));
    }

    void everyFieldOfEveryProgrammeIsWithinReach() {
        m_sheet.forms.clear();
        for (const auto& form : rules().forms) m_sheet.forms.push_back(form.key());
        m_sheet.draft.reset();
        openChart({1330, 5200});
        Strokes{}.press(Qt::Key_F4);
        const care::CombinedForm all(rules(), m_sheet.forms);
        const std::set<std::string> elsewhere{"record_no", "patient_name", "visit_class", "next_visit_date", "doctor_sign", "dbp", "age"};
        // The day of a result that is held stands beside the result.
        const auto isDateOfHeld = [&](const care::CombinedField& field) {
            const auto cut = field.def->name.rfind("_date");
            const auto* result = cut == std::string::npos ? nullptr : all.field(all.keyOf(field.forms.front(), field.def->name.substr(0, cut)));
            return result && result->def->carry == care::Carry::Held;
        };
        for (const auto& field : all.fields())
            if (!elsewhere.contains(field.def->name) && !isDateOfHeld(field)) QVERIFY2(m_screen->findChild<QWidget*>(u"visit."_s + qs(field.key)), field.key.c_str());
        QCOMPARE(nameless(*m_screen), QStringList());
        QVERIFY2(cutOff(*m_screen).isEmpty(), qPrintable(cutOff(*m_screen).join(u'\n')));
    }

    void limitAndTargetStandBesideTheValueAndApart() {
        open();
        const auto said = beside(u"sbp"_s);
        QVERIFY2(said.contains(u"Public health < 140/90 ✓"_s) && said.contains(u"Clinical < 130/80 ✗"_s), qPrintable(said));
        QVERIFY2(beside(u"fpg"_s).contains(u"Public health < 7.0 ✓"_s), qPrintable(beside(u"fpg"_s)));
        set(u"sbp"_s, u"128/92"_s);
        QVERIFY2(beside(u"sbp"_s).contains(u"Public health < 140/90 ✗"_s), qPrintable(beside(u"sbp"_s)));
        set(u"sbp"_s, {});
        QVERIFY(!beside(u"sbp"_s).contains(u"✓"_s));
    }

    void eachFormHasItsClassAndThePersonOneDate() {
        open();
        set(u"adr"_s, u"1"_s);
        set(u"complication"_s, u"1"_s);
        QCOMPARE(badge(u"diabetes"_s), u"Satisfactory"_s);
        set(u"fpg"_s, u"8.1"_s);
        QCOMPARE(badge(u"diabetes"_s), u"Not satisfactory"_s);
        QCOMPARE(badge(u"hypertension"_s), u"Satisfactory"_s);
        auto* next = part<QLineEdit>(*m_screen, u"visit.next.date"_s);
        QCOMPARE(m_screen->findChildren<QWidget*>(u"visit.next.date"_s).size(), 1);
        QVERIFY2(next->text().contains(u"12"_s), qPrintable(next->text()));  // within two weeks of 20 November
    }

    void theClassOfOneFormIsChangedWithAReason() {
        open();
        set(u"adr"_s, u"1"_s);
        set(u"complication"_s, u"1"_s);
        part<QPushButton>(*m_screen, u"visit.class.change.hypertension"_s)->click();
        auto* dialog = m_frame->findChild<QWidget*>(u"reason"_s);
        QVERIFY(dialog);
        part<ChoiceEdit>(*dialog, u"reason.choice"_s)->setKey(u"2"_s);
        auto* reason = part<QLineEdit>(*dialog, u"reason.text"_s);
        QTest::keyClicks(reason, u"150 at home"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        settleEvents();
        QCOMPARE(badge(u"hypertension"_s), u"Not satisfactory"_s);
        QCOMPARE(badge(u"diabetes"_s), u"Satisfactory"_s);
        QVERIFY(editor(u"class.undo.hypertension"_s)->isVisible() && !editor(u"class.undo.diabetes"_s)->isVisible());
        part<QPushButton>(*m_screen, u"visit.class.undo.hypertension"_s)->click();
        QCOMPARE(badge(u"hypertension"_s), u"Satisfactory"_s);
    }

    void aSymptomOfOneFormAsksThereWhetherItIsAcute() {
        open();
        part<Chip>(*m_screen, u"visit.hypertension.symptoms.2"_s)->setFocus();
        QTest::keyClick(focused(), Qt::Key_Space);
        settleEvents();
        QVERIFY(editor(u"hypertension.symptoms_acute"_s)->isVisible() && !editor(u"diabetes.symptoms_acute"_s)->isVisible());
        QTest::keyClick(m_screen, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(focused(), editor(u"hypertension.symptoms_acute"_s));
    }

    void theDraftKeepsItsForms() {
        open();
        set(u"fpg"_s, u"6.6"_s);
        m_frame->hide();
        QVERIFY(!m_draftForms.empty() && m_draftForms.back() == m_sheet.forms);
    }

    void aVisitOfANewerProgramSaysWhatToDo() {
        m_refusal = Error{Errc::Invalid, "visit.no-form", {}};
        open();
        const auto* panel = part<QWidget>(*m_screen, u"visit.state"_s);
        QVERIFY(panel->isVisible());
        QVERIFY2(labels(*panel).join(u' ').contains(u"Update"_s), qPrintable(labels(*panel).join(u' ')));
    }

    void nothingIsCutOffInLargeType() {
        open();
        QCOMPARE(nameless(*m_screen), QStringList());
        QCOMPARE(cutOff(*m_screen), QStringList());
        applyLook({true, 150});
        m_frame->resize(1090, 5200);
        settleEvents();
        QCOMPARE(cutOff(*m_screen), QStringList());
        applyLook({});
    }
};

JIAYI_TEST(TestCombinedVisitScreen)
#include "tst_combined_visit_screen.moc"
