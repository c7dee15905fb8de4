#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "models/pharmacy/rule_decisions.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;
using namespace jiayi::pharmacy;

namespace {

/// One that a pharmacist uses too.
class SharedDesk : public Desk {
public:
    SharedDesk(TestHub& hub, std::uint64_t seed) : Desk(hub, seed), m_random(seed + 100) {
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'li', 'Li', 'pharmacist')", newUuid(store.clock, m_random)).run();
    }
    sync::Context pharmacist() { return {store.database(), store.clock, m_random, "li"}; }

private:
    SeededRandom m_random;
};

}  // namespace

/// The doctor's desk and the pharmacist's, with a hub between them.
class TestReviewTravels : public QObject {
    Q_OBJECT

    static PrescriptionReview reviewOn(Desk& desk, PrescriptionReviewId id) { return must(OrderRepository{desk.store.database()}.review(id)); }
    static PrescriptionReviewId sign(Desk& desk, roster::ResidentId resident) {
        sync::Unit unit(desk.context(), "prescription.sign");
        const auto today = localDate(desk.store.clock.now());
        const Prescription form{unit.newId<PrescriptionId>(), resident, "ordinary", {{"E11.9", "2型糖尿病"}}, {}, today, today, "chen"};
        OrderRepository::save(unit, form);
        Order order;
        order.id = unit.newId<OrderId>();
        order.prescription = form.id;
        order.medication = unit.newId<MedicationId>();
        order.name = "metformin";
        order.atc = "A10BA02";
        order.dose = "500 mg bid";
        order.days = 7;
        order.packs = 1;
        OrderRepository::save(unit, order, resident);
        const PrescriptionReview review{unit.newId<PrescriptionReviewId>(), resident, form.id, "requested", {}, {}, {}, unit.now()};
        OrderRepository::save(unit, review);
        unit.commit();
        return review.id;
    }

private Q_SLOTS:
    void whatIsSaidAboutAFormGoesThroughTheHubBothWays() {
        TestHub hub;
        SharedDesk doctor(hub, 1), pharmacist(hub, 2);
        const auto resident = doctor.addResident("甲");
        const auto id = sign(doctor, resident);
        const auto exchange = [&](Desk& from, Desk& to) {
            must(from.sync());
            must(to.sync());
        };
        exchange(doctor, pharmacist);
        QCOMPARE(must(OrderRepository{pharmacist.store.database()}.waitingReviews()).size(), std::size_t{1});
        QVERIFY(ReviewPrescription({id, "returned", "dose?"})(pharmacist.pharmacist()));
        exchange(pharmacist, doctor);
        QCOMPARE(must(OrderRepository{doctor.store.database()}.returnedReviews("chen")).size(), std::size_t{1});
        QCOMPARE(reviewOn(doctor, id).comment, std::string("dose?"));
        QVERIFY(AnswerReview({id, "as the hospital had it"})(doctor.context()));
        exchange(doctor, pharmacist);
        QCOMPARE(reviewOn(pharmacist, id).answer, std::string("as the hospital had it"));
        QVERIFY(ReviewPrescription({id, "returned", "until when?"})(pharmacist.pharmacist()));
        exchange(pharmacist, doctor);
        QVERIFY(AnswerReview({id, "four weeks"})(doctor.context()));
        exchange(doctor, pharmacist);
        QVERIFY(ReviewPrescription({id, "approved", ""})(pharmacist.pharmacist()));
        exchange(pharmacist, doctor);
        const auto end = reviewOn(doctor, id);
        QCOMPARE(end.state, std::string("approved"));
        const auto words = wordsOf(end);
        QCOMPARE(words.size(), std::size_t{4});
        QCOMPARE(words[2].text, std::string("until when?"));
        QVERIFY(doctor.contents() == pharmacist.contents());
    }

    void whatIsDecidedAboutARuleHoldsAtEveryDesk() {
        TestHub hub;
        SharedDesk here(hub, 1), there(hub, 2);
        const auto exchange = [&](Desk& from, Desk& to) {
            must(from.sync());
            must(to.sync());
        };
        const auto decided = [](Desk& desk) { return must(readRuleDecisions(desk.store.database())); };
        const std::string rule = "renal.max:A10BH01", row = "drug:sitagliptin";
        must(RetireRule{rule, "our nephrologist sets the dose"}(here.pharmacist(), reviewBook()));
        must(SignRule{row, "label read"}(here.pharmacist(), reviewBook()));
        QCOMPARE(here.store.count("SELECT count(DISTINCT unit_id) FROM outbox WHERE type = 'Basic'"), std::int64_t{2});
        QVERIFY(decided(there).retired.empty());
        exchange(here, there);
        QVERIFY(decided(there).retired.at(rule).note == "our nephrologist sets the dose" && decided(there).retired.at(rule).by == "li");
        QVERIFY(decided(there).signedOff == decided(here).signedOff && decided(there).signedOff.contains(row));
        QCOMPARE(RetireRule({rule, "again"})(there.pharmacist(), reviewBook()).error().reason, std::string("rule.retired"));
        must(UndoRuleDecision{UndoRuleDecision::Kind::Retired, rule}(there.pharmacist()));
        exchange(there, here);
        QVERIFY(decided(here).retired.empty() && decided(here).signedOff.contains(row));
        // Both at once, and neither has heard of the other: the later word counts at both, and nobody is asked.
        must(RetireRule{rule, "first"}(here.pharmacist(), reviewBook()));
        there.store.clock.advance(std::chrono::minutes{5});
        must(RetireRule{rule, "second"}(there.pharmacist(), reviewBook()));
        exchange(here, there);
        exchange(here, there);
        QCOMPARE(decided(here).retired.at(rule).note, std::string("second"));
        QVERIFY(decided(here).retired == decided(there).retired);
        QCOMPARE(here.store.count("SELECT count(*) FROM conflict") + there.store.count("SELECT count(*) FROM conflict"), std::int64_t{0});
        QVERIFY(here.waiting() == 0 && there.waiting() == 0 && here.contents() == there.contents());
    }
};

JIAYI_TEST(TestReviewTravels)
#include "tst_review_travels.moc"
