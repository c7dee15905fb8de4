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
    enum class Phase { Idle, Working, Offline, Halted };
    Phase phase = Phase::Idle;
    std::optional<Error> error;     ///< of the last round
    std::optional<Instant> nextTry;
    bool dataArrived = false;       ///< the last round changed what screens show
};

/// Owner: the window's composition root. `onState` is called from the sync thread.
class SyncService {
public:
    SyncService(std::filesystem::path store, std::string key, std::string user, const Clock& clock,
                std::function<void(const SyncState&)> onState);
    ~SyncService();

    void syncNow();
    /// "Work offline": rounds wait until it is switched back.
    void setPaused(bool paused);

private:
    void run(const std::stop_token& stop);
    void wait(const std::stop_token& stop, std::chrono::milliseconds longest);

    std::filesystem::path m_store;
    std::string m_key;
    std::string m_user;
    const Clock& m_clock;
    std::function<void(const SyncState&)> m_onState;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_asked = false;
    bool m_paused = false;
    std::jthread m_thread;
};

}  // namespace jiayi::app
