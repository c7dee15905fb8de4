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
    std::vector<MatchRule> matching;
};
/// Invalid "rules.row".
Result<DiagnosticsBook> loadDiagnosticsBook(const care::RuleBook& care);

}  // namespace jiayi::diagnostics
