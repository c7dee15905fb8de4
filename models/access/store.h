// Opening, making, backing up and checking a clinic's store.
#pragma once

#include "models/access/key_file.h"
#include "models/db/database.h"

#include <memory>
#include <string>

namespace jiayi::access {

struct Institution {
    std::string code;
    std::string name;
    bool sample = false;
};

struct NewStore {
    std::string recoveryKey;
};

/// Makes F and F.keys with one administrator. Conflict "store.exists"; nothing is left behind on failure.
Result<NewStore> createStore(const std::filesystem::path& path, const Institution& institution, const std::string& user,
                             const std::string& passphrase, const Clock& clock, Random& random, KdfCost cost = {});

/// Opens and migrates (a copy F.before-N is made before an older schema changes). Errors of KeyFile, Database, migrate.
Result<std::unique_ptr<db::Database>> openStore(const std::filesystem::path& path, const std::string& key);

Result<Institution> readInstitution(db::Database& database);
Result<void> markAsSample(db::Database& database, const std::string& name);

/// One file that holds the store and its keys (a zip without compression). Conflict "file.exists".
Result<void> backUp(db::Database& database, const std::filesystem::path& target);
/// Unpacks beside `store`, checks every byte against the archive's sums, and only then moves into place: a store that is
/// there is whole. Conflict "store.exists", Corrupt "backup.damaged". Opening it afterwards needs its passphrase.
Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& store);

}  // namespace jiayi::access
