// The tables of prescribing that are not the review's. Read once; read-only after construction.
#pragma once

#include "models/pharmacy/prescribing/entitlement.h"
#include "models/pharmacy/rules/review_book.h"

#include <initializer_list>
#include <map>
#include <string>
#include <utility>

namespace jiayi::pharmacy {

/// What shows that a medicine works: any row whose prefix the ATC code has.
struct ControlRule {
    std::string atc;
    std::vector<std::string> codes;  ///< all of them at target
    int months = 0;                  ///< and not older
    RuleOrigin origin;
};

struct PrescribingRules {
    std::map<std::string, Words, std::less<>> texts;
    std::vector<ControlRule> control;

    /// With {placeholders} filled; an unknown id is a bug.
    Words text(std::string_view id, std::initializer_list<std::pair<std::string_view, Words>> fills = {}) const;
};
/// Invalid "rules.row", naming file and row.
Result<PrescribingRules> readPrescribingRules(std::string_view texts, std::string_view control);
/// The tables of the program. A bug if they do not parse: the tests read them.
const PrescribingRules& prescribingRules();

}  // namespace jiayi::pharmacy
