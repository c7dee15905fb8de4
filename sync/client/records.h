// Rows of `record` and `outbox` as the engine reads and moves them. Everything throws SQLite::Exception: inside attempt().
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

struct RecordKey {
    std::string type;
    Uuid id;
    std::string url() const { return type + "/" + id.toString(); }
    auto operator<=>(const RecordKey&) const = default;
};

struct Record {
    std::string state = "clean";
    std::string baseVersion;  ///< empty before the hub has it
    std::optional<fhir::Json> base;
};

/// Whether a resource that cannot be rendered is itself to blame, and not the disk, which may do better the next time.
bool isFaultOfResource(const Error& error);
std::optional<Record> findRecord(db::Database& database, const RecordKey& key);
bool hasOps(db::Database& database, const RecordKey& key);

/// The hub's version becomes what this desk's edits are based on. With edits of its own still waiting, the record
/// stays as it is and `localBody` (the merged whole) is kept for what no table holds; without, it is clean.
void setBase(db::Database& database, const RecordKey& key, const std::string& stream, const fhir::Json& base,
             const std::string& version, const std::optional<fhir::Json>& localBody);
/// The hub deleted it: in `version`, at `at` if it says so. Without a stream the record keeps its own. What it was is
/// remembered as conflict_base, should a restored hub be brought another version of it.
void setTombstone(db::Database& database, const RecordKey& key, const std::string& stream, const std::string& version, std::optional<Instant> at);
/// The hub has nothing of it: what waits is a first write again, and `local` is what it will be made of.
void forgetBase(db::Database& database, const RecordKey& key, const std::optional<fhir::Json>& local);
/// An edit that nobody made here: the hub has less than it once confirmed. Signed by whoever paired the desk; those of one
/// resident travel together.
void enqueueAgain(Unit& unit, const RecordKey& key, std::string_view kind, const std::string& baseVersion);
/// Edits that wait are from now on based on `version`.
void rebaseOps(db::Database& database, const RecordKey& key, const std::string& version);
void dropOps(db::Database& database, const RecordKey& key);
/// What was held back until this resource is settled waits no longer.
void releaseWaiting(db::Database& database, const RecordKey& key);
void setState(db::Database& database, const RecordKey& key, std::string_view state);

void writeLog(db::Database& database, Instant at, std::string_view event, std::int64_t pulled, std::int64_t pushed,
              std::string_view detail);

}  // namespace jiayi::sync
