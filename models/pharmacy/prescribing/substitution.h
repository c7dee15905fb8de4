// What may take a product's place for those who take it: a draft for each resident, which the doctor signs, alone or with others.
#pragma once

#include "models/pharmacy/formulary/formulary_changes.h"
#include "models/pharmacy/prescribing/sign_prescription.h"

namespace jiayi::pharmacy {

/// Why a proposal is not signed together with the others.
enum class LeftOut {
    No,
    NoSubstitute,   ///< nothing of the same substance, form and strength, and nothing on the pharmacist's list, is to be had
    Dose,           ///< the dose cannot be said in the substitute's strength
    Incomplete,     ///< something is missing that a prescription needs
    Interrupts,     ///< the review interrupts, or the doctor went on in spite of it: to be looked at alone
    ListUnsigned,   ///< the equivalence awaits a pharmacist's signature
};

struct SubstitutionProposal {
    AffectedLine line;
    std::optional<Equivalent> substitute;
    PrescriptionDraft draft;     ///< one line; empty without a substitute
    CheckedPrescription check;
    LeftOut leftOut = LeftOut::No;
    std::vector<Words> why;      ///< the problems and interrupting findings, in words
    /// By itself: signed with Enter. With the others only if nothing speaks against it.
    bool canSign() const { return substitute && check.canSign(); }
    bool canSignTogether() const { return canSign() && leftOut == LeftOut::No; }
};

/// For every touched medicine that was last ordered as this product or, when none was ordered here, calls it by name; a line that was ordered
/// as another product is not touched. The substitute is the cheapest of the same ATC level 5, form and strength in that pharmacy; then of the
/// list, a signed row before an unsigned one. Kind, diagnoses, reason and duration are those of the last order; else an ordinary prescription of
/// ordinary duration for the person's own conditions that the medicine is for. Another substance takes the place of the old line, which
/// ends with it. Reads only.
Result<std::vector<SubstitutionProposal>> proposeSubstitution(db::Database& database, const care::RuleBook& care, const ReviewBook& book,
                                                              const Equivalences& list, const ShownItem& product, Date today);

/// What became of one draft.
struct SubstitutionOutcome {
    ResidentId resident;
    MedicationId medicine;               ///< that the draft continues or replaces
    std::optional<PrescriptionId> form;  ///< signed
    std::string refused;                 ///< else why not: "substitution.interrupts", or what SignPrescription says
};
/// Signs each in a unit of its own, after checking it again: what interrupts by then is left out, and one that fails stops no other.
struct SignSubstitutions {
    std::vector<PrescriptionDraft> drafts;
    Result<std::vector<SubstitutionOutcome>> operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const;
};

}  // namespace jiayi::pharmacy
