#include "app/workstation/sync_service.h"

#include "sync/client/foreign_pairing.h"
#include "sync/client/pairing.h"
#include "sync/client/wake.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace jiayi::app {

namespace {

constexpr std::chrono::minutes kBetweenRounds{5};
constexpr std::chrono::seconds kBeforePairing{5};

/// Held while a round runs, so that only one process syncs a store. The kernel frees it when a process dies.
class SyncLock {
public:
    explicit SyncLock(const std::filesystem::path& store) : m_file(::open((store.string() + ".sync").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        m_held = m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
    }
    ~SyncLock() {
        if (m_file >= 0) ::close(m_file);
    }
    SyncLock(const SyncLock&) = delete;
    SyncLock& operator=(const SyncLock&) = delete;
    bool held() const { return m_held; }

private:
    int m_file;
    bool m_held = false;
};

}  // namespace

/// Link, connection and engine of one store, made again when the pairing changes.
struct SyncLine {
    sync::HubLink link;
    std::unique_ptr<sync::HttpsTransport> transport;
    std::unique_ptr<sync::Transport> face;  ///< of a hub that is not ours
    sync::HubClient hub;
    mapping::Registry mappers;
    sync::SyncEngine engine;

    SyncLine(Session& session, sync::HubLink to, std::unique_ptr<sync::HttpsTransport> over, std::unique_ptr<sync::Transport> as, const Clock& clock,
         Random& random)
        : link(std::move(to)),
          transport(std::move(over)),
          face(std::move(as)),
          hub(face ? *face : *transport, link, clock, random),
          mappers(session.rules()),
          engine(session.context(), hub, mappers) {}
};

namespace {

Result<std::unique_ptr<SyncLine>> openLine(Session& session, const Clock& clock, Random& random) {
    JIAYI_TRY(auto link, sync::readLink(session.database()));
    JIAYI_TRY(auto address, sync::addressOf(session.database()));
    auto transport = std::make_unique<sync::HttpsTransport>(std::move(address), link.ca);
    JIAYI_TRY(auto face, sync::faceOf(session.context(), *transport));
    return std::make_unique<SyncLine>(session, std::move(link), std::move(transport), std::move(face), clock, random);
}

Result<sync::RoundReport> roundOn(Session& session, SyncLine& line, const std::stop_token& stop) {
    const SyncLock lock{session.store()};
    if (!lock.held()) return Error{Errc::Busy, "sync.elsewhere", {}};
    const std::stop_callback cancel{stop, [&] { line.transport->cancel(); }};
    return line.engine.round(stop);
}

}  // namespace

Result<sync::RoundReport> syncOnce(Session& session, const Clock& clock, Random& random, const std::stop_token& stop) {
    JIAYI_TRY(const auto line, openLine(session, clock, random));
    return roundOn(session, *line, stop);
}

Exit syncForEver(Session& session, const Clock& clock, Random& random) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    int failures = 0;
    for (;;) {
        const auto report = syncOnce(session, clock, random, {});
        if (!report && report.error().code != Errc::Offline && report.error().code != Errc::Busy) return fail(report.error());
        failures = report ? 0 : failures + 1;
        const auto pause = report ? std::chrono::milliseconds{kBetweenRounds} : sync::backoff(failures, random);
        const timespec longest{std::chrono::duration_cast<std::chrono::seconds>(pause).count(), 0};
        if (sigtimedwait(&signals, nullptr, &longest) > 0) return Exit::Done;
    }
}

/// What the thread keeps from one round to the next.
struct SyncService::Round {
    SystemRandom random;
    std::optional<Session> session;
    std::unique_ptr<SyncLine> line;
    int failures = 0;
    bool woken = false;      ///< the hub's news began this round
    bool listening = true;   ///< its news is worth waiting for
};

SyncService::SyncService(std::filesystem::path store, std::string key, std::string user, const Clock& clock, bool paused,
                         std::function<void(const SyncState&)> onState)
    : m_store(std::move(store)), m_key(std::move(key)), m_user(std::move(user)), m_clock(clock), m_onState(std::move(onState)), m_paused(paused),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

SyncService::~SyncService() {
    m_thread.request_stop();
    const std::lock_guard lock{m_mutex};
    m_current.request_stop();
    m_wake.notify_all();
}

void SyncService::syncNow() {
    const std::lock_guard lock{m_mutex};
    if (m_paused) return;
    m_asked = true;
    m_wake.notify_all();
}

void SyncService::setPaused(bool paused) {
    const std::lock_guard lock{m_mutex};
    m_paused = paused;
    if (paused) m_current.request_stop();
    else m_asked = true;
    m_wake.notify_all();
}

std::stop_token SyncService::interruptible() {
    const std::lock_guard lock{m_mutex};
    m_current = std::stop_source{};
    if (m_paused || m_thread.get_stop_token().stop_requested()) m_current.request_stop();
    return m_current.get_token();
}

void SyncService::waitWhilePaused(const std::stop_token& stop) {
    {
        const std::lock_guard lock{m_mutex};
        if (!m_paused) return;
    }
    m_onState({SyncState::Phase::Paused, {}, {}, false});
    std::unique_lock lock{m_mutex};
    m_wake.wait(lock, stop, [this] { return !m_paused; });
    m_asked = false;  // the round that now begins is the one that was asked for
}

Result<sync::RoundReport> SyncService::round(Round& at) {
    if (!at.session) {
        JIAYI_TRY(auto opened, Session::openWithKey(m_store, m_user, m_key, m_clock, at.random));
        at.session.emplace(std::move(opened));
    }
    if (!at.line) {
        JIAYI_TRY(at.line, openLine(*at.session, m_clock, at.random));
    }
    const auto stop = interruptible();
    auto report = roundOn(*at.session, *at.line, stop);
    // A line that was cut in the middle is made anew.
    if (stop.stop_requested()) at.line.reset();
    return report;
}

SyncState SyncService::stateAfter(const Round& at, const Result<sync::RoundReport>& report) const {
    SyncState state;
    if (report) {
        state.dataArrived = report->pulled > 0 || report->conflicts > 0;
        return state;
    }
    const auto& error = report.error();
    const bool away = error.code == Errc::Offline || error.code == Errc::Busy || at.line == nullptr;
    state.phase = away ? SyncState::Phase::Offline : SyncState::Phase::Failing;
    state.error = error;
    return state;
}

bool SyncService::hubHasNews(Round& at, Instant until) {
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(until - m_clock.now());
    const auto stop = interruptible();
    const auto news = sync::waitForChange(at.line->hub, at.session->database(), {}, std::clamp(left, std::chrono::seconds{1}, sync::kLongestWait), stop);
    // A hub that cannot, or a line that has gone: the clock has to do until a round says that all is well again.
    if (!news) at.listening = false;
    return news && *news && !stop.stop_requested();
}

void SyncService::rest(Round& at, Instant until, const std::stop_token& stop) {
    at.woken = false;
    for (;;) {
        const bool listening = at.listening && at.line && at.failures == 0;
        {
            std::unique_lock lock{m_mutex};
            const auto left = listening ? std::chrono::milliseconds{0} : std::chrono::duration_cast<std::chrono::milliseconds>(until - m_clock.now());
            m_wake.wait_for(lock, stop, left, [this] { return m_asked || m_paused; });
            const bool ends = m_asked || m_paused || stop.stop_requested() || m_clock.now() >= until;
            m_asked = false;
            if (ends) return;
        }
        if (listening && hubHasNews(at, until)) {
            at.woken = true;
            return;
        }
    }
}

void SyncService::run(const std::stop_token& stop) {
    Round at;
    for (;;) {
        waitWhilePaused(stop);
        if (stop.stop_requested()) return;
        m_onState({SyncState::Phase::Working, {}, {}, false});
        const auto report = round(at);
        if (stop.stop_requested()) return;
        at.failures = report ? 0 : at.failures + 1;
        // News that brings nothing (of a stream that cannot be read, say) would come again at once, for ever.
        at.listening = report && (!at.woken || report->pulled > 0 || report->pushed > 0);
        auto pause = report ? std::chrono::milliseconds{kBetweenRounds} : sync::backoff(at.failures, at.random);
        if (!report && report.error().reason == "hub.not-paired") pause = kBeforePairing;
        auto state = stateAfter(at, report);
        const auto until = m_clock.now() + pause;
        state.nextTry = until;
        m_onState(state);
        rest(at, until, stop);
    }
}

}  // namespace jiayi::app
