// One round of synchronisation: RESOLVE_FLIGHT -> PULL -> MERGE -> PUSH -> ECHO.
#pragma once

#include "sync/client/puller.h"
#include "sync/client/pusher.h"

namespace jiayi::sync {

struct RoundReport {
    std::int64_t pulled = 0;
    std::int64_t pushed = 0;
    std::int64_t refused = 0;
    std::int64_t conflicts = 0;
};

/// Everything it uses is handed in: store, clock, chance and network. Thread: the sync thread.
class SyncEngine {
public:
    SyncEngine(const Context& context, HubClient& hub, const mapping::Registry& mappers);

    /// A failing pull does not stop the push. The first failure is returned; whatever was done before it stays done,
    /// and is in the log. Busy "stopped" when asked to stop.
    Result<RoundReport> round(const std::stop_token& stop = {});

private:
    Result<void> pull(const std::stop_token& stop, RoundReport& report);
    Result<void> work(const std::stop_token& stop, RoundReport& report);
    Result<void> writeOutcome(const RoundReport& report, const Result<void>& outcome);

    Context m_context;
    Puller m_puller;
    Pusher m_pusher;
};

/// How long to wait after `failures` failing rounds in a row: full jitter, rand(0, min(900 s, 2 s * 2^n)).
std::chrono::milliseconds backoff(int failures, Random& random);

}  // namespace jiayi::sync
