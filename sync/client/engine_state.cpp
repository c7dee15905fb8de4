#include "sync/client/engine_state.h"

namespace jiayi::sync {

namespace {

/// Where a round goes on when a state has done its work.
State after(State done) {
    switch (done) {
        case State::Idle: return State::Auth;
        case State::Auth: return State::Probe;
        case State::Probe: return State::ResolveFlight;
        case State::ResolveFlight: return State::Pull;
        case State::Pull: return State::Merge;
        case State::Merge:
        case State::Reconcile:
        case State::Resnapshot: return State::Push;
        case State::Push: return State::Echo;
        case State::Echo: return State::Formulary;
        case State::Formulary: return State::Pictures;
        case State::Pictures: return State::Digest;
        case State::Digest: return State::Idle;
        case State::Backoff:
        case State::Offline: return State::Auth;
        case State::Halt: break;
    }
    return State::Halt;
}

/// A failing pull does not keep local work from the hub, and a check that fails does not undo the round.
bool mayFail(State state) {
    return state == State::Probe || state == State::Pull || state == State::Merge || state == State::Echo || state == State::Formulary || state == State::Pictures ||
           state == State::Digest;
}

}  // namespace

State next(State from, Event event) {
    if (from == State::Halt) return State::Halt;  // left by pairing again or by a restart, never by itself
    switch (event) {
        case Event::Done: return after(from);
        case Event::Again: return from;
        case Event::Behind: return State::Pull;
        case Event::EpochLost: return State::Reconcile;
        case Event::CursorExpired: return State::Resnapshot;
        case Event::Failed: return mayFail(from) ? after(from) : State::Backoff;
        case Event::NoLine: return from == State::Pull ? State::Merge : State::Offline;
        case Event::Wait: return State::Backoff;
        case Event::Refused: return State::Halt;
        case Event::Stopped: break;
    }
    return State::Idle;
}

bool atRest(State state) {
    return state == State::Idle || state == State::Backoff || state == State::Offline || state == State::Halt;
}

std::string_view toString(State state) {
    switch (state) {
        case State::Idle: return "idle";
        case State::Auth: return "auth";
        case State::Probe: return "probe";
        case State::ResolveFlight: return "resolve-flight";
        case State::Pull: return "pull";
        case State::Merge: return "merge";
        case State::Reconcile: return "reconcile";
        case State::Resnapshot: return "resnapshot";
        case State::Push: return "push";
        case State::Echo: return "echo";
        case State::Formulary: return "formulary";
        case State::Pictures: return "pictures";
        case State::Digest: return "digest";
        case State::Backoff: return "backoff";
        case State::Offline: return "offline";
        case State::Halt: break;
    }
    return "halt";
}

Event eventOf(const Error& error) {
    if (error.reason == "cursor-epoch") return Event::EpochLost;
    if (error.reason == "cursor-expired") return Event::CursorExpired;
    if (error.reason == "client.revoked" || error.reason == "store.newer-schema" || error.reason == "hub.newer-fhir") return Event::Refused;
    if (error.reason == "stopped") return Event::Stopped;
    if (error.reason == "hub.busy") return Event::Wait;
    if (error.reason == "hub.failing") return Event::Failed;
    return error.code == Errc::Offline ? Event::NoLine : Event::Failed;
}

}  // namespace jiayi::sync
