#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;
using namespace jiayi::pharmacy;

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
        Desk doctor(hub, 1), pharmacist(hub, 2);
        const auto resident = doctor.addResident("甲");
        const auto id = sign(doctor, resident);
        const auto exchange = [&](Desk& from, Desk& to) {
            must(from.sync());
            must(to.sync());
        };
        exchange(doctor, pharmacist);
        QCOMPARE(must(OrderRepository{pharmacist.store.database()}.waitingReviews()).size(), std::size_t{1});
        QVERIFY(ReviewPrescription({id, "returned", "dose?"})(pharmacist.context()));
        exchange(pharmacist, doctor);
        QCOMPARE(must(OrderRepository{doctor.store.database()}.returnedReviews("chen")).size(), std::size_t{1});
        QCOMPARE(reviewOn(doctor, id).comment, std::string("dose?"));
        QVERIFY(AnswerReview({id, "as the hospital had it"})(doctor.context()));
        exchange(doctor, pharmacist);
        QCOMPARE(reviewOn(pharmacist, id).answer, std::string("as the hospital had it"));
        QVERIFY(ReviewPrescription({id, "returned", "until when?"})(pharmacist.context()));
        exchange(pharmacist, doctor);
        QVERIFY(AnswerReview({id, "four weeks"})(doctor.context()));
        exchange(doctor, pharmacist);
        QVERIFY(ReviewPrescription({id, "approved", ""})(pharmacist.context()));
        exchange(pharmacist, doctor);
        const auto end = reviewOn(doctor, id);
        QCOMPARE(end.state, std::string("approved"));
        const auto words = wordsOf(end);
        QCOMPARE(words.size(), std::size_t{4});
        QCOMPARE(words[2].text, std::string("until when?"));
        QVERIFY(doctor.contents() == pharmacist.contents());
    }
};

JIAYI_TEST(TestReviewTravels)
#include "tst_review_travels.moc"
