// Connections, streams, versions and the write transaction. Institutions, clients and keys: sqlite_registry.cpp.
#include "sync/hub/sqlite_store.h"

#include "models/db/migrator.h"
#include "sync/hub/sqlite_connection.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

constexpr auto kAnswersKept = std::chrono::days{30};

constexpr const char* kVersionColumns = "v.type, v.id, v.version, v.n, v.deleted, v.body, v.hash, v.at";

Version versionOf(const db::Query& row) {
    return {{row.text(0), row.text(1)}, row.integer(2), row.integer(3), row.flag(4),
            row.text(5), digestOf(row.blob(6)), row.instant(7)};
}

class SqliteTransaction final : public StoreTransaction {
public:
    SqliteTransaction(std::unique_lock<std::mutex> queue, SqliteStore::Connection connection)
        : m_queue(std::move(queue)), m_connection(std::move(connection)), m_transaction(*m_connection) {}

    Result<void> lock(std::string_view stream, Instant now) {
        db::Query row(*m_connection, "SELECT pk, head, chain, at FROM stream WHERE id = ?", stream);
        if (!row.next()) return Error{Errc::NotFound, "stream.unknown", {}};
        m_stream = row.integer(0);
        m_head = row.integer(1);
        m_chain = digestOf(row.blob(2));
        m_at = std::max(now, row.instant(3));
        db::Query(*m_connection, "DELETE FROM answered WHERE at < ?", now - kAnswersKept).run();
        return {};
    }

    Instant at() const override { return m_at; }

    Result<std::optional<Answered>> answered(std::string_view client, std::string_view bundleId) override {
        return db::attempt([&]() -> Result<std::optional<Answered>> {
            db::Query row(*m_connection, "SELECT request_hash, response FROM answered WHERE client_id = ? AND bundle_id = ?",
                          client, bundleId);
            if (!row.next()) return std::optional<Answered>{};
            return std::optional{Answered{digestOf(row.blob(0)), row.blob(1)}};
        });
    }

    Result<std::optional<VersionHead>> current(const fhir::ResourceKey& key) override {
        return db::attempt([&]() -> Result<std::optional<VersionHead>> {
            db::Query row(*m_connection, "SELECT version, deleted FROM current WHERE stream_pk = ? AND type = ? AND id = ?",
                          m_stream, key.type, key.id);
            if (!row.next()) return std::optional<VersionHead>{};
            return std::optional{VersionHead{row.integer(0), row.flag(1)}};
        });
    }

    Result<void> append(Version version) override {
        return db::attempt([&]() -> Result<void> {
            version.n = m_head + 1;
            version.at = m_at;
            const auto chain = nextChain(m_chain, version);
            db::Query insert(*m_connection,
                             "INSERT INTO version (stream_pk, type, id, version, n, deleted, body, hash, at) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             m_stream, version.key.type, version.key.id, version.version, version.n, version.deleted,
                             version.deleted ? std::optional<std::string>{} : std::optional{version.body},
                             db::Blob{version.hash}, version.at);
            insert.run();
            const auto pk = (*m_connection).lastInsertRowId();
            db::Query(*m_connection,
                      "INSERT INTO current (stream_pk, type, id, version, deleted, version_pk) VALUES (?, ?, ?, ?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET version = excluded.version, deleted = excluded.deleted, "
                      "version_pk = excluded.version_pk",
                      m_stream, version.key.type, version.key.id, version.version, version.deleted, pk)
                .run();
            db::Query(*m_connection,
                      "INSERT INTO change (stream_pk, n, type, id, version, kind, at, chain, version_pk) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      m_stream, version.n, version.key.type, version.key.id, version.version,
                      version.deleted ? "DELETE" : "PUT", version.at, db::Blob{chain}, pk)
                .run();
            m_head = version.n;
            m_chain = chain;
            return {};
        });
    }

    Result<void> keepAnswer(std::string_view client, std::string_view bundleId, const Answered& answer) override {
        return db::attempt([&]() -> Result<void> {
            const db::Blob response{reinterpret_cast<const std::uint8_t*>(answer.response.data()), answer.response.size()};
            db::Query(*m_connection,
                      "INSERT INTO answered (client_id, bundle_id, request_hash, response, at) VALUES (?, ?, ?, ?, ?)",
                      client, bundleId, db::Blob{answer.requestHash}, response, m_at)
                .run();
            return {};
        });
    }

    Result<void> commit() override {
        return db::attempt([&]() -> Result<void> {
            db::Query(*m_connection, "UPDATE stream SET head = ?, chain = ?, at = ? WHERE pk = ?", m_head,
                      db::Blob{m_chain}, m_at, m_stream)
                .run();
            m_transaction.commit();
            return {};
        });
    }

private:
    std::unique_lock<std::mutex> m_queue;
    SqliteStore::Connection m_connection;
    db::Transaction m_transaction;
    std::int64_t m_stream = 0;
    std::int64_t m_head = 0;
    Digest m_chain{};
    Instant m_at{};
};

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

Result<Stream> SqliteStore::stream(std::string_view id) {
    return reading([&](db::Database& database) -> Result<Stream> {
        db::Query row(database, "SELECT id, epoch, head, chain FROM stream WHERE id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "stream.unknown", {}};
        return Stream{row.text(0), row.text(1), row.integer(2), digestOf(row.blob(3))};
    });
}

Result<std::optional<Digest>> SqliteStore::chainAt(std::string_view stream, std::int64_t n) {
    return reading([&](db::Database& database) -> Result<std::optional<Digest>> {
        db::Query row(database,
                      "SELECT c.chain FROM change c JOIN stream s ON s.pk = c.stream_pk WHERE s.id = ? AND c.n = ?",
                      stream, n);
        if (!row.next()) return std::optional<Digest>{};
        return std::optional{digestOf(row.blob(0))};
    });
}

Result<std::vector<Version>> SqliteStore::changes(std::string_view stream, const ChangeRange& range) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM change c JOIN stream s ON s.pk = c.stream_pk JOIN version v ON v.pk = c.version_pk "
                          "WHERE s.id = ?1 AND c.n > ?2 AND c.n <= ?3 AND NOT EXISTS (SELECT 1 FROM change later "
                          "WHERE later.stream_pk = c.stream_pk AND later.type = c.type AND later.id = c.id "
                          "AND later.n > c.n AND later.n <= ?3) ORDER BY c.n",
                      stream, range.after, range.upTo);
        std::vector<Version> found;
        std::size_t bytes = 0;
        while (found.size() < range.entries && row.next()) {
            auto version = versionOf(row);
            bytes += version.body.size();
            if (!found.empty() && bytes > range.bytes) break;
            found.push_back(std::move(version));
        }
        return found;
    });
}

Result<std::optional<Version>> SqliteStore::read(std::string_view stream, const fhir::ResourceKey& key) {
    return reading([&](db::Database& database) -> Result<std::optional<Version>> {
        db::Query row(database,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM current c JOIN stream s ON s.pk = c.stream_pk JOIN version v ON v.pk = c.version_pk "
                          "WHERE s.id = ? AND c.type = ? AND c.id = ?",
                      stream, key.type, key.id);
        if (!row.next()) return std::optional<Version>{};
        return std::optional{versionOf(row)};
    });
}

Result<std::optional<Version>> SqliteStore::readVersion(std::string_view stream, const fhir::ResourceKey& key,
                                                        std::int64_t version) {
    return reading([&](db::Database& database) -> Result<std::optional<Version>> {
        db::Query row(database,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM version v JOIN stream s ON s.pk = v.stream_pk "
                          "WHERE s.id = ? AND v.type = ? AND v.id = ? AND v.version = ?",
                      stream, key.type, key.id, version);
        if (!row.next()) return std::optional<Version>{};
        return std::optional{versionOf(row)};
    });
}

Result<std::vector<Version>> SqliteStore::versions(std::string_view stream, const fhir::ResourceKey& key,
                                                   std::size_t limit) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM version v JOIN stream s ON s.pk = v.stream_pk "
                          "WHERE s.id = ? AND v.type = ? AND v.id = ? ORDER BY v.version DESC LIMIT ?",
                      stream, key.type, key.id, static_cast<std::int64_t>(limit));
        std::vector<Version> found;
        while (row.next()) found.push_back(versionOf(row));
        return found;
    });
}

Result<std::unique_ptr<StoreTransaction>> SqliteStore::begin(std::string_view stream, Instant now) {
    return db::attempt([&]() -> Result<std::unique_ptr<StoreTransaction>> {
        JIAYI_TRY(auto connection, connect());
        std::unique_lock queue{m_writer};
        auto transaction = std::make_unique<SqliteTransaction>(std::move(queue), std::move(connection));
        JIAYI_CHECK(transaction->lock(stream, now));
        return std::unique_ptr<StoreTransaction>{std::move(transaction)};
    });
}

}  // namespace jiayi::hub
