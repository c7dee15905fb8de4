// A search as SQL that both databases understand: only the sign before a parameter's number differs.
#pragma once

#include "sync/hub/store_types.h"

#include <variant>

namespace jiayi::hub {

struct SqlText {
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> values;  ///< of parameters 1, 2, ...
};

/// Conditions and order behind "... FROM current c JOIN version v ... WHERE ": over c.`stream` (a column of both
/// `current` and the index tables), whose value is `streamValue`.
SqlText searchCondition(const SearchQuery& query, std::string_view stream,
                        std::variant<std::int64_t, std::string> streamValue, char sign);

}  // namespace jiayi::hub
