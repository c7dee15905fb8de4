// What the doctor does about medicines that do not come: another one instead, none instead, or the order is closed.
#pragma once

#include "models/pharmacy/prescribing/sign_prescription.h"

namespace jiayi::pharmacy {

/// The order again with what the pharmacy asks leave to give, as a draft that replaces it: the same medicine and dose, the reasons that were given
/// before. Conflict "substitute.not-asked" when nothing is open; Invalid "substitute.not-sold" when the product is not in the formulary today,
/// "substitute.other-drug" when it is another substance, "substitute.dose" when the dose counts units of another strength: such a change is
/// prescribed anew. NotFound.
Result<PrescriptionDraft> substituteDraft(db::Database& database, DispenseId dispense, Date today);

/// Signs that draft: the new order and the end of the old one in one unit. Errors of substituteDraft() and SignPrescription.
struct AcceptSubstitute {
    DispenseId dispense;
    /// Reasons for rules that interrupt now; those of the old order are taken over.
    std::map<std::string, std::string, std::less<>> overrides;
    Result<SignedPrescription> operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const;
};

/// "prescription.no-substitute": the pharmacy waits until it has what was ordered. Invalid "substitute.reason"; Conflict "substitute.not-asked";
/// NotFound.
struct DeclineSubstitute {
    DispenseId dispense;
    std::string reason;
    Result<void> operator()(const sync::Context& context) const;
};

/// "prescription.close": the order ends, the medicine does not. Invalid "order.close-reason"; Conflict "order.not-active"; NotFound.
struct CloseOrder {
    OrderId order;
    std::string reason;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::pharmacy
