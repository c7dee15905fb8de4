#include "models/pharmacy/fulfilment/where.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace jiayi::pharmacy {

namespace {

/// In the order in which a medicine goes through them.
constexpr std::array<std::pair<std::string_view, Stage>, 5> kDispenseStages{{{"out-of-stock", Stage::OutOfStock},
                                                                             {"prepared", Stage::Prepared},
                                                                             {"sent", Stage::Sent},
                                                                             {"refused", Stage::Refused},
                                                                             {"delivered", Stage::Delivered}}};

std::size_t stepOf(const Dispense& dispense) {
    const auto found = std::find_if(kDispenseStages.begin(), kDispenseStages.end(), [&](const auto& each) { return each.first == dispense.state; });
    return static_cast<std::size_t>(found - kDispenseStages.begin());
}

Instant momentOf(const Dispense& dispense) {
    if (dispense.since) return *dispense.since;
    return dispense.on ? startOfDay(*dispense.on) : Instant{};
}

/// Told apart by the day first: a word that gives only the day is not older than one that gives the hour of it.
auto placeOf(const Dispense& dispense) {
    const auto moment = momentOf(dispense);
    return std::tuple{localDate(moment), dispense.since ? moment : startOfDay(localDate(moment)) + std::chrono::hours{24}, stepOf(dispense), dispense.id};
}

const Dispense* lastWord(OrderId order, const std::vector<Dispense>& dispenses) {
    const Dispense* last = nullptr;
    for (const auto& each : dispenses) {
        if (each.order != order || stepOf(each) == kDispenseStages.size()) continue;
        if (!last || placeOf(*last) < placeOf(each)) last = &each;
    }
    return last;
}

const PrescriptionReview* lastReview(PrescriptionId form, const std::vector<PrescriptionReview>& reviews) {
    const PrescriptionReview* last = nullptr;
    for (const auto& each : reviews) {
        if (each.prescription != form || each.state == "entered-in-error") continue;
        if (!last || std::pair{last->requested, last->id} < std::pair{each.requested, each.id}) last = &each;
    }
    return last;
}

void readDispense(const Order& order, const Dispense& dispense, Whereabouts& where) {
    where.stage = kDispenseStages[stepOf(dispense)].second;
    where.since = momentOf(dispense);
    where.exact = dispense.since.has_value();
    where.dispense = dispense.id;
    where.tracking = dispense.tracking;
    where.reason = dispense.reason;
    if (where.stage == Stage::Refused) where.open = Open::OrderElsewhere;
    if (where.stage != Stage::OutOfStock) return;
    const bool declined = !order.substitution && !order.substitutionReason.empty();
    const bool asked = order.substitution && !dispense.substitute.empty();
    if (asked) {
        where.substitute = dispense.substitute;
        where.substituteProduct = dispense.substituteProduct;
    }
    where.open = asked ? Open::AnswerSubstitute : declined ? Open::Nothing : Open::OrderElsewhere;
}

void readReview(const PrescriptionReview& review, Whereabouts& where) {
    where.since = review.requested;
    where.exact = true;
    where.review = review.id;
    where.stage = review.state == "approved" ? Stage::Reviewed : review.state == "returned" ? Stage::Returned : Stage::InReview;
    if (where.stage != Stage::Returned) return;
    where.reason = review.comment;
    where.open = Open::AnswerReview;
}

}  // namespace

std::string_view nameOf(Stage stage) {
    switch (stage) {
        case Stage::Ordered: return "ordered";
        case Stage::InReview: return "in-review";
        case Stage::Returned: return "returned";
        case Stage::Reviewed: return "reviewed";
        case Stage::Prepared: return "prepared";
        case Stage::Sent: return "sent";
        case Stage::Delivered: return "delivered";
        case Stage::OutOfStock: return "out-of-stock";
        case Stage::Refused: return "refused";
        case Stage::Ended: break;
    }
    return "ended";
}

Whereabouts whereIs(const Prescription& form, const Order& order, const std::vector<PrescriptionReview>& reviews, const std::vector<Dispense>& dispenses) {
    Whereabouts where;
    where.since = startOfDay(form.written);
    const auto* dispense = lastWord(order.id, dispenses);
    const auto* review = lastReview(form.id, reviews);
    if (dispense) readDispense(order, *dispense, where);
    else if (review) readReview(*review, where);
    if (order.status != "active" && where.stage != Stage::Delivered) {
        where.stage = Stage::Ended;
        where.open = Open::Nothing;
        where.reason = order.statusReason;
        where.substitute.clear();
        where.substituteProduct.clear();
    }
    return where;
}

}  // namespace jiayi::pharmacy
