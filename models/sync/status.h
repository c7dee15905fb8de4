// What the status strip and the sync page say, read from the store: plain values, so the window needs no sync code.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"
#include "models/db/database.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

/// A first load by export that is under way.
struct BulkProgress {
    int files = 0;  ///< 0 while the hub is still making them
    int filesDone = 0;
    std::int64_t bytes = 0;
    std::int64_t bytesDone = 0;
};

struct Status {
    bool paired = false;
    std::string hubUrl;
    std::int64_t waiting = 0;    ///< resources not yet on the hub
    std::int64_t conflicts = 0;  ///< open rows of the inbox
    std::int64_t refused = 0;    ///< resources that the hub would not take
    bool firstLoadDone = false;
    std::optional<Instant> lastOk;
    std::optional<BulkProgress> bulk;
    std::optional<Instant> oldestWaiting;
    std::string refusedReason;  ///< our key in the newest refusal; empty when it has none
};

struct LogLine {
    Instant at{};
    std::string event;
    std::int64_t pulled = 0;
    std::int64_t pushed = 0;
    std::string detail;
};

/// A resource that the hub would not take, or that could not be rendered here (status 0).
struct Refusal {
    std::string type;
    Uuid id;
    std::string outcome;  ///< the hub's OperationOutcome, as it came
    int status = 0;
    std::optional<Uuid> resident;
    bool neverSent = false;  ///< the hub has no version of it
    Instant savedAt{};
    std::string savedBy;
    int attempts = 0;
    std::optional<Instant> nextAt;  ///< when it is tried again by itself
};

/// What was saved together with a resource and has not reached the hub.
struct UnitMate {
    std::string type;
    Uuid id;
    bool held = false;  ///< it refers to the resource, so it waits for it; else it goes on by itself
};

/// A decision of the inbox, newest first: it can be taken back until the hub has it.
struct DecidedConflict {
    Uuid id;
    std::string type;
    Uuid resource;
    std::optional<Uuid> resident;
    std::string path;
    bool mine = false;
    bool byHand = false;
    bool amendment = false;
    bool onHub = false;
    Instant at{};
    std::string by;
};

/// One field that two desks changed differently. JSON texts; empty where a side has nothing.
struct Conflict {
    Uuid id;
    std::string type;
    Uuid resource;
    std::optional<Uuid> resident;
    std::string path;
    std::string base;
    std::string mine;
    std::string theirs;
    bool amendment = false;
    Instant at{};
};

Result<Status> readStatus(db::Database& database);
/// Newest first.
Result<std::vector<LogLine>> readLog(db::Database& database, int limit);
Result<std::vector<Refusal>> readRefusals(db::Database& database, int limit);
Result<std::vector<Conflict>> readConflicts(db::Database& database);
Result<std::vector<DecidedConflict>> readDecided(db::Database& database, Instant since);
/// The rest of every save that this resource waits in.
Result<std::vector<UnitMate>> readMates(db::Database& database, const std::string& type, const Uuid& id);

}  // namespace jiayi::sync
