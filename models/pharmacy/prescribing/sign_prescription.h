// Signing what was drafted, and what happens to a medicine afterwards.
#pragma once

#include "models/pharmacy/orders/orders.h"
#include "models/pharmacy/prescribing/draft.h"

namespace jiayi::pharmacy {

struct SignedPrescription {
    std::vector<PrescriptionId> forms;
    std::vector<OrderId> orders;  ///< in the order of the draft
    CheckedPrescription check;
};

/// Checks everything again, then writes in one unit ("prescription.sign"): the forms, their orders, each medicine once (begun, renewed or with
/// its new dose; never a second line), a review asked of the pharmacist for each form, and what came of every rule that interrupted. Signed is
/// final. Orders that lines take the place of are stopped in the same unit. Invalid with the id of the first problem; Conflict "order.not-active"
/// when such an order is not open, "draft.product-changed" when a product is sold otherwise than the draft has it; NotFound; Denied for what a person who moved away has left here.
struct SignPrescription {
    PrescriptionDraft draft;
    Result<SignedPrescription> operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const;
};

/// Every active medicine that was ordered here, as its last order says: one key renews all. Products no longer in force come without an item,
/// and lines that were never ordered are left out.
Result<PrescriptionDraft> renewalDraft(db::Database& database, ResidentId resident, Date today);

/// "prescription.stop": the medicine ends with a reason, and its open orders with it. Invalid "medication.stop-reason", "medication.dates";
/// Conflict "medication.not-active"; NotFound.
struct StopMedicine {
    MedicationId medicine;
    Date on{};
    std::string reason;
    Result<void> operator()(const sync::Context& context) const;
};
/// The same within a unit.
Result<void> endMedicine(sync::Unit& unit, MedicationId medicine, Date on, const std::string& reason);
/// "prescription.hold" and "prescription.resume": active, and not taken for a while. Invalid "medication.stop-reason"; Conflict
/// "medication.not-active" or, when it is held (not held) already, "medication.held" ("medication.not-held").
struct HoldMedicine {
    MedicationId medicine;
    bool held = true;
    std::string reason;
    Result<void> operator()(const sync::Context& context) const;
};

/// "prescription.review": what the pharmacist says. Invalid "review.state" unless approved or returned, "review.comment" when returned without
/// one; Denied "review.pharmacist" for any other role, "review.own-form" for whoever wrote the form (four eyes: prescription administration
/// measures, 处方管理办法); NotFound, for a form that has not come yet too; Conflict "review.not-waiting".
struct ReviewPrescription {
    PrescriptionReviewId review;
    std::string state;
    std::string comment;
    Result<void> operator()(const sync::Context& context) const;
};
/// "prescription.answer": the doctor's answer to what was returned. Invalid "review.answer"; Conflict "review.not-returned".
struct AnswerReview {
    PrescriptionReviewId review;
    std::string answer;
    Result<void> operator()(const sync::Context& context) const;
};

/// How often an interruptive rule was shown in this clinic, and how often it was overridden.
struct OverrideRate {
    std::string rule;
    std::int64_t shown = 0, overridden = 0;
    bool retire = false;  ///< overridden so often that a pharmacist should look at it
    std::vector<std::string> reasons;  ///< newest first
};
/// The most overridden first.
Result<std::vector<OverrideRate>> overrideRates(db::Database& database, const ReviewBook& book);

}  // namespace jiayi::pharmacy
