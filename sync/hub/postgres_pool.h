// Connections to PostgreSQL, lent to one thread at a time.
#pragma once

#include "sync/hub/postgres_lines.h"
#include "sync/hub/postgres_session.h"

#include <condition_variable>
#include <mutex>

namespace jiayi::hub {

class PostgresPool {
public:
    PostgresPool(std::string url, PostgresLines& lines) : m_url(std::move(url)), m_lines(lines) {}

    /// Given back, rolled back, when it goes out of scope.
    class Lease {
    public:
        Lease(PostgresPool& pool, std::unique_ptr<PostgresSession> session)
            : m_pool(&pool), m_session(std::move(session)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        PostgresSession& operator*() const { return *m_session; }
        PostgresSession* operator->() const { return m_session.get(); }
        /// It is lost: it is not lent again, nor are those that lie idle, which went the same way.
        void drop() { m_lost = true; }

    private:
        PostgresPool* m_pool;
        std::unique_ptr<PostgresSession> m_session;
        bool m_lost = false;
    };

    /// Busy "store.busy" when all are lent for ten seconds, "store.unreachable" when there is no server.
    Result<Lease> lend();
    /// Adds an open connection that was checked.
    void add(std::unique_ptr<PostgresSession> session);

private:
    void giveBack(std::unique_ptr<PostgresSession> session, bool lost);

    std::string m_url;
    PostgresLines& m_lines;
    std::mutex m_lock;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<PostgresSession>> m_idle;
    std::size_t m_lent = 0;
};

}  // namespace jiayi::hub
