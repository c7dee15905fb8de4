#include "sync/hub/postgres_pool.h"

namespace jiayi::hub {

namespace {
constexpr std::size_t kMostSessions = 24;  // a server allows 100; several hubs share it
constexpr std::chrono::seconds kSessionWait{10};
}  // namespace

PostgresPool::Lease::~Lease() {
    if (m_session) m_pool->giveBack(std::move(m_session), m_lost);
}

Result<PostgresPool::Lease> PostgresPool::lend() {
    std::unique_lock lock{m_lock};
    if (!m_freed.wait_for(lock, kSessionWait, [this] { return m_lent < kMostSessions; }))
        return Error{Errc::Busy, "store.busy", "connections"};
    ++m_lent;
    if (!m_idle.empty()) {
        Lease lease{*this, std::move(m_idle.back())};
        m_idle.pop_back();
        return lease;
    }
    lock.unlock();
    auto session = PostgresSession::open(m_url);
    const auto checked = session ? m_lines.check(**session) : Result<void>{session.error()};
    if (checked) return Lease{*this, std::move(*session)};
    lock.lock();
    --m_lent;
    m_freed.notify_one();
    return checked.error();
}

void PostgresPool::add(std::unique_ptr<PostgresSession> session) {
    const std::lock_guard lock{m_lock};
    m_idle.push_back(std::move(session));
}

void PostgresPool::giveBack(std::unique_ptr<PostgresSession> session, bool lost) {
    session->rollback();
    std::vector<std::unique_ptr<PostgresSession>> gone;  // closed when the lock is free again
    const std::lock_guard lock{m_lock};
    --m_lent;
    if (lost)
        gone.swap(m_idle);
    else
        m_idle.push_back(std::move(session));
    m_freed.notify_one();
}

}  // namespace jiayi::hub
