#include "app/workstation/sync_service.h"

#include "sync/client/foreign_pairing.h"
#include "sync/client/pairing.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

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

/// Link, connection and engine of one store, made again when the pairing changes.
struct Line {
    sync::HubLink link;
    std::unique_ptr<sync::HttpsTransport> transport;
    std::unique_ptr<sync::Transport> face;  ///< of a hub that is not ours
    sync::HubClient hub;
    mapping::Registry mappers;
    sync::SyncEngine engine;

    Line(Session& session, sync::HubLink to, std::unique_ptr<sync::HttpsTransport> over, std::unique_ptr<sync::Transport> as, const Clock& clock,
         Random& random)
        : link(std::move(to)),
          transport(std::move(over)),
          face(std::move(as)),
          hub(face ? *face : *transport, link, clock, random),
          mappers(session.rules()),
          engine(session.context(), hub, mappers) {}
};

Result<std::unique_ptr<Line>> openLine(Session& session, const Clock& clock, Random& random) {
    JIAYI_TRY(auto link, sync::readLink(session.database()));
    JIAYI_TRY(auto address, sync::addressOf(session.database()));
    auto transport = std::make_unique<sync::HttpsTransport>(std::move(address), link.ca);
    JIAYI_TRY(auto face, sync::faceOf(session.context(), *transport));
    return std::make_unique<Line>(session, std::move(link), std::move(transport), std::move(face), clock, random);
}

Result<sync::RoundReport> roundOn(Session& session, Line& line, const std::stop_token& stop) {
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

SyncService::SyncService(std::filesystem::path store, std::string key, std::string user, const Clock& clock,
                         std::function<void(const SyncState&)> onState)
    : m_store(std::move(store)), m_key(std::move(key)), m_user(std::move(user)), m_clock(clock), m_onState(std::move(onState)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

SyncService::~SyncService() {
    m_thread.request_stop();
    m_wake.notify_all();
}

void SyncService::syncNow() {
    const std::lock_guard lock{m_mutex};
    m_asked = true;
    m_wake.notify_all();
}

void SyncService::setPaused(bool paused) {
    const std::lock_guard lock{m_mutex};
    m_paused = paused;
    m_wake.notify_all();
}

void SyncService::wait(const std::stop_token& stop, std::chrono::milliseconds longest) {
    std::unique_lock lock{m_mutex};
    m_wake.wait_for(lock, stop, longest, [this] { return m_asked; });
    m_wake.wait(lock, stop, [this] { return !m_paused || m_asked; });
    m_asked = false;
}

void SyncService::run(const std::stop_token& stop) {
    SystemRandom random;
    std::unique_ptr<Line> line;
    std::optional<Session> session;
    int failures = 0;
    const auto once = [&]() -> Result<sync::RoundReport> {
        if (!session) {
            JIAYI_TRY(auto opened, Session::openWithKey(m_store, m_user, m_key, m_clock, random));
            session.emplace(std::move(opened));
        }
        if (!line) {
            JIAYI_TRY(line, openLine(*session, m_clock, random));
        }
        return roundOn(*session, *line, stop);
    };
    while (!stop.stop_requested()) {
        m_onState({SyncState::Phase::Working, {}, {}, false});
        const auto report = once();
        if (stop.stop_requested()) return;
        failures = report ? 0 : failures + 1;
        auto pause = report ? std::chrono::milliseconds{kBetweenRounds} : sync::backoff(failures, random);
        SyncState state;
        if (!report) {
            const bool unpaired = report.error().reason == "hub.not-paired";
            const bool offline = report.error().code == Errc::Offline || report.error().code == Errc::Busy || unpaired;
            if (unpaired) pause = kBeforePairing;
            state.phase = offline ? SyncState::Phase::Offline : SyncState::Phase::Halted;
            state.error = report.error();
        } else {
            state.dataArrived = report->pulled > 0 || report->conflicts > 0;
        }
        state.nextTry = m_clock.now() + pause;
        m_onState(state);
        wait(stop, pause);
    }
}

}  // namespace jiayi::app
