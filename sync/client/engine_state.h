// The states of a round and the one table that leads from each to the next. Pure: no clock, no store, no network.
#pragma once

#include "models/core/result.h"

#include <string_view>

namespace jiayi::sync {

/// IDLE -> AUTH -> PROBE (daily) -> RESOLVE_FLIGHT -> PULL* -> MERGE -> PUSH* -> ECHO -> FORMULARY -> PICTURES -> DIGEST (nightly) -> IDLE.
/// A round ends at rest: in Idle, or in one of the exits Backoff, Offline, Halt.
enum class State {
    Idle,
    Auth,           ///< a token, and the desk's users as the hub should know them
    Probe,          ///< once a day: what the server can
    ResolveFlight,  ///< a bundle whose answer was lost goes again, byte for byte
    Pull,           ///< pages into the stage
    Merge,          ///< whole rounds from the stage into the store
    Reconcile,      ///< the hub is another one than it was: everything is compared, nothing overwritten
    Resnapshot,     ///< the cursor is older than the hub's memory of deletions: a new snapshot
    Push,           ///< one bundle after the other
    Echo,           ///< what was pushed comes back, so that the cursor stands behind it
    Formulary,      ///< the pharmacies' newest versions, once all clinical work is done
    Pictures,       ///< bytes of pictures that were taken in here
    Digest,         ///< once a night: does the hub hold what this desk holds
    Backoff,        ///< the hub cannot now; again later
    Offline,        ///< nobody answered
    Halt,           ///< a person has to do something; until then no request is made
};

/// How a state's step ended.
enum class Event {
    Done,           ///< nothing left to do here
    Again,          ///< this state has more to do
    Behind,         ///< somebody else was first: pull before going on
    EpochLost,      ///< 410 cursor-epoch
    CursorExpired,  ///< 410 cursor-expired
    Failed,         ///< this step failed, the hub itself is there
    NoLine,         ///< nobody answered
    Wait,           ///< the hub asks to be left alone for a while
    Refused,        ///< key revoked, schema too new
    Stopped,        ///< this program asks the round to end
};

State next(State from, Event event);
/// Whether a round ends here.
bool atRest(State state);
std::string_view toString(State state);
/// What an error means to the round.
Event eventOf(const Error& error);

}  // namespace jiayi::sync
