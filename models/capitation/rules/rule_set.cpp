#include "models/capitation/rules/rule_set.h"

namespace jiayi::capitation {

Uuid ruleSetId(std::string_view publisher, std::string_view version) { return derivedUuid({"capitation-set", std::string{publisher}, std::string{version}}); }

Result<CapitationBook> bookOf(const RuleSet& set) {
    for (const auto& [name, text] : shippedBook())
        if (!set.files.contains(name)) return invalid("capitation.rules", name + " is missing");
    auto book = parseBook(set.files);
    if (!book) return invalid("capitation.rules", book.error().detail);
    return book;
}

}  // namespace jiayi::capitation
