// Which waiting edits travel together: whole units, fused where they share a resource.
#pragma once

#include "sync/client/records.h"

#include <optional>
#include <vector>

namespace jiayi::sync {

/// One resource of a group, squashed: however often it was edited, it is sent once.
struct PlannedResource {
    RecordKey key;
    bool deletion = false;
    std::vector<std::int64_t> opIds;
};

/// Units that share a resource, in the order in which they were saved. A group reaches the hub whole or not at all.
struct PlannedGroup {
    std::vector<PlannedResource> resources;
    std::vector<std::int64_t> opIds() const;
};

/// Takes groups from the front of the outbox until `cap` resources; at least one group, if anything waits and is due
/// at `now`. What is in conflict or quarantine has left its unit and stays here. A fused group larger than `cap` is cut behind its first `cap` resources. Throws SQLite::Exception.
std::vector<PlannedGroup> planPush(db::Database& database, Instant now, std::size_t cap);

}  // namespace jiayi::sync
