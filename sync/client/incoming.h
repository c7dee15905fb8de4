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
};

enum class IncomingOutcome { Same, Applied, Merged, Conflict, Unreadable };

/// Inside the caller's unit (Origin::Hub). A resource that no mapper can read is kept whole in `record` and said in
/// the log, never dropped. Throws SQLite::Exception.
IncomingOutcome applyIncoming(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming);

}  // namespace jiayi::sync
