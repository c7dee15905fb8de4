// The hash-chained audit trail.
#pragma once

#include "models/core/dates.h"
#include "models/db/database.h"

#include <string>

namespace jiayi::access {

struct AuditEntry {
    std::string user;
    std::string action;  ///< "visit.sign"
    std::string entity;  ///< "Encounter/0190..."; ids only, never a name
    std::string detail;
};

/// Appends inside the caller's transaction. Throws SQLite::Exception.
void appendAudit(db::Database& database, Instant at, const AuditEntry& entry);
/// Recomputes the chain; Corrupt "audit.broken" with the first row that does not fit.
Result<void> verifyAudit(db::Database& database);

}  // namespace jiayi::access
