// The desk's users as the hub knows them: whoever saves is named in the Provenance of the unit, and must be registered.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/hub_client.h"

namespace jiayi::sync {

/// Tells the hub about the desk's users when they have changed since it was last told. A hub that has no register is
/// asked again when it is probed next.
Result<void> sendPractitioners(const Context& context, HubClient& hub);
/// Forgets what the hub was told, so that it is told again.
Result<void> forgetPractitioners(db::Database& database);

/// The Practitioner who signs for this user: the user of that name, else whoever paired the desk. Nil when there is
/// none. Throws SQLite::Exception.
Uuid practitionerOf(db::Database& database, const std::string& user);

}  // namespace jiayi::sync
