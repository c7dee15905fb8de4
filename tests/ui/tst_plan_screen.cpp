// The care plan, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/plan/plan_card.h"
#include "ui/plan/plan_screen.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using plan::ItemKind;

namespace {

const roster::ResidentId kPlanned{derivedUuid({"planned"})};

const plan::PlanRules& planBook() {
    static const auto rules = plan::loadPlanRules().value();
    return rules;
}
const care::RuleBook& planCareBook() {
    static const auto rules = care::loadRules().value();
    return rules;
}

plan::PlanPage planPage(bool agreed) {
    plan::PlanPage page;
    page.resident = kPlanned;
    page.name = "Zhang Xiaoming";
    page.programmes = {"HTN"};
    page.targets = {{"HBA1C_NGSP", {}, 7.0, "%", true}};
    if (agreed) page.plan = plan::CarePlan{{derivedUuid({"plan"})}, kPlanned, makeDate(2026, 11, 1), "chen", {}, "active", {{ItemKind::Goal, "walk", ""}, {ItemKind::Goal, "", "walk with my grandson"}, {ItemKind::Topic, "hypo", ""}}};
    return page;
}

}  // namespace

class TestPlanScreen : public QObject {
    Q_OBJECT

    std::unique_ptr<Answers<plan::PlanPage>> m_pages;
    std::unique_ptr<Answers<plan::PlanId>> m_agreed;
    std::vector<plan::AgreePlan> m_wishes;
    int m_prints = 0;
    std::unique_ptr<PlanScreen> m_screen;

    PlanAsks asks() {
        PlanAsks asks;
        asks.page = [this](roster::ResidentId) { return m_pages->ask(); };
        asks.agree = [this](const plan::AgreePlan& wish) {
            m_wishes.push_back(wish);
            return m_agreed->ask();
        };
        asks.print = [this](roster::ResidentId, QWidget*) { ++m_prints; };
        return asks;
    }
    void open(bool agreed) {
        m_screen = std::make_unique<PlanScreen>(asks(), planBook(), planCareBook());
        showActive(*m_screen, {1200, 760});
        m_screen->open(kPlanned);
        m_pages->give(0, planPage(agreed));
        settleEvents();
    }
    Button* button(const QString& name) { return part<Button>(*m_screen, name); }
    Chip* chip(const QString& row, const QString& key) { return part<ChipRow>(*m_screen, row)->chip(key); }

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void init() {
        m_pages = std::make_unique<Answers<plan::PlanPage>>();
        m_agreed = std::make_unique<Answers<plan::PlanId>>();
        m_wishes.clear();
        m_prints = 0;
    }
    void cleanup() { m_screen.reset(); }

    void nothingIsWrittenBeforeItIsAgreed() {
        open(false);
        QVERIFY(!button(u"plan.agree"_s)->isEnabled() && !button(u"plan.print"_s)->isEnabled());
        press(chip(u"plan.goal"_s, u"salt"_s), Qt::Key_Space);
        press(chip(u"plan.measure"_s, u"bp-7"_s), Qt::Key_Space);
        part<TextField>(*m_screen, u"plan.own"_s)->setText(u"see my sister； sleep more ;"_s);
        QVERIFY(m_wishes.empty() && button(u"plan.agree"_s)->isEnabled());
        QSignalSpy agreed(m_screen.get(), &PlanScreen::agreed);
        QTest::keyClick(m_screen.get(), Qt::Key_Return, Qt::ControlModifier);
        settleEvents();
        QCOMPARE(m_wishes.size(), std::size_t{1});
        QVERIFY((m_wishes[0].items == std::vector<plan::PlanItem>{{ItemKind::Goal, "salt", ""}, {ItemKind::Goal, "", "see my sister"}, {ItemKind::Goal, "", "sleep more"}, {ItemKind::Measure, "bp-7", ""}}));
        QVERIFY(!m_wishes[0].replaces);
        m_agreed->give(0, plan::PlanId{derivedUuid({"new"})});
        QCOMPARE(agreed.size(), 1);
    }

    void whatIsInForceIsShownAlthoughItWouldNotBeOffered() {
        open(true);
        QVERIFY(chip(u"plan.goal"_s, u"walk"_s)->isChecked() && chip(u"plan.topic"_s, u"hypo"_s)->isChecked());
        QVERIFY(!chip(u"plan.measure"_s, u"fcg-2"_s));  // no diabetes here
        QCOMPARE(part<TextField>(*m_screen, u"plan.own"_s)->text(), u"walk with my grandson"_s);
        QVERIFY(text(*m_screen, u"plan.targets"_s).contains(u"< 7.0 %"_s));
    }

    void onlyWhatIsAgreedIsPrinted() {
        open(true);
        QVERIFY(button(u"plan.print"_s)->isEnabled() && !button(u"plan.agree"_s)->isEnabled());
        press(chip(u"plan.goal"_s, u"smoke"_s), Qt::Key_Space);
        QVERIFY(!button(u"plan.print"_s)->isEnabled() && button(u"plan.agree"_s)->isEnabled());
        press(chip(u"plan.goal"_s, u"smoke"_s), Qt::Key_Space);
        press(button(u"plan.print"_s), Qt::Key_Space);
        QCOMPARE(m_prints, 1);
    }

    void aPlanThatWasAgreedElsewhereIsSaidAndChoicesStay() {
        open(true);
        press(chip(u"plan.goal"_s, u"smoke"_s), Qt::Key_Space);
        m_screen->activated();
        QCOMPARE(m_pages->asked(), std::size_t{1});  // not read again under the hands of who chooses
        press(button(u"plan.agree"_s), Qt::Key_Space);
        m_agreed->give(0, Error{Errc::Conflict, "plan.changed", {}});
        auto* notice = part<Notice>(*m_screen, u"plan.notice"_s);
        QVERIFY(notice->isVisible() && notice->spoken().contains(u"meanwhile"_s) && chip(u"plan.goal"_s, u"smoke"_s)->isChecked());
        press(part<Button>(*notice, u"notice.action"_s), Qt::Key_Space);
        QCOMPARE(m_pages->asked(), std::size_t{2});
    }

    void theChartsLineSaysTheGoals() {
        PlanCard card(asks(), planBook());
        showActive(card, {420, 140});
        card.showResident(kPlanned);
        m_pages->give(0, planPage(true));
        QVERIFY(text(card, u"plan.line"_s).contains(u"walk with my grandson"_s));
        QSignalSpy asked(&card, &PlanCard::pageAsked);
        QTest::keyClick(&card, Qt::Key_L, Qt::AltModifier);
        QCOMPARE(asked.size(), 1);
    }
};

JIAYI_TEST(TestPlanScreen)
#include "tst_plan_screen.moc"
