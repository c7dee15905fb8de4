// Synchronisation in the background of the window: one thread, its own connection, every few minutes and on demand.
#pragma once

#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include "sync/client/engine.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace jiayi::app {

/// One process syncs a store; others may read and save. Busy "sync.elsewhere" while another holds the lock.
Result<sync::RoundReport> syncOnce(Session& session, const Clock& clock, Random& random, const std::stop_token& stop);
/// Until SIGINT or SIGTERM.
Exit syncForEver(Session& session, const Clock& clock, Random& random);

struct SyncState {
    enum class Phase {
        Idle,
        Working,
        Offline,  ///< the hub was not reached, or asked to be left alone
        Paused,   ///< somebody works offline
        Failing,  ///< the hub answered, but not as it should
    };
    Phase phase = Phase::Idle;
    std::optional<Error> error;     ///< of the last round
    std::optional<Instant> nextTry;
    bool dataArrived = false;       ///< the last round changed what screens show
};

/// A round every few minutes, at once when asked to or when the hub has news, and later and later while rounds fail.
/// Owner: the window's composition root. `onState` is called from the sync thread; everything else from any thread.
class SyncService {
public:
    SyncService(std::filesystem::path store, std::string key, std::string user, const Clock& clock, bool paused,
                std::function<void(const SyncState&)> onState);
    ~SyncService();

    /// Nothing while somebody works offline.
    void syncNow();
    /// "Work offline": the round under way ends, and none begins until it is switched back.
    void setPaused(bool paused);

private:
    struct Round;

    void run(const std::stop_token& stop);
    Result<sync::RoundReport> round(Round& at);
    SyncState stateAfter(const Round& at, const Result<sync::RoundReport>& report) const;
    void waitWhilePaused(const std::stop_token& stop);
    /// Until `until`, or somebody asks, or the hub has news.
    void rest(Round& at, Instant until, const std::stop_token& stop);
    bool hubHasNews(Round& at, Instant until);
    /// A token that syncNow, setPaused and the end of the service stop.
    std::stop_token interruptible();

    std::filesystem::path m_store;
    std::string m_key;
    std::string m_user;
    const Clock& m_clock;
    std::function<void(const SyncState&)> m_onState;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_source m_current;  ///< of what the thread is doing now
    bool m_asked = false;
    bool m_paused = false;
    std::jthread m_thread;
};

}  // namespace jiayi::app
