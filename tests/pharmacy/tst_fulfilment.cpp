// A desk whose pharmacy answers: substitutes, refusals, shortages, and what desks share.
#include "models/care/fact_repository.h"
#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/fulfilment/answers.h"
#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/fulfilment/shortages.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
void must(Result<void> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

/// A clinic with one resident and one pharmacy with three metformins; the third has another strength.
class Counter {
public:
    Counter() {
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'li', 'Li', 'pharmacist')", newUuid(store.clock, store.random)).run();
        sync::Unit unit(store.context(), "test");
        roster::Resident person;
        person.id = resident = unit.newId<ResidentId>();
        person.name = "测试";
        person.sex = Sex::Male;
        person.birthDate = makeDate(1966, 1, 1);
        person.insuranceScheme = "employee";
        person.allergyState = roster::AllergyState::NoneKnown;
        roster::ResidentRepository::save(unit, person);
        care::Observation kidney;
        kidney.id = unit.newId<care::ObservationId>();
        kidney.resident = resident;
        kidney.code = "EGFR_2021";
        kidney.effective = must(parseFhirTime("2026-11-12"));
        kidney.value = 80;
        kidney.unit = "mL/min/{1.73_m2}";
        care::FactRepository::save(unit, kidney);
        unit.commit();
        auto items = test::formularyItems(4);
        items[2].strength = "250 mg";
        items[3].atc = "A10BB12";
        items[3].inn = "glimepiride";
        publish("P", items);
    }

    void publish(const std::string& pharmacy, const std::vector<FormularyItem>& items) {
        auto& database = store.database();
        std::optional<FormularyWriter> writer;
        {
            db::Transaction transaction(database);
            writer.emplace(database, pharmacyPkOf(database, pharmacy, pharmacy));
            writer->begin({"e", 1, today(), store.clock.now(), static_cast<std::int64_t>(items.size()), contentRootOf(items)});
            for (const auto& item : items) writer->put(item);
            transaction.commit();
        }
        must(writer->prove());
        db::Transaction transaction(database);
        writer->ready(store.clock.now());
        transaction.commit();
    }

    OrderId order(const std::string& dosage = "500mg bid 7d", const std::string& reason = {}) {
        DraftLine line;
        line.key = "a";
        line.name = "metformin";
        line.atc = "A10BA02";
        line.pharmacy = "P";
        line.item = test::formularyItem(1);
        line.dosage = dosage;
        PrescriptionDraft draft;
        draft.resident = resident;
        draft.diagnoses = {{"E11.9", "2型糖尿病"}};
        draft.lines = {line};
        draft.reason = reason;
        store.clock.advance(std::chrono::minutes{1});
        const auto signed_ = must(SignPrescription{draft}(store.context(), test::careRules(), test::reviewBook()));
        return signed_.orders[0];
    }
    /// The pharmacy's word, as it comes from the hub.
    Dispense says(OrderId order, const std::string& state, const std::string& product = {}) {
        store.clock.advance(std::chrono::minutes{1});
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        Dispense dispense;
        dispense.id = unit.newId<DispenseId>();
        dispense.resident = resident;
        dispense.order = order;
        dispense.state = state;
        dispense.since = store.clock.now();
        dispense.on = today();
        dispense.substituteProduct = product;
        if (!product.empty()) dispense.substitute = "Metformin " + product;
        OrderRepository::save(unit, dispense);
        unit.commit();
        return dispense;
    }
    std::vector<TrackedOrder> tracked() { return must(trackedOrders(store.database(), resident)); }
    std::vector<TrackedOrder> waiting() { return must(waitingForDoctor(store.database())); }
    Result<SignedPrescription> accept(DispenseId dispense) {
        return AcceptSubstitute{dispense, {}}(store.context(), test::careRules(), test::reviewBook());
    }
    Date today() { return localDate(store.clock.now()); }

    test::ClinicStore store;
    ResidentId resident;
};

}  // namespace

class TestFulfilment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_counter.emplace(); }
    void cleanup() { m_counter.reset(); }

    void theChartShowsWhatIsOnItsWayAndTheLastThatCame() {
        const auto first = m_counter->order();
        m_counter->says(first, "delivered");
        const auto second = m_counter->order();
        m_counter->says(second, "delivered");
        const auto third = m_counter->order();
        m_counter->says(third, "sent");
        const auto shown = m_counter->tracked();
        QCOMPARE(shown.size(), std::size_t{2});
        QVERIFY(shown[0].order.id == third && shown[0].where.stage == Stage::Sent && shown[0].where.exact);
        QVERIFY(shown[1].order.id == second && shown[1].where.stage == Stage::Delivered);
        QVERIFY(m_counter->waiting().empty());
    }

    void whatWaitsForTheDoctorComesFirst() {
        const auto refused = m_counter->order();
        m_counter->says(refused, "refused");
        const auto returned = m_counter->order();
        const auto review = must(OrderRepository{m_counter->store.database()}.reviewsOf(must(OrderRepository{m_counter->store.database()}.order(returned)).prescription))[0];
        const auto desk = m_counter->store.context();
        must(ReviewPrescription{review.id, "returned", "dose?"}({desk.database, desk.clock, desk.random, "li"}));
        const auto fine = m_counter->order();
        const auto shown = m_counter->tracked();
        QCOMPARE(shown.size(), std::size_t{3});
        QVERIFY(shown[2].order.id == fine);
        const auto waiting = m_counter->waiting();
        QCOMPARE(waiting.size(), std::size_t{2});
        QVERIFY(waiting[0].order.id == refused && waiting[0].where.open == Open::OrderElsewhere);
        QVERIFY(waiting[1].order.id == returned && waiting[1].where.open == Open::AnswerReview);
    }

    void anAcceptedSubstituteReplacesTheOrderInOneUnit() {
        const auto order = m_counter->order();
        const auto asked = m_counter->says(order, "out-of-stock", "I2");
        const auto units = m_counter->store.count("SELECT count(DISTINCT unit_id) FROM outbox");
        const auto done = must(m_counter->accept(asked.id));
        QCOMPARE(m_counter->store.count("SELECT count(DISTINCT unit_id) FROM outbox"), units + 1);
        const OrderRepository orders{m_counter->store.database()};
        const auto replacing = must(orders.order(done.orders[0]));
        QVERIFY(replacing.product == "I2" && replacing.previous == order && replacing.days == 7 && replacing.dose == "500mg bid");
        QVERIFY(replacing.price == Money{1002});
        const auto old = must(orders.order(order));
        QVERIFY(old.status == "stopped" && old.statusReason == "replaced");
        // One medicine as before, and nothing waits any more.
        QVERIFY(replacing.medication == old.medication);
        QCOMPARE(m_counter->store.count("SELECT count(*) FROM medication_line"), 1);
        QVERIFY(m_counter->waiting().empty());
        const auto shown = m_counter->tracked();
        QCOMPARE(shown.size(), std::size_t{1});
        QVERIFY(shown[0].order.id == replacing.id && shown[0].where.stage == Stage::InReview);
        QVERIFY(m_counter->accept(asked.id).error().reason == "substitute.not-asked");
    }

    void theSupplyThatNobodyHasHadIsNoOverlap() {
        const auto order = m_counter->order("500mg bid 14d", "chronic disease");
        m_counter->store.clock.advance(std::chrono::hours{24});
        const auto asked = m_counter->says(order, "out-of-stock", "I2");
        auto draft = must(substituteDraft(m_counter->store.database(), asked.id, m_counter->today()));
        const auto overlaps = [&] {
            const auto check = must(checkPrescription(m_counter->store.database(), test::careRules(), test::reviewBook(), draft, m_counter->today()));
            return std::any_of(check.review.findings.begin(), check.review.findings.end(),
                               [](const Finding& finding) { return finding.rule.starts_with("quantity.overlap"); });
        };
        QVERIFY(!overlaps());
        draft.lines[0].replaces.reset();
        QVERIFY(overlaps());
    }

    void whatIsNotTheSameIsPrescribedAnew_data() {
        QTest::addColumn<QString>("dosage");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another strength, in mg") << "500mg bid 7d" << "I3" << "";
        QTest::newRow("another strength, in tablets") << "1片 bid 7d" << "I3" << "substitute.dose";
        QTest::newRow("another substance") << "500mg bid 7d" << "I4" << "substitute.other-drug";
        QTest::newRow("not sold") << "500mg bid 7d" << "I9" << "substitute.not-sold";
    }
    void whatIsNotTheSameIsPrescribedAnew() {
        QFETCH(const QString, dosage);
        QFETCH(const QString, product);
        QFETCH(const QString, reason);
        const auto asked = m_counter->says(m_counter->order(dosage.toStdString()), "out-of-stock", product.toStdString());
        const auto draft = substituteDraft(m_counter->store.database(), asked.id, m_counter->today());
        QCOMPARE(QString::fromStdString(draft ? "" : draft.error().reason), reason);
    }

    void aDeclinedSubstituteIsWaitedFor() {
        const auto order = m_counter->order();
        const auto asked = m_counter->says(order, "out-of-stock", "I2");
        const auto context = m_counter->store.context();
        QVERIFY(DeclineSubstitute({asked.id, ""})(context).error().reason == "substitute.reason");
        must(DeclineSubstitute{asked.id, "she knows this one"}(context));
        QVERIFY(DeclineSubstitute({asked.id, "again"})(context).error().reason == "substitute.not-asked");
        QVERIFY(m_counter->waiting().empty());
        const auto shown = m_counter->tracked();
        QVERIFY(shown[0].where.stage == Stage::OutOfStock && shown[0].order.status == "active" && !shown[0].order.substitution);
    }

    void aClosedOrderLeavesTheMedicineBe() {
        const auto order = m_counter->order();
        m_counter->says(order, "refused");
        const auto context = m_counter->store.context();
        QVERIFY(CloseOrder({order, ""})(context).error().reason == "order.close-reason");
        must(CloseOrder{order, "bought at the corner"}(context));
        QVERIFY(CloseOrder({order, "x"})(context).error().reason == "order.not-active");
        QVERIFY(m_counter->waiting().empty() && m_counter->tracked().empty());
        QCOMPARE(m_counter->store.count("SELECT count(*) FROM medication_line WHERE status = 'active'"), 1);
    }

    void aShortageIsAskedOnceAndAnswered() {
        const auto context = m_counter->store.context();
        QVERIFY(RecordShortage({"", {}, {}, {}})(context).error().reason == "shortage.name");
        QVERIFY(RecordShortage({"x", {}, {}, {}, 0})(context).error().reason == "shortage.packs");
        const RecordShortage ask{"司美格鲁肽", "A10BJ06", "P", {}, 2, m_counter->resident};
        const auto id = must(ask(context));
        QVERIFY(must(ask(context)) == id);
        const auto dispense = m_counter->says(m_counter->order(), "out-of-stock");
        const auto other = must(RecordShortageOf{dispense.id}(context));
        QVERIFY(must(RecordShortageOf{dispense.id}(context)) == other);
        QVERIFY(RecordShortageOf{m_counter->says(m_counter->order(), "sent").id}(context).error().reason == "shortage.in-stock");
        const SharedRepository shared{m_counter->store.database()};
        QCOMPARE(must(shared.shortages()).size(), std::size_t{2});
        QVERIFY(AnswerShortage({id, "soon", {}})(context).error().reason == "shortage.answer");
        must(AnswerShortage{id, "stocked", "from Monday on"}(context));
        QVERIFY(AnswerShortage({id, "stocked", {}})(context).error().reason == "shortage.not-open");
        const auto open = must(shared.shortages(false));
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY(open[0].id == other && open[0].product == "I1" && open[0].resident == m_counter->resident);
        const auto answered = must(shared.shortage(id));
        QVERIFY(answered.answeredBy == "chen" && answered.answered && answered.note == "from Monday on" && answered.packs == 2);
    }

    void theClinicSaysWhichPharmacyComesFirst() {
        m_counter->publish("A", test::formularyItems(1));
        const auto context = m_counter->store.context();
        const auto names = [&] {
            std::string text;
            for (const auto& each : must(pharmacies(m_counter->store.database(), m_counter->today()))) text += each.id;
            return text;
        };
        QCOMPARE(names(), std::string{"AP"});
        must(ChooseServingPharmacies{{"P"}}(context));
        QCOMPARE(names(), std::string{"PA"});
        const auto firstFound = [&] { return must(searchFormulary(m_counter->store.database(), m_counter->today(), "metformin 1")).at(0).pharmacyPk; };
        const auto pkOf = [&](const char* id) { return m_counter->store.count(std::string{"SELECT pk FROM formulary_pharmacy WHERE id = '"} + id + "'"); };
        QCOMPARE(firstFound(), pkOf("P"));
        QVERIFY(ChooseServingPharmacies({{"P", "P"}})(context).error().reason == "serving.twice");
        QVERIFY(ChooseServingPharmacies({{"Z"}})(context).error().reason == "serving.unknown");
        must(ChooseServingPharmacies{{"A", "P"}}(context));
        QCOMPARE(names(), std::string{"AP"});
        QCOMPARE(firstFound(), pkOf("A"));
    }

    void templatesOfOneNameAreOneAndGoTogether() {
        // As it is when two desks had saved the name before templates travelled.
        for (const int number : {1, 2}) {
            sync::Unit unit(m_counter->store.context(), "hub", sync::Origin::Hub);
            RegimenTemplate regimen;
            regimen.id.uuid.bytes[15] = static_cast<std::uint8_t>(number);
            regimen.name = "start";
            regimen.lines = {{"metformin " + std::to_string(number), "A10BA02", {}, {}, "500mg bid", {}, {}}};
            SharedRepository::save(unit, regimen);
            unit.commit();
        }
        auto& database = m_counter->store.database();
        QVERIFY(must(SharedRepository{database}.regimenNamed("start")).lines[0].name == "metformin 1");
        QCOMPARE(m_counter->store.count("SELECT count(DISTINCT name) FROM prescription_template WHERE status = 'active'"), 1);
    }

private:
    std::optional<Counter> m_counter;
};

JIAYI_TEST(TestFulfilment)
#include "tst_fulfilment.moc"
