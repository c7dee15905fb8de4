// What people say about a thing to do: put off, given to somebody, tried to reach. Done is nothing that anybody says: the facts say it.
#pragma once

#include "models/worklist/acts/work_act.h"
#include "models/worklist/worklist.h"

namespace jiayi::worklist {

/// An item: of a resident, or (nothing) of the clinic.
struct ItemKey {
    std::optional<roster::ResidentId> resident;
    std::string kind;
    bool operator==(const ItemKey&) const = default;
};

/// "worklist.snooze": it comes back on that day, or when its facts are others. Invalid "worklist.until" (not after today, or beyond what the
/// rules allow), "worklist.reason"; NotFound "worklist.item".
struct SnoozeItem {
    ItemKey item;
    Date until{};
    std::string reason;
    Result<ActId> operator()(const sync::Context& context, const WorklistBook& book) const;
};
/// "worklist.wake": back to the list at once. NotFound "worklist.item".
struct WakeItem {
    ItemKey item;
    Result<ActId> operator()(const sync::Context& context, const WorklistBook& book) const;
};
/// "worklist.assign": to "doctor", "manager", "@" and a user of this desk, or empty: as the rule says. Invalid "worklist.who"; NotFound
/// "worklist.item".
struct AssignItem {
    ItemKey item;
    std::string who;
    Result<ActId> operator()(const sync::Context& context, const WorklistBook& book) const;
};
/// "worklist.contact": one attempt, now. Invalid "worklist.how", "worklist.outcome"; NotFound "worklist.item".
struct LogContact {
    ItemKey item;
    std::string how;      ///< "phone", "message", "home", "clinic"
    std::string outcome;  ///< "reached", "no-answer", "wrong-number", "declined"
    std::string note;
    Result<ActId> operator()(const sync::Context& context, const WorklistBook& book) const;
};
/// "worklist.print": a call list leaves the desk.
Result<void> recordCallList(const sync::Context& context, std::size_t people);

struct WorkUser {
    std::string name, displayName, role;
};
/// Whom an item can be given to: active users of this desk.
Result<std::vector<WorkUser>> workUsers(db::Database& database);

}  // namespace jiayi::worklist
