// Numbered SQL steps, each applied whole or not at all.
#pragma once

#include "models/db/database.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::db {

struct Step {
    int number;  ///< becomes PRAGMA user_version
    std::string name;
    std::string_view sql;
};

/// The embedded steps "NNNN_name.sql" below `folder` ("schema/clinic/"), in order. A gap in the numbers is a bug.
std::vector<Step> embeddedSteps(std::string_view folder);

int schemaVersion(Database& database);

/// Brings the store to the last step; each step and its number in one transaction. `beforeFirst` is called before
/// an older store with rows is changed (make a backup there); its failure stops the migration.
/// Rejected "store.newer-schema" when the file comes from a newer program.
Result<void> migrate(Database& database, const std::vector<Step>& steps,
                     const std::function<Result<void>()>& beforeFirst = {});

}  // namespace jiayi::db
