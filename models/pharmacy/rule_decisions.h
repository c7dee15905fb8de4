// What a pharmacist of this clinic decides about the rules of the review. Shared with the clinic's other desks; the review is handed it with
// the person.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "models/pharmacy/rules/rule_catalogue.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// Those in force.
Result<RuleDecisions> readRuleDecisions(db::Database& database);

/// "rule.sign": the row is right. By a pharmacist and nobody in their place: Denied "rule.sign-pharmacist". NotFound "rule.not-found"; Conflict "rule.signed" when the row is signed already, in the table or here.
struct SignRule {
    std::string row;
    std::string note;  ///< may be empty
    Result<void> operator()(const sync::Context& context, const ReviewBook& book) const;
};
/// "rule.retire": a rule does not interrupt here any more; it stays beside the line. Invalid "rule.reason" without a reason,
/// "rule.contraindicated" and "rule.beside" for what may not or does not interrupt; Denied "rule.retire-pharmacist"; NotFound as above; Conflict
/// "rule.retired".
struct RetireRule {
    std::string rule;  ///< as findings name it
    std::string reason;
    Result<void> operator()(const sync::Context& context, const ReviewBook& book) const;
};
/// "rule.unsign", "rule.restore": takes back the decision in force. Denied "rule.undo-pharmacist"; Conflict "rule.not-decided".
struct UndoRuleDecision {
    enum class Kind { Signed, Retired };
    Kind kind = Kind::Signed;
    std::string rule;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::pharmacy
