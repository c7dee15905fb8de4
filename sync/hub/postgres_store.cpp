// Opening, housekeeping and the beginning of writes. Reading streams: postgres_streams.cpp; who is known:
// postgres_registry.cpp and postgres_people.cpp.
#include "sync/hub/postgres_store.h"

#include "sync/hub/postgres_migrator.h"
#include "sync/hub/postgres_rows.h"
#include "sync/hub/postgres_transaction.h"
#include "sync/hub/store_rows.h"

namespace jiayi::hub {

namespace {

constexpr std::size_t kReindexRows = 500;

// What was deleted or has gone and is forgotten now; $1 is the stream, $2 the time, $3 its floor.
constexpr const char* kGone =
    "FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n "
    "WHERE c.stream = $1 AND NOT c.live AND NOT v.sealed AND v.at < $2 AND c.n > $3";

Result<void> pruneStream(PostgresSession& session, const std::string& id, Instant limit) {
    auto row = session.run("SELECT floor FROM stream WHERE id = $1 FOR UPDATE", {id});
    row.next();
    const auto floor = row.integer(0);
    auto gone = session.run(std::string{"SELECT coalesce(max(c.n), 0) "} + kGone, {id, limit, floor});
    gone.next();
    if (gone.integer(0) == 0) return {};
    // The tombstone itself stays: its number is the floor's link, and its version is never given again.
    session.run(
        std::string{"DELETE FROM version old USING (SELECT c.type, c.id, c.n "} + kGone +
            ") gone WHERE old.stream = $1 AND old.type = gone.type AND old.id = gone.id AND old.n < gone.n",
        {id, limit, floor});
    session.run("UPDATE stream SET floor = $2 WHERE id = $1", {id, gone.integer(0)});
    return {};
}

void reindexStream(PostgresSession& session, const std::string& id,
                   const std::function<void(Version&)>& index) {
    session.run("DELETE FROM search_key WHERE stream = $1", {id});
    session.run("DELETE FROM search_date WHERE stream = $1", {id});
    std::int64_t last = 0;
    for (std::size_t read = kReindexRows; read == kReindexRows;) {
        auto page = versionsOf(session.run(
            std::string{"SELECT "} + kVersionColumns +
                " FROM version v JOIN current c ON c.stream = v.stream AND c.type = v.type AND "
                "c.id = v.id AND c.n = v.n WHERE v.stream = $1 AND v.n > $2 AND c.live ORDER BY v.n "
                "LIMIT $3",
            {id, last, static_cast<std::int64_t>(kReindexRows)}));
        std::vector<const Version*> versions;
        for (auto& version : page) {
            index(version);
            session.run(
                "UPDATE current SET patient = $4 WHERE stream = $1 AND type = $2 AND id = $3 AND patient <> "
                "$4",
                {id, version.key.type, version.key.id, version.patient});
            session.run("UPDATE version SET patient = $3 WHERE stream = $1 AND n = $2 AND patient <> $3",
                        {id, version.n, version.patient});
            versions.push_back(&version);
            last = version.n;
        }
        writeIndex(session, id, versions);
        read = page.size();
    }
}

}  // namespace

PostgresStore::PostgresStore(std::string url) : m_pool(std::move(url), m_lines) {}
PostgresStore::~PostgresStore() = default;

Result<std::unique_ptr<PostgresStore>> PostgresStore::open(const std::string& url) {
    JIAYI_TRY(auto session, PostgresSession::open(url));
    const auto migrated = migratePostgres(*session);
    session->rollback();
    if (!migrated) return migrated.error();
    std::unique_ptr<PostgresStore> store{new PostgresStore{url}};
    JIAYI_CHECK(store->m_lines.check(*session));
    store->m_pool.add(std::move(session));
    return store;
}

Result<std::unique_ptr<StoreTransaction>> PostgresStore::begin(std::vector<std::string> streams,
                                                               Instant now) {
    for (bool again = false;; again = true) {
        JIAYI_TRY(auto session, m_pool.lend());
        auto transaction = std::make_unique<PostgresTransaction>(std::move(session), m_lines);
        const auto locked = transaction->lock(streams, now);
        if (locked) return std::unique_ptr<StoreTransaction>{std::move(transaction)};
        // A connection that had lain idle may be gone; nothing was written yet.
        if (again || !isLost(locked.error())) return locked.error();
    }
}

Result<void> PostgresStore::prune(Instant now) {
    JIAYI_TRY(const auto streams, heads());
    JIAYI_CHECK(writing([&](PostgresSession& session) -> Result<void> {
        session.run("DELETE FROM answered WHERE at < $1", {now - kAnswersKept});
        session.run("DELETE FROM used_assertion WHERE expires_at <= $1", {now});
        session.run("DELETE FROM raw_binary WHERE NOT whole AND begun < $1", {now - kUnfinishedKept});
        session.run("DELETE FROM pair_code WHERE expires_at <= $1", {now});
        return {};
    }));
    // Each by itself, so that no writer waits for more than its own.
    for (const auto& stream : streams)
        JIAYI_CHECK(writing([&](PostgresSession& session) {
            return pruneStream(session, stream.id, now - kTombstonesKept);
        }));
    return {};
}

Result<void> PostgresStore::reindex(std::int64_t rules, const std::function<void(Version&)>& index) {
    JIAYI_TRY(const auto streams, heads());
    return writing([&](PostgresSession& session) -> Result<void> {
        // The row is locked from here on: a second hub waits, and then finds nothing to do.
        if (session.run("UPDATE search_rules SET number = $1 WHERE number < $1", {rules}).count() == 0)
            return {};
        for (const auto& stream : streams) {
            session.run("SELECT 1 FROM stream WHERE id = $1 FOR UPDATE", {stream.id});
            reindexStream(session, stream.id, index);
        }
        return {};
    });
}

}  // namespace jiayi::hub
