// The pharmacist's queue: forms that wait for a word, and what came back to the doctor.
#pragma once

#include "models/db/database.h"
#include "models/pharmacy/orders/orders.h"
#include "models/pharmacy/rules/review.h"
#include "models/roster/resident.h"

namespace jiayi::pharmacy {

struct QueuedForm {
    PrescriptionReview review;
    std::optional<Prescription> form;  ///< nothing: its lines have not come over the line yet, and nobody can judge it
    std::string residentName;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::size_t lines = 0;
    std::size_t findings = 0;      ///< of the review as it is today, that touch the form
    std::size_t interrupting = 0;  ///< of those
};

/// Asked for or answered, the longest waiting first.
Result<std::vector<QueuedForm>> waitingForms(db::Database& database, const ReviewBook& book, Date today);
/// Returned, of forms that this user signed; the longest waiting first.
Result<std::vector<QueuedForm>> returnedForms(db::Database& database, const ReviewBook& book, const std::string& user, Date today);

struct QueuedFinding {
    Finding finding;            ///< its lines are orders of the form, or medication lines of the person
    std::string reason;         ///< the doctor's for going on; empty: none was asked, or it is new since then
};
/// A reason that was given for a rule which finds nothing any more, or for what a long prescription asks.
struct SettledRule {
    std::string rule;
    Words what;  ///< empty where no table of the review has words for it
    std::string reason;
};
struct QueuedOrder {
    Order order;
    bool begins = false;  ///< the medicine begins with it
};
struct OpenedForm {
    QueuedForm head;
    std::vector<QueuedOrder> orders;  ///< by position
    std::vector<QueuedFinding> findings;
    std::vector<SettledRule> settled;
    std::vector<NotChecked> notChecked;
    std::vector<care::MedicationLine> others;  ///< what the person takes beside it
    roster::AllergyState allergyState = roster::AllergyState::NotAsked;
    std::vector<care::Allergy> allergies;      ///< active ones
};
/// Everything a pharmacist judges by, reviewed anew with what is known today. NotFound "review.not-found"; "prescription.not-found" while the
/// form has not come yet.
Result<OpenedForm> openForm(db::Database& database, const ReviewBook& book, PrescriptionReviewId review, Date today);

}  // namespace jiayi::pharmacy
