#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "sync/mapping/medication_mapper.h"
#include "sync/mapping/order_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/mapping_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::mapping;
using jiayi::test::json;
using jiayi::test::mappingRules;

namespace {

Uuid uuid(int number) {
    Uuid made;
    made.bytes[0] = 7;
    made.bytes[15] = static_cast<std::uint8_t>(number);
    return made;
}

CarriedOrder fullOrder() {
    CarriedOrder carried;
    auto& [form, order] = carried;
    form = {{uuid(1)}, {*Uuid::parse(test::kPatientId)}, "long", {{"E11.9", "2型糖尿病"}, {"", "uncoded"}}, "stable", makeDate(2026, 11, 22),
            makeDate(2026, 11, 24), "chen"};
    order.id = {uuid(2)};
    order.prescription = form.id;
    order.position = 3;
    order.medication = {uuid(3)};
    order.previous = pharmacy::OrderId{uuid(4)};
    order.name = "盐酸二甲双胍片";
    order.atc = "A10BA02";
    order.pharmacy = "P1";
    order.product = "S000001";
    order.strength = "500 mg";
    order.dose = "1g bid";
    order.amount = 1;
    order.unit = "g";
    order.times = 2;
    order.period = 1;
    order.asNeeded = true;
    order.route = "po";
    order.days = 84;
    order.packs = 17;
    order.packSize = 20;
    order.packUnit = "tab";
    order.price = {17017};
    order.share = Money{5105};
    order.insuranceClass = "A";
    order.substitution = false;
    order.substitutionReason = "she knows this one";
    order.statusReason = "replaced";
    order.herbs = {{"海藻", 10.5, ""}, {"甘草", 6, "炙"}, {"黄芪"}};
    order.overrides = {{"renal.contra:A10BA02", "eGFR 44, checked by hand"}, {"long.control", "new lab today"}};
    return carried;
}

fhir::Json written(const CarriedOrder& carried) {
    fhir::Json made;
    OrderMapper::write(made, carried, mappingRules());
    return json(made.compact());
}

}  // namespace

class TestOrderMappers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderSurvivesTheWire() {
        const auto carried = fullOrder();
        const auto wire = written(carried);
        QVERIFY(OrderMapper::isOurs(wire));
        const auto again = OrderMapper::read(wire).value();
        QVERIFY(again.form == carried.form);
        QVERIFY(again.order == carried.order);
    }

    void aPriceThatIsNotKnownIsNotNought() {
        auto carried = fullOrder();
        carried.order.price.reset();
        auto wire = written(carried);
        QVERIFY(OrderMapper::read(wire).value().order == carried.order);
        QVERIFY(wire.compact().find("/price") == std::string::npos);
        carried.order.price = Money{};
        OrderMapper::write(wire, carried, mappingRules());
        QVERIFY(OrderMapper::read(wire).value().order.price == Money{});
    }

    void itIsFhirThatOthersCanRead() {
        const auto wire = written(fullOrder());
        QVERIFY(wire.textOr("reasonCode.0.coding.0.code", "") == "E11.9");
        QVERIFY(wire.integer("dosageInstruction.0.timing.repeat.frequency") == 2);
        QVERIFY(wire.textOr("dosageInstruction.0.timing.repeat.periodUnit", "") == "d");
        QVERIFY(wire.integer("dispenseRequest.quantity.value") == 340);
        QVERIFY(wire.integer("dispenseRequest.expectedSupplyDuration.value") == 84);
        QVERIFY(wire.textOr("priorPrescription.reference", "") == "MedicationRequest/" + uuid(4).toString());
        QVERIFY(wire.boolean("substitution.allowedBoolean") == false);
        QVERIFY(wire.textOr("groupIdentifier.value", "") == uuid(1).toString());
    }

    void whatIsNotOursInItStays() {
        auto wire = written(fullOrder());
        wire.make("dispenseRequest.initialFill") = json(R"({"quantity":{"value":5.00}})");
        wire.make("courseOfTherapyType.text") = "chronic";
        wire.make("extension").push(json(R"({"url":"urn:other","valueDecimal":1.50})"));
        auto changed = OrderMapper::read(wire).value();
        changed.order.status = "stopped";
        changed.order.overrides.clear();
        changed.order.packs = 4;
        OrderMapper::write(wire, changed, mappingRules());
        QVERIFY(wire.at("dispenseRequest.initialFill.quantity.value")->asNumberText() == "5.00");
        QVERIFY(wire.textOr("courseOfTherapyType.text", "") == "chronic");
        QVERIFY(wire.compact().find("1.50") != std::string::npos);
        QVERIFY(OrderMapper::read(wire).value().order == changed.order);
    }

    void writingTheSameTouchesNothing() {
        auto wire = written(fullOrder());
        const auto before = wire.compact();
        OrderMapper::write(wire, OrderMapper::read(wire).value(), mappingRules());
        QVERIFY(wire.compact() == before);
    }

    void anOrderWithoutItsMedicineIsRefused() {
        auto wire = written(fullOrder());
        wire.erase("extension");
        QVERIFY(OrderMapper::read(wire).error().reason == "order.medicine");
    }

    void everyStateOfADispenseSurvivesTheWire() {
        for (const auto* state : {"prepared", "sent", "delivered", "refused", "out-of-stock"}) {
            pharmacy::Dispense dispense{{uuid(5)}, {*Uuid::parse(test::kPatientId)}, {uuid(2)}, state, makeDate(2026, 11, 23), "SF123", "why", "格华止"};
            dispense.substituteProduct = "S000002";
            dispense.name = "盐酸二甲双胍片";
            dispense.since = startOfDay(makeDate(2026, 11, 23)) + std::chrono::minutes{601};
            fhir::Json wire;
            DispenseMapper::write(wire, dispense);
            const auto again = DispenseMapper::read(json(wire.compact())).value();
            QVERIFY2(again && *again == dispense, state);
        }
        QVERIFY(!DispenseMapper::read(json(R"({"resourceType":"MedicationDispense","id":"0190a5c4-2222-7abc-8def-000000000002","status":"completed"})")).value());
    }

    void whenAStateBeganIsTakenFromWhateverSaysIt() {
        auto wire = json(R"({"resourceType":"MedicationDispense","id":"0190a5c4-2222-7abc-8def-000000000002","status":"completed"})");
        wire.make("authorizingPrescription.0.reference") = "MedicationRequest/" + uuid(2).toString();
        wire.make("subject.reference") = "Patient/" + std::string{test::kPatientId};
        wire.set("whenPrepared", "2026-11-22");
        QVERIFY(!DispenseMapper::read(wire).value()->since);
        QVERIFY(DispenseMapper::read(wire).value()->on == makeDate(2026, 11, 22));
        wire.set("whenHandedOver", "2026-11-23T10:01:00+08:00");
        QVERIFY(DispenseMapper::read(wire).value()->since == startOfDay(makeDate(2026, 11, 23)) + std::chrono::minutes{601});
        const auto before = wire.compact();
        DispenseMapper::write(wire, *DispenseMapper::read(wire).value());
        QVERIFY(wire.compact() == before);
    }

    void everyStateOfAReviewSurvivesTheWire() {
        for (const auto* state : {"requested", "approved", "returned", "answered"}) {
            const pharmacy::PrescriptionReview review{{uuid(6)}, {*Uuid::parse(test::kPatientId)}, {uuid(1)}, state, "why not 500 mg", "done", "li",
                                                      startOfDay(makeDate(2026, 11, 22))};
            fhir::Json wire;
            ReviewMapper::write(wire, review);
            const auto again = ReviewMapper::read(json(wire.compact())).value();
            QVERIFY2(again && *again == review, state);
        }
        QVERIFY(!ReviewMapper::read(json(R"({"resourceType":"Task","id":"0190a5c4-2222-7abc-8def-000000000002","status":"requested"})")).value());
    }

    void whatHappenedToAMedicineTravelsWithIt() {
        care::MedicationLine line;
        line.id = {uuid(3)};
        line.resident = {*Uuid::parse(test::kPatientId)};
        line.name = "metformin";
        line.held = true;
        line.history = {{uuid(8), "started", makeDate(2026, 1, 1), "500mg bid", 1000.0, "mg", {}, "chen"},
                        {uuid(9), "held", makeDate(2026, 2, 1), {}, {}, {}, "contrast", "li"}};
        fhir::Json wire;
        MedicationMapper::write(wire, line, mappingRules());
        QVERIFY(wire.textOr("status", "") == "on-hold");
        const auto again = MedicationMapper::read(json(wire.compact()), mappingRules()).value();
        QVERIFY(again.history == line.history);
        QVERIFY(again.held && again.status == "active");
        const auto before = wire.compact();
        MedicationMapper::write(wire, again, mappingRules());
        QVERIFY(wire.compact() == before);
    }

    void anOrderBecomesAFormAndNoSecondMedicine() {
        test::ClinicStore store;
        const Registry registry(mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        const auto carried = fullOrder();
        const auto wire = written(carried);
        QVERIFY(registry.apply(unit, wire).value().outcome == Applied::Outcome::Stored);
        QVERIFY(registry.apply(unit, wire).has_value());
        QCOMPARE(store.count("SELECT count(*) FROM medication_line"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM prescription_line"), 1);
        const pharmacy::OrderRepository orders(store.database());
        QVERIFY(orders.prescription(carried.form.id).value() == carried.form);
        QVERIFY(orders.order(carried.order.id).value() == carried.order);
        QVERIFY(registry.retract(unit, "MedicationRequest", carried.order.id.uuid).has_value());
        QVERIFY(orders.order(carried.order.id).value().status == "entered-in-error");
        QVERIFY(registry.erase(unit, "MedicationRequest", carried.order.id.uuid).has_value());
        QCOMPARE(store.count("SELECT count(*) FROM prescription"), 0);
        unit.commit();
    }
};

JIAYI_TEST(TestOrderMappers)
#include "tst_order_mappers.moc"
