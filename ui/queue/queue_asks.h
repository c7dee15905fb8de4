// What the queue's screen and the card of desks ask for. The composition root binds these; a test to fakes.
#pragma once

#include <QFuture>

#include "models/queue/queue.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

struct DayQueueAsks {
    /// Today's.
    std::function<QFuture<Result<std::vector<queue::QueuePlace>>>()> read;
    std::function<QFuture<Result<queue::PlaceId>>(const queue::RegisterPerson&)> add;
    std::function<QFuture<Result<void>>(const queue::MovePerson&)> move;
};

/// A desk that was paired with this one. Plain values, whoever fills them.
struct OtherDesk {
    std::string key;  ///< its certificate's hash, as text
    std::string name;
    std::string address;  ///< empty: it calls
    std::string pairedBy;
    std::optional<Instant> lastSeen;
    bool reached = false;  ///< a moment ago
};

struct DesksState {
    std::string name;                    ///< this desk's, as the others read it
    std::vector<std::string> addresses;  ///< of this machine, with the port; empty: it does not listen
    std::vector<OtherDesk> desks;
};

struct DesksAsks {
    std::function<QFuture<Result<DesksState>>()> read;
    /// A code that is good for five minutes; from now on this desk listens.
    std::function<QFuture<Result<std::string>>()> showCode;
    std::function<void()> hideCode;
    /// The name of the desk that showed it. Some seconds at most.
    std::function<QFuture<Result<std::string>>(const std::string& address, const std::string& code)> pair;
    std::function<QFuture<Result<void>>(const std::string& key)> forget;
};

}  // namespace jiayi::ui
