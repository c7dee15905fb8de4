// The sync page and the status strip, bound to store and service.
#pragma once

#include "app/workstation/desk.h"
#include "app/workstation/sync_service.h"
#include "ui/sync/sync_data.h"

namespace jiayi::app {

/// `service` may be null (the tour has no hub): then nothing syncs.
/// `workOffline` remembers the choice. A decision is not pushed at once: it can be taken back until the next round.
ui::SyncFunctions bindSync(Desk& desk, SyncService* service, std::function<void(bool)> workOffline);
/// What the strip shows: the store's counts, the line as it is remembered, and the service's last word.
ui::SyncStatus stripStatus(const sync::Status& stored, const sync::HubLine& line, const SyncState& live);

}  // namespace jiayi::app
