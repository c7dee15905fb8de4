#include "models/access/role.h"

#include "models/db/query.h"

namespace jiayi::access {

Result<void> requireRole(db::Database& database, const std::string& user, const std::string& role, const char* reason) {
    db::Query row(database, "SELECT 1 FROM user WHERE name = ? AND active = 1 AND role = ?", user, role);
    if (!row.next()) return Error{Errc::Denied, reason, {}};
    return {};
}

}  // namespace jiayi::access
