// Merging two records of one person, and taking it back.
#pragma once

#include "models/roster/resident.h"
#include "models/sync/unit.h"

#include <set>

namespace jiayi::roster::duplicates {

/// `merged` says from now on that it is part of `keep`. Nothing is copied and nothing goes: facts are shown under the kept
/// record and are sent as whose they are, so UnmergeResidents puts everything back. Thread: the database's.
struct MergeResidents {
    ResidentId keep;
    ResidentId merged;
    std::set<std::string>
        takenOver;  ///< fields (resident_fields.h) whose value of `merged` the kept record takes
    std::string reason;

    /// One unit, audit "resident.merge". Invalid "duplicates.reason" without a reason, "duplicates.same-record"; NotFound;
    /// Conflict "duplicates.merged-already" (either was), "duplicates.moved" (either has left the clinic),
    /// "duplicates.draft-open" (a visit or an order of `merged` is being written: sign it or throw it away first).
    Result<void> operator()(const sync::Context& context) const;
};

/// Whether a visit or an order of that row is being written. Throws.
bool hasDraft(db::Database& database, std::int64_t resident);

/// Audit "resident.unmerge". Fields that the merge changed go back where nobody has changed them since.
struct UnmergeResidents {
    ResidentId merged;
    std::string reason;

    /// Invalid "duplicates.reason", NotFound, Conflict "duplicates.not-merged".
    Result<void> operator()(const sync::Context& context) const;
};

/// Somebody looked, and they are two people: the pair leaves the queue. Kept on this desk; audit "resident.apart".
struct KeepApart {
    ResidentId one;
    ResidentId other;
    std::string reason;
    bool undo = false;  ///< the pair comes back

    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::roster::duplicates
