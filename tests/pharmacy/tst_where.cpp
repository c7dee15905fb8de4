// Where a medicine is, told from words that come late, twice and out of turn.
#include "models/pharmacy/fulfilment/where.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

Uuid numbered(int number) {
    Uuid made;
    made.bytes[0] = 9;
    made.bytes[15] = static_cast<std::uint8_t>(number);
    return made;
}

const Date kWritten = makeDate(2026, 11, 22);
const Instant kMorning = startOfDay(kWritten) + std::chrono::hours{9};

Prescription formOf() {
    Prescription form;
    form.id = {numbered(1)};
    form.written = kWritten;
    return form;
}
Order orderOf() {
    Order order;
    order.id = {numbered(2)};
    order.prescription = {numbered(1)};
    return order;
}
Dispense said(int number, const std::string& state, std::chrono::minutes after = {}) {
    Dispense dispense;
    dispense.id = {numbered(number)};
    dispense.order = {numbered(2)};
    dispense.state = state;
    dispense.since = kMorning + after;
    dispense.on = localDate(*dispense.since);
    return dispense;
}
PrescriptionReview looked(int number, const std::string& state, std::chrono::minutes after = {}) {
    PrescriptionReview review;
    review.id = {numbered(number)};
    review.prescription = {numbered(1)};
    review.state = state;
    review.requested = kMorning + after;
    return review;
}
Stage stageOf(const std::vector<PrescriptionReview>& reviews, const std::vector<Dispense>& dispenses, const Order& order = orderOf()) {
    return whereIs(formOf(), order, reviews, dispenses).stage;
}

rc::Gen<Dispense> anyDispense() {
    return rc::gen::exec([] {
        auto dispense = said(*rc::gen::inRange(10, 16), *rc::gen::element<std::string>("prepared", "sent", "delivered", "refused", "out-of-stock", "entered-in-error"),
                             std::chrono::minutes{*rc::gen::inRange(0, 4) * 700});
        dispense.substitute = *rc::gen::element<std::string>("", "another");
        dispense.tracking = *rc::gen::element<std::string>("", "T1");
        if (*rc::gen::inRange(0, 3) == 0) dispense.since.reset();
        if (*rc::gen::inRange(0, 8) == 0) dispense.on.reset();
        if (*rc::gen::inRange(0, 6) == 0) dispense.order = {numbered(3)};
        return dispense;
    });
}

}  // namespace

class TestWhere : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordHasItsPlace() {
        QVERIFY(stageOf({}, {}) == Stage::Ordered);
        QVERIFY(stageOf({looked(5, "requested")}, {}) == Stage::InReview);
        QVERIFY(stageOf({looked(5, "answered")}, {}) == Stage::InReview);
        QVERIFY(stageOf({looked(5, "approved")}, {}) == Stage::Reviewed);
        QVERIFY(stageOf({looked(5, "returned")}, {}) == Stage::Returned);
        QVERIFY(stageOf({looked(5, "entered-in-error")}, {}) == Stage::Ordered);
        for (const auto& [state, stage] : std::initializer_list<std::pair<const char*, Stage>>{{"prepared", Stage::Prepared},
                                                                                              {"sent", Stage::Sent},
                                                                                              {"delivered", Stage::Delivered},
                                                                                              {"refused", Stage::Refused},
                                                                                              {"out-of-stock", Stage::OutOfStock},
                                                                                              {"entered-in-error", Stage::Reviewed}})
            QVERIFY2(stageOf({looked(5, "approved")}, {said(10, state)}) == stage, state);
    }

    void whatWaitsForTheDoctorIsOpen() {
        const auto open = [](const Order& order, const std::vector<PrescriptionReview>& reviews, const std::vector<Dispense>& dispenses) {
            return whereIs(formOf(), order, reviews, dispenses).open;
        };
        auto asked = said(10, "out-of-stock");
        QVERIFY(open(orderOf(), {}, {asked}) == Open::OrderElsewhere);
        asked.substitute = "another maker's";
        QVERIFY(open(orderOf(), {}, {asked}) == Open::AnswerSubstitute);
        auto declined = orderOf();
        declined.substitution = false;
        // Said on the form already: the pharmacy should not have asked, and nothing comes.
        QVERIFY(open(declined, {}, {asked}) == Open::OrderElsewhere);
        declined.substitutionReason = "she knows this one";
        QVERIFY(open(declined, {}, {asked}) == Open::Nothing);
        QVERIFY(open(orderOf(), {}, {said(10, "refused")}) == Open::OrderElsewhere);
        QVERIFY(open(orderOf(), {looked(5, "returned")}, {}) == Open::AnswerReview);
        QVERIFY(open(orderOf(), {looked(5, "returned")}, {said(10, "prepared")}) == Open::Nothing);
        auto stopped = orderOf();
        stopped.status = "stopped";
        QVERIFY(open(stopped, {}, {asked}) == Open::Nothing);
        QVERIFY(stageOf({}, {asked}, stopped) == Stage::Ended);
        QVERIFY(stageOf({}, {said(10, "delivered")}, stopped) == Stage::Delivered);
    }

    void theLaterWordCounts() {
        using std::chrono::minutes;
        QVERIFY(stageOf({}, {said(10, "delivered", minutes{5}), said(11, "out-of-stock", minutes{9})}) == Stage::OutOfStock);
        QVERIFY(stageOf({}, {said(10, "out-of-stock", minutes{9}), said(11, "prepared", minutes{9})}) == Stage::Prepared);
        auto dayOnly = said(12, "delivered");
        dayOnly.since.reset();
        QVERIFY(stageOf({}, {dayOnly, said(10, "sent", minutes{600})}) == Stage::Delivered);
        QVERIFY(stageOf({}, {dayOnly, said(10, "sent", minutes{60 * 24})}) == Stage::Sent);
        QVERIFY(stageOf({looked(5, "returned"), looked(4, "approved", minutes{1})}, {}) == Stage::Reviewed);
    }

    void theOrderOfArrivalChangesNothing() {
        QVERIFY(rc::check("the same whatever came first, and twice the same", [] {
            auto order = orderOf();
            order.substitution = *rc::gen::arbitrary<bool>();
            order.status = *rc::gen::element<std::string>("active", "active", "stopped");
            auto dispenses = *rc::gen::container<std::vector<Dispense>>(anyDispense());
            // One id is one resource: the store holds its newest version.
            std::sort(dispenses.begin(), dispenses.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
            dispenses.erase(std::unique(dispenses.begin(), dispenses.end(), [](const auto& a, const auto& b) { return a.id == b.id; }), dispenses.end());
            std::vector<PrescriptionReview> reviews;
            const auto count = *rc::gen::inRange(0, 4);
            for (int i = 0; i < count; ++i)
                reviews.push_back(looked(20 + i, *rc::gen::element<std::string>("requested", "returned", "approved", "answered"),
                                         std::chrono::minutes{*rc::gen::inRange(0, 3)}));
            const auto where = whereIs(formOf(), order, reviews, dispenses);
            const auto swaps = *rc::gen::container<std::vector<std::size_t>>(rc::gen::arbitrary<std::size_t>());
            auto again = dispenses;
            for (std::size_t i = 0; i < swaps.size() && !again.empty(); ++i) std::swap(again[i % again.size()], again[swaps[i] % again.size()]);
            again.insert(again.end(), dispenses.begin(), dispenses.end());
            std::reverse(reviews.begin(), reviews.end());
            RC_ASSERT(where == whereIs(formOf(), order, reviews, again));
        }));
    }
};

JIAYI_TEST(TestWhere)
#include "tst_where.moc"
