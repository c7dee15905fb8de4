// Personal targets by keyboard: what is proposed and why, what is set, what was agreed before.
#include "tests/ui/care_world.h"
#include "ui/care/targets_dialog.h"

#include <QLineEdit>
#include <QPushButton>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestTargetsDialog : public QObject {
    Q_OBJECT

    ManualClock m_clock{morning()};
    std::vector<care::SetTarget> m_set;
    Result<care::TargetId> m_answer = care::TargetId{};
    Answers<std::vector<guidance::TargetPlan>> m_plans;
    guidance::TargetChoice m_older{"HBA1C_NGSP", "", "older-good", {}, {}, {"GK: older people by health state; verify before release", "1", makeDate(2026, 11, 22)}};
    guidance::TargetChoice m_lipids{"LDL_C", "2023", "ascvd-2023", {}, {}, {"GK: lipid guideline 2023; verify before release", "1", makeDate(2026, 11, 22)}};
    QPointer<TargetsDialog> m_dialog;

    std::vector<guidance::TargetPlan> plans() {
        care::Target older;
        older.high = 7.5;
        older.tooTight = 7.0;
        care::Target lipids;
        lipids.high = 1.4;
        guidance::TargetPlan hba1c{"HBA1C_NGSP", care::targetFor(rules(), "HBA1C_NGSP", {{}, Sex::Male, 70, {}}), {{&m_older, older, {"Aged 70.", "70岁。"}, {}}}, {}};
        care::PersonalTarget before;
        before.code = "HBA1C_NGSP";
        before.high = 8.0;
        before.unit = "%";
        before.validFrom = makeDate(2025, 3, 1);
        before.reason = "after a fall";
        before.setBy = "Dr Wang";
        hba1c.agreements = {before};
        hba1c.inForce->high = 8.0;
        hba1c.inForce->personal = true;
        return {hba1c, {"LDL_C", lipids, {{&m_lipids, lipids, {"Stroke on record.", "有脑卒中记录。"}, {{"creatinine", "肌酐"}}}}, {}}};
    }
    void open(std::vector<guidance::TargetPlan> shown) {
        m_set.clear();
        TargetAsks asks{[this](care::ResidentId) { return m_plans.ask(); }, [this](const care::SetTarget& set) {
                            m_set.push_back(set);
                            QPromise<Result<care::TargetId>> promise;
                            promise.start();
                            promise.addResult(m_answer);
                            promise.finish();
                            return promise.future();
                        }};
        m_dialog = new TargetsDialog(asks, zhang(), rules(), m_clock, nullptr);
        showActive(*m_dialog, {660, 640});
        m_plans.give(m_plans.asked() - 1, std::move(shown));
        settleEvents();
    }
    QString said() { return labels(*m_dialog).join(u'\n'); }

private Q_SLOTS:
    void cleanup() {
        delete m_dialog;
        m_answer = care::TargetId{};
    }

    void theProposalIsTakenOverAndSetByTwoKeys() {
        open(plans());
        QVERIFY2(said().contains(u"7.5 %"_s) && said().contains(u"65 and over, good health"_s) && said().contains(u"GK: older people"_s), qPrintable(said()));
        QTest::keyClick(m_dialog, Qt::Key_1, Qt::AltModifier);
        settleEvents();
        QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_set.size(), std::size_t{1});
        QVERIFY(m_set[0].resident == zhang() && m_set[0].code == "HBA1C_NGSP" && m_set[0].high == 7.5 && !m_set[0].low && m_set[0].unit == "%");
        QVERIFY(m_set[0].validFrom == kToday && m_set[0].reason == "65 and over, good health" && !m_set[0].toGuideline);
        QCOMPARE(m_plans.asked(), std::size_t{2});  // read again, so that the history shows it
    }

    void theHistoryNamesDayLimitReasonAndAuthor() {
        open(plans());
        QCOMPARE(text(*m_dialog, u"targets.history"_s), u"2025-03-01 · < 8.0 % · after a fall · Dr Wang"_s);
        QVERIFY(text(*m_dialog, u"targets.inForce"_s).contains(u"agreed on 2025-03-01"_s));
    }

    void nothingIsSetWithoutAReason() {
        open(plans());
        part<QLineEdit>(*m_dialog, u"targets.high"_s)->setText(u"7.2"_s);
        QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_set.empty());
        QVERIFY(part<QLineEdit>(*m_dialog, u"targets.reason"_s)->hasFocus());
        QTest::keyClicks(part<QLineEdit>(*m_dialog, u"targets.reason"_s), u"lives alone"_s);
        QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(m_set.size() == 1 && m_set[0].high == 7.2 && m_set[0].reason == "lives alone");
    }

    void backToTheGuidelineSetsNoLimits() {
        open(plans());
        part<QLineEdit>(*m_dialog, u"targets.reason"_s)->setText(u"well again"_s);
        QTest::keyClick(m_dialog, Qt::Key_G, Qt::AltModifier);
        settleEvents();
        QVERIFY(m_set.size() == 1 && m_set[0].toGuideline && !m_set[0].high && !m_set[0].low);
    }

    void anotherMeasurementShowsItsOwnProposalAndWhatIsNotKnown() {
        open(plans());
        test::press(part<QWidget>(*m_dialog, u"targets.codes"_s)->findChildren<Chip*>().at(1), Qt::Key_Space);
        QVERIFY2(said().contains(u"1.4"_s) && said().contains(u"Not known: creatinine"_s), qPrintable(said()));
        QVERIFY(!part<QPushButton>(*m_dialog, u"targets.guideline"_s)->isVisible());
    }

    void aRefusalIsSaidAndKeepsWhatWasTyped() {
        m_answer = Error{Errc::Invalid, "target.order", {}};
        open(plans());
        QTest::keyClick(m_dialog, Qt::Key_1, Qt::AltModifier);
        QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QVERIFY(part<QWidget>(*m_dialog, u"targets.notice"_s)->isVisible());
        QCOMPARE(part<QLineEdit>(*m_dialog, u"targets.high"_s)->text(), u"7.5"_s);
    }

    void whoNeedsNoTargetIsToldSo() {
        open({});
        QVERIFY(said().contains(u"No target is proposed"_s));
        QVERIFY(!part<QPushButton>(*m_dialog, u"targets.set"_s)->isEnabled());
    }

    void everythingHasANameAndNothingIsCutOff() {
        open(plans());
        QCOMPARE(nameless(*m_dialog), QStringList());
        QCOMPARE(cutOff(*m_dialog), QStringList());
    }
};

JIAYI_TEST(TestTargetsDialog)
#include "tst_targets_dialog.moc"
