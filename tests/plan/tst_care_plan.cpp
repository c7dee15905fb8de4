// A plan is agreed and never changed; what was agreed before stays.
#include "models/plan/care_plan.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::plan;
using test::Desk;

namespace {

const PlanRules& planBook() {
    static const auto rules = loadPlanRules().value();
    return rules;
}

}  // namespace

class TestCarePlan : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    Result<PlanId> agree(std::vector<PlanItem> items, std::optional<PlanId> replaces = {}) { return AgreePlan{m_desk->resident, replaces, std::move(items)}(m_desk->context(), planBook()); }
    PlanPage page() { return readPlan(m_desk->database(), Desk::rules(), m_desk->resident, m_desk->today()).value(); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup() { m_desk.reset(); }

    void whatIsAgreedIsReadBackInItsOrder() {
        const std::vector<PlanItem> items{{ItemKind::Goal, "walk", ""}, {ItemKind::Goal, "", "和孙子一起散步"}, {ItemKind::Topic, "hypo", ""}, {ItemKind::Measure, "bp-7", ""}};
        QVERIFY(!page().plan);
        const auto id = agree(items).value();
        const auto read = page();
        QVERIFY(read.plan->id == id && read.plan->items == items && read.plan->by == "chen" && read.plan->agreed == m_desk->today() && read.before == 0);
        QCOMPARE(m_desk->count("SELECT count(*) FROM outbox WHERE type = 'CarePlan'"), 1);
        QCOMPARE(m_desk->count("SELECT count(*) FROM audit WHERE action = 'plan.agree'"), 1);
    }

    void aNewPlanTakesThePlaceOfTheOldWhichStays() {
        const auto first = agree({{ItemKind::Goal, "walk", ""}}).value();
        const auto second = agree({{ItemKind::Goal, "salt", ""}}, first).value();
        const auto plans = PlanRepository(m_desk->database()).plans(m_desk->resident).value();
        QVERIFY(plans.size() == 2 && plans[0].id == second && plans[0].replaces == first && plans[1].status == "revoked" && plans[1].items[0].choice == "walk");
        QVERIFY(page().before == 1);
    }

    void whoWorksOnAnOlderPlanIsTold() {
        const auto first = agree({{ItemKind::Goal, "walk", ""}}).value();
        QVERIFY(agree({{ItemKind::Goal, "salt", ""}}, first));
        QCOMPARE(agree({{ItemKind::Goal, "smoke", ""}}, first).error().reason, std::string{"plan.changed"});
        QCOMPARE(agree({{ItemKind::Goal, "smoke", ""}}).error().reason, std::string{"plan.changed"});
        QCOMPARE(page().plan->items[0].choice, std::string{"salt"});
    }

    void whatIsNoPlanIsRefused() {
        QCOMPARE(agree({}).error().reason, std::string{"plan.empty"});
        for (const auto& item : {PlanItem{ItemKind::Goal, "nonsense", ""}, PlanItem{ItemKind::Goal, "hypo", ""}, PlanItem{ItemKind::Goal, "", "  "}}) QCOMPARE(agree({item}).error().reason, std::string{"plan.item"});
        QCOMPARE(agree(std::vector<PlanItem>(25, PlanItem{ItemKind::Goal, "walk", ""})).error().reason, std::string{"plan.too-many"});
        QCOMPARE(m_desk->count("SELECT count(*) FROM care_plan"), 0);
    }

    void offeredIsWhatFitsTheProgrammes() {
        const auto offers = [](ItemKind kind, std::set<std::string, std::less<>> programmes, const char* id) {
            const auto all = planBook().offered(kind, programmes);
            return std::any_of(all.begin(), all.end(), [id](const auto* choice) { return choice->id == id; });
        };
        QVERIFY(offers(ItemKind::Measure, {"HTN"}, "bp-7") && !offers(ItemKind::Measure, {"T2DM"}, "bp-7") && offers(ItemKind::Measure, {}, "weight-1"));
        QVERIFY(!offers(ItemKind::Goal, {"T2DM"}, "hypo"));
    }

    void thePageNamesTheTargetsOfTheDay() {
        m_desk->agree("HBA1C_NGSP", 7.5, makeDate(2026, 1, 1));
        const auto targets = page().targets;
        const auto found = std::find_if(targets.begin(), targets.end(), [](const auto& target) { return target.code == "HBA1C_NGSP"; });
        QVERIFY(found != targets.end() && found->high == 7.5 && found->personal);
    }

    void everyTextIsInBothLanguagesAndSaysWhetherItIsSigned() {
        for (const auto& choice : planBook().choices) QVERIFY2(!choice.name.zh.empty() && !choice.isSigned(), choice.id.c_str());
        const std::string head = "id,kind,programmes,en,zh,how_en,how_zh,source,version,valid_from\n";
        QVERIFY(readPlanRules(head + "a,topic,,A,甲,How,怎样,signed by X,1,2026-11-23\n")->choices[0].isSigned());
        for (const auto* row : {"a,topic,,A,甲,How,,s,1,2026-11-23\n", "a,topic,,A,甲,,,s,1,2026-11-23\n", "a,dream,,A,甲,How,怎样,s,1,2026-11-23\n", "a,goal,,A,,,,s,1,2026-11-23\n"})
            QVERIFY2(!readPlanRules(head + row), row);
    }

    void anOldStoreKeepsItsRowsThroughTheStep() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_plan") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        const care::ResidentId li{derivedUuid({"li"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex, record_no) VALUES (?, 'Li', 'male', '12010500100100042')", li).run();
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        SeededRandom random{1};
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        QVERIFY((AgreePlan{li, {}, {{ItemKind::Goal, "walk", ""}}}({*database, clock, random, "chen"}, planBook())));
        QCOMPARE(readPlan(*database, Desk::rules(), li, makeDate(2026, 11, 22))->name, std::string{"Li"});
    }
};

JIAYI_TEST(TestCarePlan)
#include "tst_care_plan.moc"
