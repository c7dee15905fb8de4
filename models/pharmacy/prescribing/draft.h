// A prescription while it is written: checked whole at every change, signed only when nothing is left to answer.
#pragma once

#include "models/pharmacy/orders/herbs.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "models/pharmacy/prescribing/quantity.h"
#include "models/pharmacy/rules/review.h"

#include <set>

namespace jiayi::pharmacy {

struct DraftLine {
    std::string key;   ///< unique in the draft; how findings and problems name the line
    std::string name;  ///< of the product or the decoction
    std::string atc;
    std::string pharmacy;
    std::optional<FormularyItem> item;  ///< what is ordered; a line without one has no quantity and no price
    std::string dosage;                 ///< as typed: "1g bid 12w"
    std::optional<int> days{};          ///< else what the dosage says
    /// The medicine that this continues; else the one active line of the same ATC code, if there is one.
    std::optional<MedicationId> medication{};
    std::optional<MedicationId> insteadOf{};  ///< another medicine whose place this takes: it ends with the signature
    std::vector<Herb> herbs{};          ///< of a decoction: it stands on a form of its own
    int doses = 0;                      ///< of a decoction (剂): they say its days
    bool substitution = true;           ///< the pharmacy may give an equivalent
    std::string product{};  ///< of a line without an item: the code of what was ordered before and may not be sold any more
    std::optional<OrderId> replaces{};  ///< an open order whose place this takes: it ends with the signature, and its supply does not count
};

struct PrescriptionDraft {
    ResidentId resident;
    std::string kind = "ordinary";  ///< ordinary, emergency, long; decoction pieces get a form of their own
    std::vector<Diagnosis> diagnoses;
    std::string reason;  ///< for more than the ordinary quantity
    int validDays = 1;   ///< the day of issue; a doctor may write more
    std::vector<DraftLine> lines;
    /// Rule, or "long.stable:<key>", to the reason for going on.
    std::map<std::string, std::string, std::less<>> overrides;
    /// Interruptive rules that checks of this draft have shown so far; the caller keeps it from check to check.
    std::set<std::string> shown;
};

/// Why it cannot be signed yet.
struct DraftProblem {
    std::string id;    ///< "draft.diagnosis-required", or the rule that wants a reason
    std::string line;  ///< empty: the whole
    Words text;
};

/// Whether a pharmacy sells what a line names today.
enum class Sale {
    Open,        ///< it does, or the line names no product
    Withdrawn,   ///< its formulary has no such product any more: "product.withdrawn:" and the code, which wants a reason
    NotChecked,  ///< nothing of that pharmacy is in force here
};

struct CheckedLine {
    Sale sale = Sale::Open;
    Dosage dosage;
    std::string dose;  ///< as typed, without the duration
    int days = 0;
    std::optional<Quantity> quantity;  ///< nothing: the price is not known
    std::int64_t packs = 0;            ///< known without a price too
    std::optional<OwnShare> share;  ///< nothing: not known
    std::optional<care::MedicationLine> continues;
    bool sameDose = false;
    std::optional<Date> end;        ///< of a course; a long-term medicine has none
    std::optional<LongEligibility> longTerm;  ///< of a long prescription
};

struct CheckedPrescription {
    std::vector<CheckedLine> lines;               ///< as in the draft
    std::vector<std::vector<std::size_t>> forms;  ///< at most five lines each; decoction pieces alone
    Money price;             ///< of the lines whose price is known
    bool priceKnown = true;  ///< of every line
    std::optional<Money> share;  ///< nothing unless every line's is known
    ReviewResult review;
    std::vector<Finding> interrupting;  ///< those of the findings that touch the draft and want a reason
    std::vector<DraftProblem> problems;
    bool canSign() const { return problems.empty(); }
};

/// Everything that is asked of a draft; pure reading. NotFound.
Result<CheckedPrescription> checkPrescription(db::Database& database, const care::RuleBook& care, const ReviewBook& book,
                                              const PrescriptionDraft& draft, Date today);

/// "1g bid" of "1g bid 12w": how long belongs to the order, not to the medicine. What cannot be told apart stays as typed.
std::string withoutDuration(const ReviewBook& book, const std::string& typed);

}  // namespace jiayi::pharmacy
