#include "sync/hub/postgres_lines.h"

namespace jiayi::hub {

namespace {

// The cluster, and the timeline in the name of the file that its log goes to.
constexpr const char* kServerLine =
    "SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || "
    "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";

bool holds(PostgresSession& session, const Stream& stream) {
    return session
        .run("SELECT 1 FROM version WHERE stream = $1 AND n = $2 AND chain = $3",
             {stream.id, stream.head, stream.chain})
        .next();
}

}  // namespace

void PostgresLines::remember(const std::vector<Stream>& acknowledged) {
    const std::lock_guard lock{m_lock};
    for (const auto& each : acknowledged) {
        // Two commits of a stream may come here in the other order.
        auto& last = m_acknowledged[each.id];
        if (last.head < each.head) last = each;
    }
}

Result<void> PostgresLines::check(PostgresSession& session) {
    return postgresAttempt([&]() -> Result<void> {
        auto row = session.run(kServerLine);
        row.next();
        const auto line = row.text(0);
        const std::lock_guard lock{m_lock};
        if (line == m_line) return {};
        return moveTo(session, line);
    });
}

Result<void> PostgresLines::moveTo(PostgresSession& session, const std::string& line) {
    session.begin(PostgresSession::Kind::Write);
    auto row = session.run("SELECT name FROM server_line FOR UPDATE");
    const auto before = row.next() ? row.text(0) : line;
    bool lost = false;
    for (const auto& [id, stream] : m_acknowledged) lost = lost || !holds(session, stream);
    const bool unwitnessed = m_line.empty() && before != line;
    if (lost || unwitnessed) {
        session.run("SELECT id FROM stream ORDER BY id FOR UPDATE");  // in the order in which writers lock
        session.run("UPDATE stream SET epoch = gen_random_uuid()::text");
    }
    session.run("INSERT INTO server_line VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET name = excluded.name",
                {line});
    session.commit();
    if (lost) m_acknowledged.clear();
    m_line = line;
    return {};
}

}  // namespace jiayi::hub
