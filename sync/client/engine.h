// One round of synchronisation, as steps through the states of engine_state.h.
#pragma once

#include "sync/client/digest_check.h"
#include "sync/client/engine_state.h"
#include "sync/client/formulary_sync.h"
#include "sync/client/moves.h"
#include "sync/client/picture_transfer.h"
#include "sync/client/pusher.h"
#include "sync/client/reconcile.h"
#include "sync/client/schedule.h"

namespace jiayi::sync {

struct RoundReport {
    std::int64_t pulled = 0;
    std::int64_t pushed = 0;
    std::int64_t refused = 0;
    std::int64_t conflicts = 0;
};

/// Everything it uses is handed in: store, clock, chance and network. Owner: whoever syncs the store, one per pairing;
/// thread: the sync thread.
class SyncEngine {
public:
    SyncEngine(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options = {});

    /// Steps from the beginning until at rest. A failing pull does not stop the push. The first failure is returned;
    /// whatever was done before it stays done, and is in the log. Busy "stopped" when asked to stop, Busy "hub.busy"
    /// without a request while the hub wants to be left alone. In Halt it returns why, and makes no request.
    Result<RoundReport> round(const std::stop_token& stop = {});

    /// The same one state at a time: begin(), then step() until atRest(state()), then outcome().
    void begin();
    State step(const std::stop_token& stop = {});
    State state() const { return m_state; }
    Result<RoundReport> outcome() const;

private:
    Result<Event> work(const std::stop_token& stop);
    Result<Event> auth();
    Result<Event> probe();
    Result<Event> pull(const std::stop_token& stop);
    Result<Event> merge(const std::stop_token& stop);
    /// RECONCILE and RESNAPSHOT: the same comparison, for two reasons.
    Result<Event> compare(const std::stop_token& stop);
    Result<Event> push(const std::stop_token& stop);
    Result<Event> echo(const std::stop_token& stop);
    Result<Event> formularies(const std::stop_token& stop);
    Result<Event> pictures(const std::stop_token& stop);
    Result<Event> digest(const std::stop_token& stop);
    void add(const PushReport& report);
    /// Writes what the round did, or why it could not, unless there is nothing to say.
    Result<void> writeOutcome();

    Context m_context;
    HubClient& m_hub;
    Puller m_puller;
    Reconciler m_reconciler;
    Pusher m_pusher;
    Moves m_moves;
    DigestCheck m_digest;
    FormularySync m_formularies;
    PictureTransfer m_pictures;
    int m_newestSchema;
    State m_state = State::Idle;
    RoundReport m_report;
    std::optional<Error> m_failure;  ///< the first of this round; in Halt: why
    int m_compared = 0;              ///< comparisons in this round
    int m_fruitless = 0;             ///< pushes in a row of which the hub took nothing
};

}  // namespace jiayi::sync
