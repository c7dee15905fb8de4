// One resource of the hub meets what this desk holds: taken, merged, or laid before a person. Never last-writer-wins.
#pragma once

#include "sync/client/merge.h"
#include "sync/client/records.h"
#include "sync/mapping/registry.h"

namespace jiayi::sync {

struct Incoming {
    RecordKey key;
    std::string stream;
    std::string version;
    std::optional<fhir::Json> body;  ///< none for a deletion
    std::optional<Instant> at{};     ///< when the hub wrote it
    /// Set when the hub's line of versions and ours have parted: the version that both started from, null if none is known.
    std::optional<fhir::Json> ancestor{};
    std::string change{};  ///< how it is meant where a resident moves (moves.h); empty for an ordinary one
};

enum class IncomingOutcome { Same, Applied, Merged, Conflict, Unreadable };

/// Inside the caller's unit (Origin::Hub). A resource that no mapper can read is kept whole in `record` and said in
/// the log, never dropped. Throws SQLite::Exception.
IncomingOutcome applyIncoming(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming);

/// The hub no longer has this resource at all and nobody will say in which version it was deleted: a clean one becomes a
/// tombstone, local edits are a conflict.
IncomingOutcome applyDisappearance(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const RecordKey& key);

/// What this desk would have the hub hold: the resource with its edits, null once it is deleted here.
fhir::Json localResource(db::Database& database, const mapping::Registry& mappers, const RecordKey& key, const Record& record);

/// Numbers as the hubs count; a version that is no number is never older.
bool isOlderOrEqual(std::string_view version, std::string_view than);

}  // namespace jiayi::sync
