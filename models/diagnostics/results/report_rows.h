// Versions of reports as rows. Private to this room.
#pragma once

#include "models/db/query.h"
#include "models/diagnostics/rules/report.h"

namespace jiayi::diagnostics::rows {

struct KeptVersion {
    Uuid id;
    Report report;
    Instant received{};
};

/// Row number of the report; 0: there is none. Throws SQLite::Exception, like everything here.
std::int64_t reportRow(db::Database& database, ReportId id);
/// False when that very version is there.
bool addVersion(db::Database& database, std::int64_t report, const Uuid& id, const Report& version, Instant received);
/// Newest first. `sender` and `number` are the report's own.
std::vector<KeptVersion> versions(db::Database& database, std::int64_t report);
void markDirty(db::Database& database, std::int64_t report);

/// Lists in one column: parts between char(30), their fields between char(31); these characters cannot stand in a part.
std::string joined(const std::vector<std::string>& parts, char separator);
std::vector<std::string> parted(const std::string& text, char separator);
inline constexpr char kPart = '\x1e';
inline constexpr char kField = '\x1f';

}  // namespace jiayi::diagnostics::rows
