// The row of table `hub`: how the hub is reached, and what is remembered about the line to it.
#pragma once

#include "models/db/query.h"
#include "sync/client/hub_client.h"

namespace jiayi::sync {

/// NotFound "hub.not-paired".
Result<HubLink> readLink(db::Database& database);

struct LinkState {
    std::optional<Instant> retryAt;   ///< no request before
    std::optional<Instant> probedAt;
    std::string halted;               ///< why no round runs; empty if they do
    std::optional<Instant> digestAt;  ///< the last nightly comparison
};
Result<LinkState> readLinkState(db::Database& database);

/// From here on a desk's clock is wrong enough to be warned of.
inline constexpr std::chrono::minutes kClockTolerance{5};

// Inside a transaction of the caller; they throw SQLite::Exception and return whether anything was changed.

/// Remembers the hub's clock and its wish to be left alone; a clock that has become wrong is said in the log, once.
bool keepLine(db::Database& database, Instant now, std::optional<std::chrono::milliseconds> clockOffset, std::optional<Instant> retryAt);
/// Empty: the rounds run.
bool keepHalt(db::Database& database, const std::string& reason);

Result<void> keepProbe(db::Database& database, Instant now);

}  // namespace jiayi::sync
