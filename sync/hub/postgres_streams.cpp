// Reading the PostgreSQL store: streams, changes, versions, searches, snapshots.
#include "sync/hub/postgres_rows.h"
#include "sync/hub/postgres_store.h"
#include "sync/hub/request_rows.h"
#include "sync/hub/store_random.h"
#include "sync/hub/store_rows.h"

namespace jiayi::hub {

namespace {

constexpr const char* kWalkPage = "FETCH 200 FROM walk";

Error postgresStreamUnknown() { return {Errc::NotFound, "stream.unknown", {}}; }

/// Of the stream that is parameter 1.
std::string postgresVersions(std::string_view rest) {
    return std::string{"SELECT "} + kVersionColumns + " FROM version v WHERE v.stream = $1 " +
           std::string{rest};
}

std::string postgresCurrent(std::string_view rest) {
    return std::string{"SELECT "} + kVersionColumns +
           " FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n WHERE c.stream = $1 " +
           std::string{rest};
}

/// The page ends where the bodies' size does; what is behind is not even sent.
std::string changesSql() {
    return std::string{"SELECT "} + kVersionColumns +
           " FROM (SELECT o.*, sum(octet_length(o.body)) OVER (ORDER BY o.n) AS bytes,"
           " row_number() OVER (ORDER BY o.n) AS place FROM (SELECT * FROM version a"
           " WHERE a.stream = $1 AND a.n > $2 AND a.n <= $3 AND NOT EXISTS (SELECT 1 FROM version later"
           " WHERE later.stream = $1 AND later.type = a.type AND later.id = a.id"
           " AND later.version > a.version AND later.n <= $3) ORDER BY a.n LIMIT $4) o) v"
           " WHERE v.place = 1 OR coalesce(v.bytes, 0) <= $5 ORDER BY v.n";
}

}  // namespace

Result<Stream> PostgresStore::stream(std::string_view id) {
    return reading([&](PostgresSession& session) -> Result<Stream> {
        auto row = session.run(std::string{"SELECT "} + kStreamColumns + " FROM stream WHERE id = $1", {id});
        if (!row.next()) return postgresStreamUnknown();
        return streamOf(row);
    });
}

Result<std::vector<Stream>> PostgresStore::heads() {
    return reading([&](PostgresSession& session) -> Result<std::vector<Stream>> {
        return streamsOf(session.run(std::string{"SELECT "} + kStreamColumns + " FROM stream ORDER BY id"));
    });
}

Result<void> PostgresStore::newEpoch(std::string_view stream) {
    return writing([&](PostgresSession& session) -> Result<void> {
        if (session.run("UPDATE stream SET epoch = $2 WHERE id = $1", {stream, newEpochText()}).count() == 0)
            return postgresStreamUnknown();
        return {};
    });
}

Result<std::optional<Digest>> PostgresStore::chainAt(std::string_view stream, std::int64_t n) {
    return reading([&](PostgresSession& session) -> Result<std::optional<Digest>> {
        auto row = session.run("SELECT chain FROM version WHERE stream = $1 AND n = $2", {stream, n});
        if (!row.next()) return std::optional<Digest>{};
        return std::optional{digestOf(row.blob(0))};
    });
}

Result<std::vector<Version>> PostgresStore::changes(std::string_view stream, const ChangeRange& range) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Version>> {
        return versionsOf(session.run(
            changesSql(), {stream, range.after, range.upTo, static_cast<std::int64_t>(range.entries),
                           static_cast<std::int64_t>(range.bytes)}));
    });
}

Result<std::vector<Version>> PostgresStore::changesSince(std::string_view stream, std::string_view type,
                                                         Instant since, std::int64_t below,
                                                         std::size_t limit) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Version>> {
        return versionsOf(session.run(
            postgresVersions(
                "AND v.at >= $2 AND ($3::bigint = 0 OR v.n < $3::bigint) AND ($4 = '' OR v.type = $4) "
                "ORDER BY v.n DESC LIMIT $5"),
            {stream, since, below, type, static_cast<std::int64_t>(limit)}));
    });
}

Result<std::optional<Version>> PostgresStore::read(std::string_view stream, const fhir::ResourceKey& key) {
    return reading([&](PostgresSession& session) -> Result<std::optional<Version>> {
        return maybeVersionOf(
            session.run(postgresCurrent("AND c.type = $2 AND c.id = $3"), {stream, key.type, key.id}));
    });
}

Result<std::optional<Version>> PostgresStore::readVersion(std::string_view stream,
                                                          const fhir::ResourceKey& key,
                                                          std::int64_t version) {
    return reading([&](PostgresSession& session) -> Result<std::optional<Version>> {
        return maybeVersionOf(
            session.run(postgresVersions("AND v.type = $2 AND v.id = $3 AND v.version = $4"),
                        {stream, key.type, key.id, version}));
    });
}

Result<std::vector<Version>> PostgresStore::versions(std::string_view stream, const fhir::ResourceKey& key,
                                                     std::size_t limit) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Version>> {
        return versionsOf(
            session.run(postgresVersions("AND v.type = $2 AND v.id = $3 ORDER BY v.version DESC LIMIT $4"),
                        {stream, key.type, key.id, static_cast<std::int64_t>(limit)}));
    });
}

Result<std::vector<Version>> PostgresStore::search(std::string_view stream, const SearchQuery& query) {
    return reading([&](PostgresSession& session) -> Result<std::vector<Version>> {
        if (!session.run("SELECT 1 FROM stream WHERE id = $1", {stream}).next())
            return postgresStreamUnknown();
        return searchRows(session, stream, query);
    });
}

Result<std::optional<std::string>> PostgresStore::movedTo(std::string_view from, std::string_view patient) {
    return reading([&](PostgresSession& session) -> Result<std::optional<std::string>> {
        return moveOf(session, from, patient);
    });
}

Result<std::vector<MoveRequest>> PostgresStore::moveRequests() {
    return reading([](PostgresSession& session) -> Result<std::vector<MoveRequest>> { return moveRequestsOf(session.run(kSelectRequests)); });
}

Result<Stream> PostgresStore::walk(const std::string& sql, const std::vector<PostgresValue>& values,
                                   const std::function<Result<void>(const PostgresRows&)>& visit) {
    // Not through reading(): what was visited cannot be visited a second time.
    JIAYI_TRY(auto session, m_pool.lend());
    auto result = postgresAttempt([&]() -> Result<Stream> {
        session->begin(PostgresSession::Kind::ReadOneInstant);
        auto head = session->run(std::string{"SELECT "} + kStreamColumns + " FROM stream WHERE id = $1",
                                 {values.front()});
        if (!head.next()) return postgresStreamUnknown();
        session->runOnce("DECLARE walk NO SCROLL CURSOR FOR " + sql, values);
        for (auto page = session->run(kWalkPage); page.count() > 0; page = session->run(kWalkPage)) {
            while (page.next()) JIAYI_CHECK(visit(page));
        }
        return streamOf(head);
    });
    if (!result && isLost(result.error())) session.drop();
    return result;
}

Result<Stream> PostgresStore::snapshot(std::string_view stream,
                                       const std::function<Result<void>(const Version&)>& visit) {
    return walk(postgresCurrent("AND c.live ORDER BY c.type, c.id"), {stream},
                [&](const PostgresRows& row) { return visit(versionOf(row)); });
}

Result<Stream> PostgresStore::inventory(std::string_view stream, std::string_view type,
                                        const std::function<Result<void>(const VersionKey&)>& visit) {
    return walk(
        "SELECT c.type, c.id, v.version FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n "
        "WHERE c.stream = $1 AND c.live AND ($2 = '' OR c.type = $2) ORDER BY c.type, c.id",
        {stream, type}, [&](const PostgresRows& row) {
            return visit({{row.text(0), row.text(1)}, row.integer(2)});
        });
}

}  // namespace jiayi::hub
