#include "sync/mapping/plan_mapper.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using jiayi::fhir::Json;
using jiayi::mapping::PlanMapper;
using jiayi::plan::CarePlan;
using jiayi::plan::ItemKind;

class TestPlanMapper : public QObject {
    Q_OBJECT

    static CarePlan agreedPlan() {
        return {{*Uuid::parse(test::kOtherId)}, {*Uuid::parse(test::kPatientId)}, makeDate(2026, 11, 22), "chen", plan::PlanId{derivedUuid({"before"})}, "active",
                {{ItemKind::Goal, "walk", ""}, {ItemKind::Goal, "", "和孙子一起散步"}, {ItemKind::Measure, "bp-7", ""}, {ItemKind::Topic, "hypo", ""}}};
    }

private Q_SLOTS:
    void aPlanComesBackAsItWent() {
        Json resource;
        PlanMapper::write(resource, agreedPlan());
        QVERIFY(**PlanMapper::read(*fhir::parseJson(resource.compact())) == agreedPlan());
    }

    void aPlanThatIsRevokedKeepsWhatOthersWroteOnIt() {
        Json resource;
        PlanMapper::write(resource, agreedPlan());
        resource.make("activity.0.outcomeReference.0.display") = "done twice";
        auto revoked = agreedPlan();
        revoked.status = "revoked";
        PlanMapper::write(resource, revoked);
        QCOMPARE(resource.textOr("status", ""), std::string_view{"revoked"});
        QCOMPARE(resource.textOr("activity.0.outcomeReference.0.display", ""), std::string_view{"done twice"});
    }

    void aPlanOfAnotherKindIsNotOurs() {
        Json resource;
        PlanMapper::write(resource, agreedPlan());
        resource.erase("category");
        QVERIFY(!*PlanMapper::read(resource));
    }
};

JIAYI_TEST(TestPlanMapper)
#include "tst_plan_mapper.moc"
