// The day's queue: who came, where they stand, since when.
#pragma once

#include "models/queue/entry_store.h"
#include "models/queue/rules/queue_rules.h"
#include "models/roster/resident.h"

#include <map>

namespace jiayi::queue {

using PlaceId = Id<struct QueuePlaceTag>;

/// Somebody's way through the clinic on a day. Coming back after having left is another place.
struct QueuePlace {
    PlaceId id;
    roster::ResidentId resident;
    Date day{};
    int turn = 1;      ///< which time this day
    std::string name;  ///< as at the desk that registered them: another desk may not know the person yet
    std::string note;  ///< why they came
    std::vector<QueueEvent> events;  ///< in the order in which they happened
    QueueCourse course;
    bool hasDraft = false;  ///< somebody writes their visit
};

/// The same at every desk, so that two that register one person make one place.
PlaceId placeIdOf(roster::ResidentId resident, Date day, int turn);

/// How many stand where.
struct QueueCounts {
    std::map<QueueState, int> states;
    int leftUnseen = 0;  ///< of those who left
    int of(QueueState state) const;
    /// Registered, measured or waiting: not seen yet.
    int waiting() const;
};
QueueCounts countsOf(const std::vector<QueuePlace>& places);

/// Who is called in next: of those who were measured or wait the first to come, else the first who is registered. Nothing when nobody
/// waits. `places` as readQueue() orders them.
const QueuePlace* nextOf(const std::vector<QueuePlace>& places);

/// By state: those in the room, then those who wait, then those who left, each in the order of their coming. Errors of the store.
Result<std::vector<QueuePlace>> readQueue(db::Database& database, Date day);

/// "queue.register". NotFound when there is no such resident; Conflict "queue.already-there" while they have not left.
struct RegisterPerson {
    roster::ResidentId resident;
    std::string note;
    Result<PlaceId> operator()(const sync::Context& context, const QueueRules& rules) const;
};

/// "queue.move": the next step, now. NotFound "queue.place"; Conflict "queue.step" when none leads there from where they
/// stand (somebody else moved them first).
struct MovePerson {
    PlaceId place;
    QueueState to = QueueState::Measured;
    Result<void> operator()(const sync::Context& context, const QueueRules& rules) const;
};

}  // namespace jiayi::queue
