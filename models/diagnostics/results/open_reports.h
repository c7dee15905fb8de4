// What of the results has to be done: for the worklist, which derives from where the reports lie.
#pragma once

#include "models/db/database.h"
#include "models/core/dates.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::diagnostics {

/// Matched, not acknowledged, and not normal.
struct OpenReport {
    std::string test;
    std::string value;  ///< of its gravest item, with the item's name, as sent
    Instant issued{};
    bool critical = false;
};
/// Of the person in that row. Throws SQLite::Exception, like the next.
std::vector<OpenReport> openReports(db::Database& database, std::int64_t resident);

struct WaitingReports {
    std::int64_t count = 0, critical = 0;  ///< counted up to a thousand each
    std::optional<Instant> oldest, oldestCritical;
};
WaitingReports unmatchedReports(db::Database& database);

}  // namespace jiayi::diagnostics
