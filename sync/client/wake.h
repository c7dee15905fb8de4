// The long poll: asks the hub to answer as soon as there is something new. Only a wake-up, never a source of truth.
#pragma once

#include "models/db/database.h"
#include "sync/client/hub_client.h"

#include <stop_token>

namespace jiayi::sync {

/// The longest that a hub holds a request open.
inline constexpr std::chrono::seconds kLongestWait{25};

/// True when a round would find something (or has something to settle, as after a restored hub), false at the end of the
/// time or when asked to stop, which it is at once. NotFound "hub.no-wait" from a hub that cannot, and before the first
/// pull: then rounds by the clock have to do. Reads the cursor of `stream`, or without one of the first stream there is.
/// Thread: the sync thread, between rounds.
Result<bool> waitForChange(HubClient& hub, db::Database& database, const std::string& stream, std::chrono::seconds longest,
                           const std::stop_token& stop);

}  // namespace jiayi::sync
