// A substitute for each resident: signed one by one or together, driven by keys.
#include "tests/ui/formulary_world.h"
#include "ui/pharmacy/substitution_dialog.h"
#include "ui/pharmacy/substitution_model.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using pharmacy::LeftOut;
using pharmacy::SubstitutionProposal;

class TestSubstitutionDialog : public QObject {
    Q_OBJECT

    std::vector<SubstitutionProposal> m_proposals;
    std::vector<pharmacy::SignSubstitutions> m_signed;
    std::string m_refusal;  ///< of everything but the first
    QWidget m_window;

    static SubstitutionProposal proposal(const char* name, LeftOut leftOut = LeftOut::No) {
        SubstitutionProposal made;
        made.line = affected(name, true);
        made.line.resident = idOf<roster::ResidentId>(name);
        made.line.line = derivedUuid({"line", name});
        made.leftOut = leftOut;
        made.substitute = pharmacy::Equivalent{shownItem(8), leftOut == LeftOut::ListUnsigned, false, 40};
        pharmacy::DraftLine line;
        line.item = shownItem(8).item;
        line.dosage = "0.5 g bid";
        line.medication = pharmacy::MedicationId{made.line.line};
        made.draft.resident = made.line.resident;
        made.draft.lines = {line};
        pharmacy::CheckedLine checked;
        checked.days = 28;
        checked.quantity = pharmacy::Quantity{56, 1, 56, 3, Money{3000}, false};
        made.check.lines = {checked};
        made.check.price = Money{3000};
        if (leftOut == LeftOut::Interrupts) {
            made.check.problems = {{"renal.contra", "a", {"eGFR 40", "eGFR 40"}}};
            made.why = {{"eGFR 40", "eGFR 40"}};
        }
        return made;
    }
    std::unique_ptr<SubstitutionDialog> shown() {
        SubstitutionAsks asks;
        asks.propose = [this](const pharmacy::ShownItem&) { return now(m_proposals); };
        asks.sign = [this](const pharmacy::SignSubstitutions& drafts) {
            m_signed.push_back(drafts);
            std::vector<pharmacy::SubstitutionOutcome> outcomes;
            for (const auto& draft : drafts.drafts) {
                const bool refused = !m_refusal.empty() && !outcomes.empty();
                outcomes.push_back({draft.resident, *draft.lines[0].medication, refused ? std::nullopt : std::optional{idOf<pharmacy::PrescriptionId>("form")},
                                    refused ? m_refusal : std::string{}});
            }
            return now(std::move(outcomes));
        };
        auto dialog = std::make_unique<SubstitutionDialog>(std::move(asks), shownItem(1), &m_window);
        showActive(*dialog, {900, 600});
        settleEvents();
        return dialog;
    }
    static QTableView* table(const QWidget& dialog) { return part<QTableView>(dialog, u"substitution.table"_s); }
    static QString state(const QWidget& dialog, int row) { return table(dialog)->model()->index(row, SubstitutionModel::State).data().toString(); }

private Q_SLOTS:
    void init() {
        m_proposals = {proposal("王秀兰"), proposal("李建国", LeftOut::Interrupts), proposal("赵丽华"), proposal("周明", LeftOut::ListUnsigned)};
        m_signed.clear();
        m_refusal.clear();
    }

    void nothingIsSignedByLooking() {
        const auto dialog = shown();
        QCOMPARE(table(*dialog)->model()->rowCount(), 4);
        QVERIFY(table(*dialog)->hasFocus() && m_signed.empty());
        QCOMPARE(nameless(*dialog), QStringList());
        QCOMPARE(cutOff(*dialog), QStringList());
    }

    void enterSignsOneAndGoesToTheNextThatIsOpen() {
        const auto dialog = shown();
        int told = 0;
        connect(dialog.get(), &SubstitutionDialog::prescribed, this, [&] { ++told; });
        press(table(*dialog), Qt::Key_Return);
        QVERIFY(m_signed.size() == 1 && m_signed[0].drafts.size() == 1 && m_signed[0].drafts[0].resident == m_proposals[0].line.resident);
        QCOMPARE(state(*dialog, 0), u"signed"_s);
        QVERIFY(table(*dialog)->currentIndex().row() == 1 && told == 1);
    }

    void whatInterruptsIsNotSignedButGoesToThePad() {
        const auto dialog = shown();
        pharmacy::PrescriptionDraft opened;
        connect(dialog.get(), &SubstitutionDialog::draftWanted, this, [&](const pharmacy::PrescriptionDraft& draft) { opened = draft; });
        press(table(*dialog), Qt::Key_Down);
        QCOMPARE(part<QLabel>(*dialog, u"substitution.why"_s)->text(), u"eGFR 40"_s);
        QVERIFY(part<QPushButton>(*dialog, u"substitution.one"_s)->text().startsWith(u"To the pad"_s));
        press(table(*dialog), Qt::Key_Return);
        QVERIFY(m_signed.empty() && opened.resident == m_proposals[1].line.resident && !dialog->isVisible());
        QVERIFY(opened.lines.size() == 1 && opened.lines[0].dosage == "0.5 g bid");
    }

    void whereNothingCanBeProposedThePadLooksForIt() {
        m_proposals = {proposal("周明", LeftOut::NoSubstitute)};
        m_proposals[0].substitute.reset();
        m_proposals[0].draft.lines.clear();
        const auto dialog = shown();
        pharmacy::MedicationId sought;
        connect(dialog.get(), &SubstitutionDialog::replacementWanted, this, [&](roster::ResidentId, pharmacy::MedicationId id) { sought = id; });
        press(table(*dialog), Qt::Key_Return);
        QVERIFY(sought.uuid == m_proposals[0].line.line && !dialog->isVisible());
    }

    void togetherIsSummedUpBeforeItIsSigned() {
        const auto dialog = shown();
        press(table(*dialog), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_signed.empty());
        const auto summary = part<QLabel>(*dialog, u"substitution.summary"_s)->text();
        QVERIFY(summary.startsWith(u"2 prescriptions will be signed, ¥ 60.00 altogether:\n王秀兰, 赵丽华"_s));
        QVERIFY(summary.contains(u"李建国: eGFR 40"_s) && summary.contains(u"周明: "_s));
        press(part<QPushButton>(*dialog, u"substitution.back"_s), Qt::Key_Space);
        QVERIFY(m_signed.empty() && table(*dialog)->hasFocus());
        press(table(*dialog), Qt::Key_Return, Qt::ControlModifier);
        press(part<QPushButton>(*dialog, u"substitution.signAll"_s), Qt::Key_Return);
        QCOMPARE(m_signed.size(), std::size_t{1});
        QCOMPARE(m_signed[0].drafts.size(), std::size_t{2});
        QCOMPARE(state(*dialog, 2), u"signed"_s);
        QCOMPARE(state(*dialog, 3), u"one by one"_s);
        QVERIFY(!part<QPushButton>(*dialog, u"substitution.all"_s)->isEnabled());
    }

    void whatWasRefusedSaysWhyAndStaysOpen() {
        m_refusal = "substitution.interrupts";
        const auto dialog = shown();
        press(table(*dialog), Qt::Key_Return, Qt::ControlModifier);
        press(part<QPushButton>(*dialog, u"substitution.signAll"_s), Qt::Key_Return);
        QCOMPARE(state(*dialog, 0), u"signed"_s);
        QCOMPARE(state(*dialog, 2), u"not signed"_s);
        table(*dialog)->setCurrentIndex(table(*dialog)->model()->index(2, 0));
        settleEvents();
        QVERIFY(part<QLabel>(*dialog, u"substitution.why"_s)->text().contains(u"interrupts by now"_s));
    }

    void nobodyToChangeIsSaid() {
        m_proposals.clear();
        QCOMPARE(part<QLabel>(*shown(), u"state.title"_s)->text(), u"Nobody is to be changed"_s);
    }

    void theModelKeepsItsPromisesToViews() {
        SubstitutionModel model(nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({{m_proposals[0], false, {}}});
        model.note({{m_proposals[0].line.resident, {m_proposals[0].line.line}, idOf<pharmacy::PrescriptionId>("form"), {}}});
        QVERIFY(model.at(0).isSigned);
        model.setRows({});
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto dialog = shown();
        dialog->resize(1180, 760);
        settleEvents();
        const auto cut = cutOff(*dialog);
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
    }
};

JIAYI_TEST(TestSubstitutionDialog)
#include "tst_substitution_dialog.moc"
