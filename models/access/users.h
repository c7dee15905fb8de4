// The people who use a store.
#pragma once

#include "models/access/key_file.h"
#include "models/db/database.h"

#include <string>

namespace jiayi::access {

struct NewUser {
    std::string name;         ///< as they unlock with
    std::string displayName;  ///< as others read it; empty: the name
    std::string role;         ///< doctor, nurse, manager, pharmacist, director, administrator
    std::string passphrase;
};

/// "user.add": an administrator lets somebody in: the row with its audit entry, then the slot of F.keys; a slot that cannot be written leaves no row.
/// `key` is what KeyFile::unlock() gave. Denied "user.administrator"; Invalid "user.name", "user.role", "passphrase.too-short"; Conflict
/// "user.exists".
Result<void> addUser(db::Database& database, const KeyFile& keys, const std::string& key, const std::string& by, const NewUser& user, const Clock& clock,
                     Random& random);

}  // namespace jiayi::access
