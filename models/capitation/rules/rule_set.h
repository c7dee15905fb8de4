// The consortium's tables as one published set. Pure.
#pragma once

#include "models/capitation/rules/book.h"
#include "models/core/ids.h"

namespace jiayi::capitation {

struct RuleSet {
    Uuid id;
    std::string version, publisher;
    Date validFrom{};
    std::string status = "active";  ///< active, entered-in-error
    BookFiles files;                ///< whole: no table of the built-in sample is mixed in
    bool operator==(const RuleSet&) const = default;
};

/// One version of one publisher is one set, wherever it is read.
Uuid ruleSetId(std::string_view publisher, std::string_view version);
/// Its tables, read. Invalid "capitation.rules" where a table is missing or does not parse, saying which row.
Result<CapitationBook> bookOf(const RuleSet& set);

}  // namespace jiayi::capitation
