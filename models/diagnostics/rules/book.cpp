#include "models/diagnostics/rules/book.h"

#include "models/core/hash.h"
#include "models/core/resource.h"

namespace jiayi::diagnostics {

namespace {

std::string digestOfRules() {
    Sha256 hash;
    for (const auto& name : embeddedNames("rules/")) {
        const auto text = embeddedFile(name);
        hash.add(name + "\n" + std::to_string(text.size()) + "\n");
        hash.add(text);
    }
    return toHex(hash.finish());
}

}  // namespace

Result<DiagnosticsBook> loadDiagnosticsBook(const care::RuleBook& care) {
    JIAYI_TRY(auto catalogue, loadTestCatalogue(care));
    JIAYI_TRY(auto limits, loadLaboratoryLimits(care));
    JIAYI_TRY(auto intervals, loadReferenceIntervals(care));
    JIAYI_TRY(auto matching, loadMatchRules());
    return DiagnosticsBook{care, std::move(catalogue), std::move(limits), std::move(intervals), std::move(matching), digestOfRules()};
}

}  // namespace jiayi::diagnostics
