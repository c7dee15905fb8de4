// Brings a database to the newest schema of the hub.
#pragma once

#include "sync/hub/postgres_session.h"

namespace jiayi::hub {

/// The embedded steps "schema/hub-postgres/NNNN_name.sql" that are not there yet, all in one transaction; hubs that
/// start at once wait for each other. Rejected "store.newer-schema" when a newer program was here.
Result<void> migratePostgres(PostgresSession& session);

}  // namespace jiayi::hub
