// Every rule about orders and results, read once.
#pragma once

#include "models/diagnostics/rules/judge.h"
#include "models/diagnostics/rules/matching.h"

namespace jiayi::diagnostics {

/// `care` outlives it.
struct DiagnosticsBook {
    const care::RuleBook& care;
    TestCatalogue catalogue;
    std::vector<LaboratoryLimit> limits;
    std::vector<ReferenceInterval> intervals;
    std::vector<MatchRule> matching;
    std::string digest;  ///< of every rule in the program: when it changes, every report is looked at again
};
/// Invalid "rules.row".
Result<DiagnosticsBook> loadDiagnosticsBook(const care::RuleBook& care);

}  // namespace jiayi::diagnostics
