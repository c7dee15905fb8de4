// Orders, laboratories' words and reused results on the wire.
#include "models/diagnostics/orders/order_repository.h"
#include "models/diagnostics/orders/rules/order_number.h"
#include "sync/mapping/guidance_mapper.h"
#include "sync/mapping/order_mapper.h"
#include "sync/mapping/registry.h"
#include "sync/mapping/test_order_mapper.h"
#include "sync/mapping/work_act_mapper.h"
#include "tests/mapping/round_trip.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using fhir::Json;
using namespace jiayi::orders;

class TestTestOrderMappers : public QObject {
    Q_OBJECT

    static Instant moment(int minutes) { return startOfDay(makeDate(2026, 11, 24)) + std::chrono::minutes{minutes}; }
    static TestOrder ordered() {
        TestOrder one;
        one.id = {*Uuid::parse(test::kOtherId)};
        one.resident = {*Uuid::parse(test::kPatientId)};
        one.number = orderNumber(one.id.uuid);
        one.test = "hba1c";
        one.loinc = "4548-4";
        one.nameEn = "HbA1c";
        one.nameZh = "糖化血红蛋白";
        one.urgent = true;
        one.repeatReason = "changed";
        one.visit = care::VisitId{derivedUuid({"visit"})};
        one.signedAt = moment(0);
        one.by = "chen";
        one.collectedAt = moment(30);
        one.collectedBy = "李娜";
        one.hours = 48;
        one.price = Money{6000};
        return one;
    }
    static OrderTask task(const char* state) { return {orderTaskId(ordered().id), ordered().id, ordered().resident, state, {}, moment(0)}; }
    static ReusedResult reused() {
        ReusedResult one;
        one.id = {derivedUuid({"reuse"})};
        one.resident = ordered().resident;
        one.test = "lipids";
        one.nameEn = "Lipid panel";
        one.nameZh = "血脂四项";
        one.institution = "样例医院";
        one.measured = makeDate(2026, 11, 1);
        one.results = {derivedUuid({"tc"}), derivedUuid({"tg"})};
        one.saved = {4000};
        one.on = makeDate(2026, 11, 24);
        one.visit = care::VisitId{derivedUuid({"visit"})};
        one.by = "chen";
        one.at = moment(1);
        return one;
    }

private Q_SLOTS:
    void theyComeBackAsTheyWent() {
        test::comesBack<TestOrderMapper>(ordered());
        auto plain = ordered();
        plain.urgent = false;
        plain.repeatReason.clear();
        plain.visit.reset();
        plain.collectedAt.reset();
        plain.collectedBy.clear();
        plain.price.reset();
        test::comesBack<TestOrderMapper>(plain);
        plain.status = "revoked";
        plain.statusReason = "declined";
        plain.loinc.clear();
        test::comesBack<TestOrderMapper>(plain);
        for (const auto* state : {"requested", "received", "partial", "completed", "refused", "entered-in-error"}) test::comesBack<OrderTaskMapper>(task(state));
        auto refused = task("refused");
        refused.reason = "标本溶血";
        test::comesBack<OrderTaskMapper>(refused);
        test::comesBack<ReusedResultMapper>(reused());
        auto mistaken = reused();
        mistaken.visit.reset();
        mistaken.status = "entered-in-error";
        test::comesBack<ReusedResultMapper>(mistaken);
    }

    void whatFhirAsksForIsThere() {
        const auto order = test::wireOf<TestOrderMapper>(ordered());
        for (const auto& [path, text] : std::vector<std::pair<const char*, std::string>>{{"status", "active"}, {"intent", "order"}, {"priority", "urgent"},
                 {"code.coding.0.code", "4548-4"}, {"subject.reference", "Patient/" + std::string{test::kPatientId}}, {"identifier.0.value", ordered().number}})
            QCOMPARE(std::string{order.textOr(path, "")}, text);
        const auto said = test::wireOf<OrderTaskMapper>(task("requested"));
        for (const auto& [path, text] : std::vector<std::pair<const char*, std::string>>{{"status", "requested"}, {"intent", "order"}, {"focus.reference", "ServiceRequest/" + std::string{test::kOtherId}}})
            QCOMPARE(std::string{said.textOr(path, "")}, text);
    }

    void theClinicAndTheLaboratoryWriteDifferentResources() {
        // What the desk writes after collecting or cancelling touches the request alone.
        auto wire = test::wireOf<TestOrderMapper>([] { auto one = ordered(); one.collectedAt.reset(); one.collectedBy.clear(); return one; }());
        auto before = wire;
        auto after = ordered();
        after.status = "revoked";
        after.statusReason = "declined";
        TestOrderMapper::write(wire, after);
        QCOMPARE(wire.textOr("status", ""), std::string_view{"revoked"});
        for (const auto* member : {"code", "identifier", "authoredOn", "subject", "priority"}) QCOMPARE(wire.at(member)->compact(), before.at(member)->compact());
    }

    void theLaboratorysOwnWordsAreUnderstood() {
        auto wire = test::wireOf<OrderTaskMapper>(task("requested"));
        for (const auto& [status, state] : std::vector<std::pair<const char*, const char*>>{{"accepted", "received"}, {"on-hold", "partial"}, {"failed", "refused"}, {"cancelled", "refused"}}) {
            wire.set("status", status);
            auto read = OrderTaskMapper::read(wire).value();
            QVERIFY(read && read->state == state);
            const auto text = wire.compact();
            OrderTaskMapper::write(wire, *read);
            QCOMPARE(wire.compact(), text);
        }
        wire.set("status", "draft");
        QVERIFY(!OrderTaskMapper::read(wire).value());
    }

    void whatIsNotOursIsLeftAlone() {
        auto order = test::wireOf<TestOrderMapper>(ordered());
        order.erase("identifier");
        QVERIFY(!TestOrderMapper::read(order).value());  // a referral
        order = test::wireOf<TestOrderMapper>(ordered());
        order.set("status", "draft");
        QVERIFY(!TestOrderMapper::read(order).value());
        auto other = test::wireOf<OrderTaskMapper>(task("received"));
        other.set("id", derivedUuid({"another task"}).toString());
        QVERIFY(!OrderTaskMapper::read(other).value());
        QVERIFY(!ReviewMapper::read(test::wireOf<OrderTaskMapper>(task("received"))).value());
        const auto reuse = test::wireOf<ReusedResultMapper>(reused());
        QVERIFY(!CardAnswerMapper::read(reuse).value() && !WorkActMapper::read(reuse).value());
    }

    void theyGoThroughTheRegistryAndCanBeTakenBack() {
        test::ClinicStore store;
        const Registry registry(test::mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        const auto order = test::wireOf<TestOrderMapper>(ordered()), said = test::wireOf<OrderTaskMapper>(task("partial")), reuse = test::wireOf<ReusedResultMapper>(reused());
        for (const auto* wire : {&said, &order, &reuse}) QVERIFY(registry.apply(unit, *wire).value().outcome == Applied::Outcome::Waiting);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        for (const auto* wire : {&said, &order, &reuse}) {
            QVERIFY(registry.check(*wire).value().outcome == Applied::Outcome::Stored);
            QVERIFY(registry.apply(unit, *wire).value().outcome == Applied::Outcome::Stored);
        }
        auto& database = store.database();
        const TestOrderRepository rows(database);
        QVERIFY(rows.order(ordered().id).value() == ordered() && rows.task(task("partial").id).value() == task("partial") && rows.reuse(reused().id).value() == reused());
        QVERIFY(rows.orders(ordered().resident).value().at(0).state == OrderState::Partial);
        QCOMPARE(registry.render(database, "ServiceRequest", ordered().id.uuid).value().compact(), order.compact());
        QCOMPARE(registry.render(database, "Task", task("partial").id.uuid).value().compact(), said.compact());
        QCOMPARE(registry.render(database, "Basic", reused().id.uuid).value().compact(), reuse.compact());
        QVERIFY(registry.retract(unit, "Task", task("partial").id.uuid) && registry.retract(unit, "Basic", reused().id.uuid));
        QVERIFY(rows.orders(ordered().resident).value().at(0).state == OrderState::Collected);
        QVERIFY(registry.retract(unit, "ServiceRequest", ordered().id.uuid));
        QVERIFY(rows.orders(ordered().resident).value().empty() && rows.reuses(ordered().resident).value().empty());
        for (const auto& [type, id] : std::vector<std::pair<const char*, Uuid>>{{"ServiceRequest", ordered().id.uuid}, {"Task", task("partial").id.uuid}, {"Basic", reused().id.uuid}}) QVERIFY(registry.erase(unit, type, id));
        QVERIFY(!rows.order(ordered().id) && !rows.task(task("partial").id) && !rows.reuse(reused().id));
        unit.commit();
    }
};

JIAYI_TEST(TestTestOrderMappers)
#include "tst_test_order_mappers.moc"
