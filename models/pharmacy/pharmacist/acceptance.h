// How prescriptions fare with their review: the measures of acceptance, and what each rule of the review has done here.
#pragma once

#include "models/pharmacy/prescribing/sign_prescription.h"
#include "models/pharmacy/rule_decisions.h"

namespace jiayi::pharmacy {

/// Of the forms written in a period.
enum class FormCount {
    Reviewed,  ///< a pharmacist has looked at them
    Approved,  ///< of those: approved in the end
    Alerted,   ///< a rule interrupted while they were written, or a pharmacist returned them
    Changed,   ///< of those: every interrupting rule was heeded and, if returned, a line was stopped
};

/// A row of resources/rules/acceptance_measures.csv.
struct AcceptanceRule {
    std::string id;  ///< "JY-RX-01"
    Words name;
    FormCount denominator = FormCount::Reviewed, numerator = FormCount::Approved;
    Words definition;
    RuleOrigin origin;
};
/// Invalid "rules.row", naming file and row.
Result<std::vector<AcceptanceRule>> readAcceptanceRules(std::string_view text);
/// The table of the program. A bug if it does not parse: the tests read it.
const std::vector<AcceptanceRule>& acceptanceRules();

struct AcceptanceMeasure {
    AcceptanceRule rule;
    Date from{}, to{};  ///< inclusive, by the day on which a form was written
    std::int64_t numerator = 0, denominator = 0;
    /// Nothing where there is nothing to count: never 0 %, never 100 %.
    std::optional<double> rate() const;
};
Result<std::vector<AcceptanceMeasure>> acceptanceMeasures(db::Database& database, const std::vector<AcceptanceRule>& rules, Date from, Date to);

/// A row of the review's knowledge or a rule that has interrupted here, with what it did and what was decided about it.
struct RuleFigure {
    std::string rule;   ///< as findings name it; of a row that has not interrupted here the row's id
    RuleEntry entry;    ///< whose words it speaks
    OverrideRate rate;  ///< all 0 where it has not interrupted here
    std::optional<RuleDecision> signedOff, retired;  ///< in force, and about this version
    /// Awaits a pharmacist's signature.
    bool unsignedYet() const { return entry.generalKnowledge && !signedOff; }
    bool isRow() const { return rule == entry.row; }
    /// What only asks for thought may be put beside the line; a contraindication may not, and what does not interrupt need not.
    bool mayRetire() const { return entry.severity == Severity::Major && !retired; }
};
/// Those that have interrupted here first, the most overridden before the others; then every row in the order of the checks.
Result<std::vector<RuleFigure>> ruleFigures(db::Database& database, const ReviewBook& book);

}  // namespace jiayi::pharmacy
