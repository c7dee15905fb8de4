// Where somebody stands on their way through the clinic, and which steps lead on. Pure.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayi::queue {

enum class QueueState { Registered, Measured, Waiting, InRoom, Left };

/// "registered", "measured", "waiting", "in-room", "left".
std::string_view wordOf(QueueState state);
std::optional<QueueState> stateOf(std::string_view word);

/// Rows of rules/queue_steps.csv.
class QueueRules {
public:
    /// Invalid "rules.row" or "rules.file".
    static Result<QueueRules> load();
    static Result<QueueRules> parse(std::string_view csv);
    /// `from` nothing: not there yet.
    bool allows(std::optional<QueueState> from, QueueState to) const { return m_steps.contains({from, to}); }

private:
    std::set<std::pair<std::optional<QueueState>, QueueState>> m_steps;
};

/// Something that happened to a person in the queue. Appended, never changed.
struct QueueEvent {
    QueueState state = QueueState::Registered;
    Instant at{};
    std::string author;
    bool operator==(const QueueEvent&) const = default;
};

/// What follows from the events of one place, in the order of their times.
struct QueueCourse {
    QueueState state = QueueState::Registered;
    Instant since{};
    /// Gone without ever having been in the room: kept, and somebody may ask why.
    bool leftUnseen = false;
};
/// Events must be in the order in which they happened, and there must be one.
QueueCourse courseOf(const std::vector<QueueEvent>& events);

}  // namespace jiayi::queue
