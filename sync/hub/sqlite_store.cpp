// Connections, housekeeping and the beginning of writes. Reading streams: sqlite_streams.cpp; who is known:
// sqlite_registry.cpp and sqlite_people.cpp.
#include "sync/hub/sqlite_store.h"

#include "models/db/migrator.h"
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/sqlite_transaction.h"

namespace jiayi::hub {

namespace {

constexpr std::size_t kReindexPage = 500;

// A resource that was deleted or has gone, 400 days ago or longer; parameter 1 is that limit.
constexpr const char* kForgotten =
    "FROM current c JOIN version v ON v.pk = c.version_pk JOIN stream s ON s.pk = c.stream_pk "
    "WHERE NOT c.live AND NOT v.sealed AND v.at < ?1 AND c.n > s.floor";

}  // namespace

SqliteStore::Connection::Connection(SqliteStore& store, std::unique_ptr<db::Database> database)
    : m_store(store), m_database(std::move(database)) {}
SqliteStore::Connection::Connection(Connection&&) noexcept = default;

SqliteStore::Connection::~Connection() {
    if (!m_database) return;
    const std::lock_guard lock{m_store.m_poolLock};
    m_store.m_pool.push_back(std::move(m_database));
}

SqliteStore::SqliteStore(std::filesystem::path file, db::Disk& disk) : m_file(std::move(file)), m_disk(disk) {}
SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& file, db::Disk& disk) {
    JIAYI_TRY(auto database, db::Database::open({file, {}, true, false, &disk}));
    JIAYI_CHECK(db::migrate(*database, db::embeddedSteps("schema/hub-sqlite/")));
    std::unique_ptr<SqliteStore> store{new SqliteStore{file, disk}};
    store->m_pool.push_back(std::move(database));
    return store;
}

Result<SqliteStore::Connection> SqliteStore::connect() {
    {
        const std::lock_guard lock{m_poolLock};
        if (!m_pool.empty()) {
            auto database = std::move(m_pool.back());
            m_pool.pop_back();
            return Connection{*this, std::move(database)};
        }
    }
    JIAYI_TRY(auto database, db::Database::open({m_file, {}, false, false, &m_disk}));
    return Connection{*this, std::move(database)};
}

Result<std::unique_ptr<StoreTransaction>> SqliteStore::begin(std::vector<std::string> streams, Instant now) {
    return db::attempt([&]() -> Result<std::unique_ptr<StoreTransaction>> {
        JIAYI_TRY(auto connection, connect());
        std::unique_lock queue{m_writer};
        auto transaction = std::make_unique<SqliteTransaction>(std::move(queue), std::move(connection));
        JIAYI_CHECK(transaction->lock(streams, now));
        return std::unique_ptr<StoreTransaction>{std::move(transaction)};
    });
}

Result<void> SqliteStore::prune(Instant now) {
    return writing([&](db::Database& database) -> Result<void> {
        db::Query(database, "DELETE FROM answered WHERE at < ?", now - kAnswersKept).run();
        db::Query(database, "DELETE FROM used_assertion WHERE expires_at <= ?", now).run();
        db::Query(database, "DELETE FROM raw_binary WHERE whole = 0 AND begun < ?", now - kUnfinishedKept).run();
        db::Query(database, "DELETE FROM pair_code WHERE expires_at <= ?", now).run();
        // The tombstone itself stays: its number is the floor's link, and its version is never given again.
        db::Query(database,
                  std::string{"DELETE FROM version WHERE pk IN (SELECT old.pk FROM version old JOIN (SELECT c.stream_pk, c.type, "
                              "c.id, c.n "} +
                      kForgotten +
                      ") gone ON old.stream_pk = gone.stream_pk AND old.type = gone.type AND old.id = gone.id AND old.n < gone.n)",
                  now - kTombstonesKept)
            .run();
        db::Query(database,
                  std::string{"UPDATE stream SET floor = gone.n FROM (SELECT c.stream_pk, max(c.n) AS n "} + kForgotten +
                      " GROUP BY c.stream_pk) gone WHERE gone.stream_pk = stream.pk",
                  now - kTombstonesKept)
            .run();
        return {};
    });
}

Result<void> SqliteStore::reindex(std::int64_t rules, const std::function<void(Version&)>& index) {
    return writing([&](db::Database& database) -> Result<void> {
        if (db::Query(database, "UPDATE search_rules SET number = ?1 WHERE number < ?1", rules).run() == 0) return {};
        std::int64_t last = 0;
        for (std::size_t read = kReindexPage; read == kReindexPage;) {
            std::vector<std::pair<std::int64_t, Version>> page;
            db::Query row(database,
                          std::string{"SELECT v.stream_pk, v.pk, "} + kVersionColumns +
                              " FROM version v JOIN current c ON c.stream_pk = v.stream_pk AND c.type = v.type "
                              "AND c.id = v.id AND c.version_pk = v.pk WHERE c.live AND v.pk > ? ORDER BY v.pk LIMIT ?",
                          last, static_cast<std::int64_t>(kReindexPage));
            while (row.next()) {
                page.emplace_back(row.integer(0), versionOf(row, 2));
                last = row.integer(1);
            }
            for (auto& [streamPk, version] : page) {
                index(version);
                writeIndex(database, streamPk, version);
                db::Query(database, "UPDATE current SET patient = ? WHERE stream_pk = ? AND type = ? AND id = ?", version.patient,
                          streamPk, version.key.type, version.key.id)
                    .run();
                db::Query(database, "UPDATE version SET patient = ? WHERE stream_pk = ? AND n = ?", version.patient, streamPk,
                          version.n)
                    .run();
            }
            read = page.size();
        }
        return {};
    });
}

}  // namespace jiayi::hub
