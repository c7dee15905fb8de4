// Which waiting edits travel together: whole units, fused where they share a resource, behind what they refer to.
#pragma once

#include "sync/client/records.h"
#include "sync/mapping/registry.h"

#include <optional>
#include <vector>

namespace jiayi::sync {

/// One resource of a group, squashed: however often it was edited, it is sent once. insert+update is an insert,
/// update+delete a delete, and insert+delete is nothing.
struct PlannedResource {
    RecordKey key;
    fhir::Json body;          ///< as it was when planned; null for a deletion
    std::string baseVersion;  ///< empty for a first write
};

/// One clinical save: its Provenance names who made it, when, and what of it is in the bundle.
struct PlannedUnit {
    Uuid id;
    std::string user;
    Instant at{};
    std::vector<RecordKey> keys;
};

/// Units that share a resource, in the order in which they were saved. A group reaches the hub whole or not at all.
struct PlannedGroup {
    std::vector<PlannedResource> resources;
    std::vector<PlannedUnit> units;
    std::vector<std::int64_t> ops;
    std::optional<Error> fault;  ///< it cannot be rendered
    bool cut = false;            ///< larger than a bundle may be: the first part of it, what is referred to before what refers
    std::size_t entries() const { return resources.size() + units.size(); }
};

struct PushPlan {
    std::vector<PlannedGroup> groups;
    /// Edits that cannot go before something else does: op and what it waits for, "Patient/..." or "paused:Encounter".
    std::vector<std::pair<std::int64_t, std::string>> held;
    /// Made and thrown away before the hub saw it: both agree already.
    std::vector<RecordKey> forgotten;
    /// Thrown away, and perhaps with the hub all the same: it has to be asked first.
    std::vector<RecordKey> doubtful;
};

struct PushLimits {
    std::size_t entries = 200;  ///< aimed at; one group may be larger
    std::size_t cap = 200;      ///< never more in one bundle: above it a group is cut
};

/// Takes groups from the front of the outbox. What is in conflict or quarantine has left its unit and stays here; what the
/// hub has refused before travels alone. Reads one snapshot, so that no half of a save made meanwhile is in it.
Result<PushPlan> planPush(db::Database& database, const mapping::Registry& mappers, Instant now, const PushLimits& limits);

}  // namespace jiayi::sync
