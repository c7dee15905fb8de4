// What waits to be sent, as the sync page lists it: by save, oldest first.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"
#include "models/db/database.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

struct WaitingSave {
    enum class State {
        Ready,     ///< goes with the next round
        Later,     ///< after a failed try, at `nextAt`
        Flying,    ///< under way; its answer has not come
        Undecided, ///< something in it waits for a decision
        Refused,   ///< the hub would not take it
    };
    Uuid unit;
    Instant at{};
    std::string user;
    std::optional<Uuid> resident;
    std::string firstType;  ///< what was saved first, which names the save
    Uuid firstId;
    std::map<std::string, int> counts;  ///< resources by type
    State state = State::Ready;
    std::optional<Instant> nextAt;
};

struct WaitingKind {
    std::string type;
    std::int64_t count = 0;
};

/// The oldest `limit` saves with something that the hub has not got.
Result<std::vector<WaitingSave>> readWaiting(db::Database& database, int limit);
/// Resources that wait, by type, most first.
Result<std::vector<WaitingKind>> readWaitingKinds(db::Database& database);

}  // namespace jiayi::sync
