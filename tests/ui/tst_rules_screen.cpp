// Rules, figures and the pharmacist's decisions, driven by keys.
#include "tests/ui/pharmacist_world.h"
#include "ui/common/words.h"
#include "ui/pharmacist/rule_model.h"
#include "ui/pharmacist/rules_screen.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestRulesScreen : public QObject {
    Q_OBJECT

    std::optional<PharmacistWorld> m_world;
    ManualClock m_clock{morning()};

    std::unique_ptr<RulesScreen> shown() {
        auto screen = std::make_unique<RulesScreen>(m_world->rulesAsks(), m_clock);
        showActive(*screen, {1340, 780});
        screen->activated();
        settleEvents();
        return screen;
    }
    static void list(const QWidget& screen, const QString& name) { press(part<QAbstractButton>(screen, u"rules.list."_s + name), Qt::Key_Space); }
    static QTableView* table(const QWidget& screen) { return part<QTableView>(screen, u"rules.table"_s); }
    static QStringList rules(const QWidget& screen) {
        QStringList shownRules;
        const auto* model = static_cast<const RuleModel*>(table(screen)->model());
        for (const auto& row : model->rows()) shownRules << qs(row.rule);
        return shownRules;
    }

private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }

    void theTilesSayRateAndWhatItIsMadeOf() {
        const auto screen = shown();
        QCOMPARE(text(*screen, u"tile.acceptance.figure"_s), u"92.3 %"_s);
        QCOMPARE(text(*screen, u"tile.acceptance.words"_s), u"36 of 39 forms · JY-RX-01"_s);
        QCOMPARE(text(*screen, u"tile.uptake.figure"_s), u"–"_s);  // nothing to count is no rate
        QCOMPARE(text(*screen, u"tile.noise.figure"_s), u"1.5"_s);
        QCOMPARE(text(*screen, u"tile.unsigned.figure"_s), u"3"_s);
        QCOMPARE(nameless(*screen), QStringList());
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void thePeriodIsAskedFor() {
        const auto screen = shown();
        QVERIFY((m_world->periods.back() == std::pair{kToday - Days{89}, kToday}));
        press(part<QAbstractButton>(*screen, u"rules.period.30"_s), Qt::Key_Space);
        QVERIFY((m_world->periods.back() == std::pair{kToday - Days{29}, kToday}));
    }

    void whatInterruptedHereComesFirstAndTheLoudOnesHaveAList() {
        const auto screen = shown();
        QCOMPARE(rules(*screen), (QStringList{u"rule.loud"_s, u"rule.fair"_s}));
        QCOMPARE(text(*screen, u"rule.reasons"_s), u"seen by the specialist (2 times)\nshort course"_s);
        list(*screen, u"look"_s);
        QCOMPARE(rules(*screen), QStringList{u"rule.loud"_s});
        list(*screen, u"unsigned"_s);
        QCOMPARE(rules(*screen).size(), 3);
        part<QLineEdit>(*screen, u"rules.search"_s)->setText(u"QUIET"_s);
        QCOMPARE(rules(*screen), QStringList{u"rule.quiet"_s});
    }

    void aSignatureTakesTheNoteAlong() {
        const auto screen = shown();
        part<QLineEdit>(*screen, u"rule.note"_s)->setText(u"label read"_s);
        m_world->figures[0].signedOff = pharmacy::RuleDecision{"1", "li", kToday, "label read"};
        press(table(*screen), Qt::Key_S);
        QVERIFY(m_world->signs.size() == 1 && m_world->signs[0].row == "rule.loud" && m_world->signs[0].note == "label read");
        QCOMPARE(text(*screen, u"rule.standing"_s), u"signed by li on 2026-11-20: label read"_s);
        QVERIFY(!part<QPushButton>(*screen, u"rule.sign"_s)->isVisible());
        press(table(*screen), Qt::Key_U);
        QVERIFY(m_world->undone.size() == 1 && m_world->undone[0].kind == pharmacy::UndoRuleDecision::Kind::Signed);
        QCOMPARE(m_world->noises, 1);
    }

    void retiringWantsAReasonAndMeasuresTheNoiseAgain() {
        const auto screen = shown();
        press(table(*screen), Qt::Key_R);
        QVERIFY(m_world->retired.empty() && part<QLineEdit>(*screen, u"rule.note"_s)->hasFocus());
        QTest::keyClicks(part<QLineEdit>(*screen, u"rule.note"_s), u"Rest in peace"_s);
        m_world->figures[0].retired = pharmacy::RuleDecision{"1", "li", kToday, "Rest in peace"};
        press(table(*screen), Qt::Key_R);
        QVERIFY(m_world->retired.size() == 1 && m_world->retired[0].reason == "Rest in peace");
        QVERIFY(text(*screen, u"rule.standing"_s).contains(u"retired here by li on 2026-11-20: Rest in peace"_s));
        QCOMPARE(m_world->noises, 2);
        list(*screen, u"look"_s);
        QCOMPARE(text(*screen, u"state.title"_s), u"Nothing to look at"_s);
    }

    void aContraindicationOffersNoRetiring() {
        const auto screen = shown();
        list(*screen, u"unsigned"_s);
        press(table(*screen), Qt::Key_End);
        auto* view = table(*screen);
        view->setCurrentIndex(view->model()->index(2, 0));
        settleEvents();
        QVERIFY(!part<QPushButton>(*screen, u"rule.retire"_s)->isVisible());
        QVERIFY(text(*screen, u"rule.advice"_s).contains(u"cannot be retired"_s));
    }

    void aRefusedDecisionIsSaid() {
        const auto screen = shown();
        m_world->outcome = Error{Errc::Denied, "rule.pharmacist", {}};
        press(table(*screen), Qt::Key_S);
        QVERIFY(part<QWidget>(*screen, u"rule.failure"_s)->isVisible());
    }

    void whoeverMayNotDecideReadsAndIsToldWhy() {
        m_world->standing = Error{Errc::Denied, "rule.sign-pharmacist", {}};
        const auto screen = shown();
        const auto* why = part<QLabel>(*screen, u"rule.refusal"_s);
        QVERIFY(why->isVisible());
        const auto words = wordsFor(m_world->standing.error());
        QCOMPARE(why->text(), words.beforehand());
        QVERIFY(why->text().contains(words.what) && why->text().contains(words.todo) && !why->text().contains(words.kept));  // nobody has tried yet
        for (const auto& name : {u"rule.sign"_s, u"rule.retire"_s}) QVERIFY(part<QPushButton>(*screen, name)->isVisible() && !part<QPushButton>(*screen, name)->isEnabled());
        QVERIFY(!part<QLineEdit>(*screen, u"rule.note"_s)->isVisible());
        for (const auto key : {Qt::Key_S, Qt::Key_R, Qt::Key_U, Qt::Key_Return}) press(table(*screen), key);
        QVERIFY(m_world->signs.empty() && m_world->retired.empty() && m_world->undone.empty() && table(*screen)->hasFocus());
        // Who changes meanwhile, may.
        m_world->standing = {};
        screen->reload();
        settleEvents();
        press(table(*screen), Qt::Key_S);
        QVERIFY(!why->isVisible() && m_world->signs.size() == 1);
    }

    void fourTilesStandInOneRowOrInTwoOfTwo() {
        const auto screen = shown();
        const auto rows = [&] {
            QSet<int> tops;
            for (const auto* name : {"acceptance", "uptake", "noise", "unsigned"}) tops << part<QLabel>(*screen, u"tile.%1.name"_s.arg(QLatin1String(name)))->parentWidget()->y();
            return tops.size();
        };
        QCOMPARE(rows(), 1);
        screen->resize(760, 900);
        settleEvents();
        QCOMPARE(rows(), 2);
        QCOMPARE(cutOff(*screen), QStringList());
    }

    void theModelKeepsItsPromisesToViews() {
        RuleModel model(nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(m_world->figures);
        QCOMPARE(model.index(0, RuleModel::State).data().toString(), u"to look at"_s);
        model.setRows({});
    }

    void largeTextInChineseAndDarkLeavesNothingCutOff() {
        applyLook({true, 150});
        applyLanguage(u"zh_CN"_s);
        const auto screen = shown();
        screen->resize(1130, 660);
        settleEvents();
        const auto cut = cutOff(*screen);
        const auto name = text(*screen, u"tile.acceptance.name"_s);
        applyLanguage(u"en"_s);
        applyLook({});
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
        QCOMPARE(name, u"处方合格率"_s);
    }
};

JIAYI_TEST(TestRulesScreen)
#include "tst_rules_screen.moc"
