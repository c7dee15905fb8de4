// Where a medicine that was ordered is, told from everything that was said of it; pure.
#pragma once

#include "models/pharmacy/orders/orders.h"

namespace jiayi::pharmacy {

enum class Stage { Ordered, InReview, Returned, Reviewed, Prepared, Sent, Delivered, OutOfStock, Refused, Ended };
/// "ordered", "in-review" ...
std::string_view nameOf(Stage stage);

/// What waits for the doctor.
enum class Open {
    Nothing,
    AnswerReview,      ///< the pharmacist has returned the form
    AnswerSubstitute,  ///< the pharmacy asks leave to give something else
    OrderElsewhere,    ///< it will not come from there: order elsewhere, or close the order
};

struct Whereabouts {
    Stage stage = Stage::Ordered;
    Instant since{};   ///< the beginning of the day where only that is known
    bool exact = false;  ///< the time of day is known
    Open open = Open::Nothing;
    std::string tracking;
    std::string reason;  ///< why it was refused, is out of stock or was returned
    std::string substitute, substituteProduct;
    std::optional<DispenseId> dispense;
    std::optional<PrescriptionReviewId> review;
    bool operator==(const Whereabouts&) const = default;
};

/// The same whatever the order in which dispenses and reviews came, and however often. What a pharmacy says counts before what the
/// pharmacist says of the form; of two words of a pharmacy the later one counts, of one moment the one that is further on. What has been delivered
/// stays delivered when its order ends. Mistakes are passed over, and so is what belongs to another order or form.
Whereabouts whereIs(const Prescription& form, const Order& order, const std::vector<PrescriptionReview>& reviews, const std::vector<Dispense>& dispenses);

}  // namespace jiayi::pharmacy
