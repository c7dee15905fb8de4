// The kidney rule of a drug: what its label says at which eGFR, creatinine clearance, potassium or calcium.
//
//     rule   := clause (';' clause)*
//     clause := 'parts' | cond ':' step (',' step)*  [ '(CN label)' | '(INTL)' ]
//     cond   := 'any' | 'dialysis' | NAME '+'                      a finding such as HLA-B*5801+
//             | [metric] ('<'|'<='|'>'|'>=') number                metric: CrCl, K, Ca; none is eGFR
//             | [metric] low '-' high                              half-open: from low, below high
//             | low ('<'|'<=') metric ('<'|'<=') high
//     step   := (ok contra avoid nostart hold startlow reduce caution inferior monitor
//             |  max=number['/' days 'd'] | start=number) [ '(' note ['|' Chinese note] ')' ]
//
// 'parts' stands for the rules of a combination's ingredients; what else a row says is the label of the whole.
// Units: mL/min/1.73 m2, mL/min, mmol/L; doses in the unit of the drug's row.
#pragma once

#include "models/core/result.h"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

enum class Metric { Always, Egfr, Clearance, Potassium, Calcium, Dialysis, Finding };
enum class RenalAction { Ok, Contra, Avoid, NoStart, Hold, Max, Start, StartLow, Reduce, Caution, Inferior, Monitor };
/// Which country's labels count; a clause without a mark counts in both.
enum class Profile { China, International };

struct RenalStep {
    RenalAction action = RenalAction::Ok;
    double amount = 0;  ///< of Max and Start
    int days = 1;       ///< Max: amount per so many days
    std::string note, noteZh;  ///< "glucose|降糖作用" in the rule; one for both where only one is written
};

struct RenalClause {
    Metric metric = Metric::Always;
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool aboveLow = false;  ///< low itself is outside
    bool upToHigh = false;  ///< high itself is inside
    std::string finding;
    std::vector<RenalStep> steps;
    bool china = true, international = true;

    bool counts(Profile profile) const { return profile == Profile::China ? china : international; }
    bool holds(double value) const {
        return (aboveLow ? value > low : value >= low) && (upToHigh ? value <= high : value < high);
    }
};

struct RenalRule {
    bool parts = false;
    std::vector<RenalClause> clauses;
};

/// Invalid "renal-rule.condition", "renal-rule.action", "renal-rule.number", or "renal-rule.overlap" when two bands of
/// one metric say the same thing twice about one value.
Result<RenalRule> parseRenalRule(std::string_view text);

}  // namespace jiayi::pharmacy
