#pragma once

#include "models/core/clock.h"

#include <QString>

#include <optional>

namespace jiayi::ui {

/// What the status strip shows of the hub: plain values, whoever fills them.
struct SyncStatus {
    enum class State {
        Unpaired,  ///< this store knows no hub
        Idle,      ///< the last round went through
        Running,
        Offline,  ///< the hub could not be reached
        Failing,  ///< the hub answered, but not as it should
    };
    State state = State::Unpaired;
    std::optional<Instant> lastSync;
    int waiting = 0;    ///< changes not yet taken by the hub
    int refused = 0;    ///< in quarantine: the hub said no
    int conflicts = 0;  ///< to be decided by a person
    std::optional<Instant> nextTry;
    QString formularyVersion;
    bool operator==(const SyncStatus&) const = default;
};

}  // namespace jiayi::ui
