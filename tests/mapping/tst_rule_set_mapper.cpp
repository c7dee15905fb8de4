// The consortium's tables as they come to a desk, and as they are taken back.
#include "models/capitation/rule_sets.h"
#include "sync/claims/rule_set_resource.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestRuleSetMapper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSetIsInForceFromItsDayUntilItIsTakenBack() {
        test::ClinicStore store;
        mapping::Registry registry{test::mappingRules()};
        capitation::RuleSet set;
        set.version = "2026-1";
        set.publisher = "the consortium";
        set.validFrom = makeDate(2026, 7, 1);
        set.id = capitation::ruleSetId(set.publisher, set.version);
        set.files = capitation::shippedBook();
        const auto inForce = [&](Date day) { return capitation::bookInForce(store.database(), day).value().version; };
        const auto apply = [&](const fhir::Json& resource) {
            sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
            auto applied = registry.apply(unit, resource);
            unit.commit();
            return applied;
        };
        const auto resource = claims::ruleSetResource(set);
        QVERIFY(apply(resource).value().outcome == mapping::Applied::Outcome::Stored);
        QCOMPARE(inForce(makeDate(2026, 6, 30)), std::string{});
        QCOMPARE(inForce(makeDate(2026, 7, 1)), std::string{"2026-1"});
        // Another Library is somebody else's and is only kept.
        auto other = resource;
        other.set("id", newUuid(store.context().clock, store.context().random).toString());
        other.set("url", "https://example.org/Library/other");
        QVERIFY(apply(other).value().outcome == mapping::Applied::Outcome::Kept);
        auto broken = resource;
        broken.make("content").eraseAt(0);
        QVERIFY(!apply(broken));
        auto retired = resource;
        retired.set("status", "retired");
        QVERIFY(apply(retired));
        QCOMPARE(inForce(makeDate(2026, 7, 1)), std::string{});
    }
};

JIAYI_TEST(TestRuleSetMapper)
#include "tst_rule_set_mapper.moc"
