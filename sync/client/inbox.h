// The conflict inbox: what two desks changed differently, and what a person decides about it.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/merge.h"
#include "sync/client/records.h"
#include "sync/mapping/registry.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace jiayi::sync {

// For the engine, inside its unit; they throw SQLite::Exception.

/// The version that both sides last agreed on: the base; while a conflict is open, with its fields as they were before.
fhir::Json agreedBase(db::Database& database, const RecordKey& key, const Record& record);
/// One open row per conflict of `result`, in place of those of an earlier merge; the record is in conflict. Of `base`, on
/// which the merge was made, only what is contradicted is kept: everything else has been agreed on in `theirs`.
void openConflict(Unit& unit, const Merger& merger, const RecordKey& key, const fhir::Json& base, const fhir::Json& theirs, const MergeResult& result,
                  const std::string& theirVersion);
/// Nothing is open any more: the record gets `state`, what waited for it waits no longer.
void closeConflict(db::Database& database, const RecordKey& key, std::string_view state);

/// What a person decides about one open conflict. By hand: `side` with other texts at these places below its value
/// ("0.value" of a phone); it is then an edit of this desk.
struct Decision {
    Uuid conflict;
    Side side = Side::Mine;
    std::vector<std::pair<std::string, std::string>> texts;
};

/// Decides fields of one resource in one unit. When nothing of it is open any more, it and what refers to it are pushed
/// again, as ordinary edits based on the hub's version. Conflict "conflict.changed" when a field was edited here since it
/// was laid out: its rows are laid out anew, and nothing is decided. NotFound "conflict.not-open"; Invalid "conflict.several" for
/// fields of two resources, "conflict.value" for a text that cannot stand there, and what the mapper says of the whole.
Result<void> decide(const Context& context, const mapping::Registry& mappers, const Merger& merger, std::span<const Decision> decisions);
/// Whether decide() would take it, and the value that it would write, as JSON. Nothing is decided.
Result<std::string> checkDecision(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Decision& decision);
/// One field, one side.
Result<void> resolveConflict(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict, Side side);

/// Takes a decision back, with those made of the same resource after it: the resource is as it was before, and open
/// again. Conflict "conflict.pushed" once the hub has it, "conflict.edited-since" when the resource was edited after it; Busy
/// "conflict.flying" while it is being sent; NotFound "conflict.not-decided".
Result<void> undoDecision(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict);

}  // namespace jiayi::sync
