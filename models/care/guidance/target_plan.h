// Everything that the doctor needs to set a person's targets: what is in force, what the rules propose, what was agreed before.
#pragma once

#include "models/care/facts.h"
#include "models/care/guidance/rules/guidance_book.h"
#include "models/care/targets.h"

namespace jiayi::guidance {

struct TargetPlan {
    std::string code;                              ///< of observations.csv
    std::optional<care::Target> inForce;           ///< on that day, canonical unit
    std::vector<TargetProposal> proposals;         ///< by track; none when the rules ask nothing of this person
    std::vector<care::PersonalTarget> agreements;  ///< newest first; one without limits went back to the guideline
    /// The agreement in force; nothing where the guideline is.
    const care::PersonalTarget* agreed(Date day) const;
};

/// Of every code that the rules propose for or that was agreed, in the order of the table. At the last follow-up "frequent hypoglycaemia" counts as
/// hypoglycaemia on record. NotFound "resident.not-found".
Result<std::vector<TargetPlan>> readTargetPlans(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, roster::ResidentId resident,
                                                Date today);

}  // namespace jiayi::guidance
