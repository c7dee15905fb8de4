#pragma once

#include "models/core/clock.h"

#include <QString>

#include <optional>
#include <string>

namespace jiayi::ui {

/// How far a first load has come.
struct FirstLoadProgress {
    int filesDone = 0;
    int files = 0;  ///< 0: the hub is still preparing them
    qint64 bytesDone = 0;
    qint64 bytes = 0;
    bool operator==(const FirstLoadProgress&) const = default;
};

/// What the status strip shows of the hub: plain values, whoever fills them.
struct SyncStatus {
    enum class State {
        Unpaired,     ///< this store knows no hub
        Idle,         ///< the last round went through
        Running,
        FirstLoad,    ///< everything is fetched for the first time
        Reconciling,  ///< the hub was restored or failed over: everything is compared
        Offline,      ///< the hub could not be reached
        WorkOffline,  ///< somebody chose to work without the hub
        Failing,      ///< the hub answered, but not as it should
        Halted,       ///< nothing is asked of the hub until a person acts
    };
    State state = State::Unpaired;
    std::optional<Instant> lastSync;
    int waiting = 0;    ///< changes not yet taken by the hub
    int refused = 0;    ///< in quarantine: the hub said no
    int conflicts = 0;  ///< to be decided by a person
    std::optional<Instant> nextTry;
    QString formularyVersion;
    std::string problem;        ///< reason of Failing, Halted and Offline: a key of the table of words
    std::string refusedReason;  ///< of the newest refusal; empty when the hub gave none of ours
    std::optional<FirstLoadProgress> firstLoad;
    std::optional<std::chrono::seconds> clockOff;  ///< this desk's clock minus the hub's, when it is wrong enough to say
    bool operator==(const SyncStatus&) const = default;
};

}  // namespace jiayi::ui
