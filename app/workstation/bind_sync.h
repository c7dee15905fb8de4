// The sync page and the status strip, bound to store and service.
#pragma once

#include "app/workstation/desk.h"
#include "app/workstation/sync_service.h"
#include "ui/sync/sync_data.h"

namespace jiayi::app {

/// `service` may be null (the tour has no hub): then nothing syncs.
ui::SyncFunctions bindSync(Desk& desk, SyncService* service);
/// What the strip shows: the store's counts and the service's last word.
ui::SyncStatus stripStatus(const sync::Status& stored, const SyncState& live);

}  // namespace jiayi::app
