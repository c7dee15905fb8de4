// What `jiayi verify` asks of the outbox.
#pragma once

#include "models/db/database.h"

namespace jiayi::sync {

/// Every dirty record has an edit waiting and every edit a record; a flight's edits are all there. Corrupt "outbox.*".
Result<void> verifyOutbox(db::Database& database);

}  // namespace jiayi::sync
