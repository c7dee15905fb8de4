// The conflict inbox: what two desks changed differently, and what a person decides about it.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/merge.h"
#include "sync/client/records.h"
#include "sync/mapping/registry.h"

namespace jiayi::sync {

// For the engine, inside its unit; they throw SQLite::Exception.

/// The version that both sides last agreed on: the base, or what was kept of it while a conflict is open.
fhir::Json agreedBase(db::Database& database, const RecordKey& key, const Record& record);
/// What was decided of this resource while other fields of it are still open.
Decisions decisionsOf(db::Database& database, const RecordKey& key);
/// One open row per conflict of `result`, replacing those of an earlier merge; the record is in conflict.
void openConflict(Unit& unit, const RecordKey& key, const fhir::Json& base, const MergeResult& result, const std::string& theirVersion);
/// Nothing is open any more: the record gets `state`, what waited for it waits no longer.
void closeConflict(db::Database& database, const RecordKey& key, std::string_view state);

/// A person decides one field. When it was the resource's last open one, it and what refers to it are pushed again, as
/// ordinary edits based on the hub's version. NotFound "conflict.not-open".
Result<void> resolveConflict(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict, Side side);

}  // namespace jiayi::sync
