// When the hub last heard of each desk of the clinic, as it said when this desk last asked.
#pragma once

#include "models/core/clock.h"
#include "models/db/query.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

struct DeskHeard {
    std::string clientId, name;
    std::optional<Instant> heardAt;  ///< nothing: never since it was paired
    bool own = false;                ///< this desk
    bool operator==(const DeskHeard&) const = default;
};
struct DesksHeard {
    std::optional<Instant> toldAt;  ///< nothing: the hub has never said
    std::vector<DeskHeard> desks;   ///< by name
};

/// What the hub said takes the place of what it said before.
Result<void> keepDesksHeard(db::Database& database, const std::vector<DeskHeard>& desks, Instant now);
Result<DesksHeard> readDesksHeard(db::Database& database);

}  // namespace jiayi::sync
