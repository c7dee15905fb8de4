// What the role of whoever acts allows.
#pragma once

#include "models/db/database.h"

#include <string>

namespace jiayi::access {

/// Denied with `reason` unless an active user of that name has exactly this role: no role stands in for another.
Result<void> requireRole(db::Database& database, const std::string& user, const std::string& role, const char* reason);

}  // namespace jiayi::access
