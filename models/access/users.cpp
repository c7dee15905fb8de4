#include "models/access/users.h"

#include "models/access/audit.h"
#include "models/access/role.h"
#include "models/core/ids.h"
#include "models/db/query.h"

#include <algorithm>
#include <array>

namespace jiayi::access {

namespace {

constexpr std::array<std::string_view, 6> kRoles{"doctor", "nurse", "manager", "pharmacist", "director", "administrator"};

}  // namespace

Result<void> addUser(db::Database& database, const KeyFile& keys, const std::string& key, const std::string& by, const NewUser& user, const Clock& clock,
                     Random& random) {
    if (user.name.empty()) return invalid("user.name");
    if (std::find(kRoles.begin(), kRoles.end(), user.role) == kRoles.end()) return invalid("user.role");
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        JIAYI_CHECK(requireRole(database, by, "administrator", "user.administrator"));
        if (db::Query(database, "SELECT 1 FROM user WHERE name = ?", user.name).next()) return Error{Errc::Conflict, "user.exists", {}};
        const auto id = newUuid(clock, random);
        db::Query(database, "INSERT INTO user (id, name, display_name, role) VALUES (?, ?, ?, ?)", id, user.name,
                  user.displayName.empty() ? user.name : user.displayName, user.role)
            .run();
        appendAudit(database, clock.now(), {by, "user.add", "Practitioner/" + id.toString(), user.role});
        JIAYI_CHECK(keys.setPassphrase(key, user.name, user.passphrase, random));
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::access
