// Reading the SQLite store: streams, changes, versions, searches, snapshots.
#include "sync/hub/request_rows.h"
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/store_random.h"

namespace jiayi::hub {

namespace {

Error sqliteStreamUnknown() { return {Errc::NotFound, "stream.unknown", {}}; }

/// "SELECT columns FROM version v" of the stream whose id is parameter 1.
std::string selectVersions(std::string_view rest) {
    return std::string{"SELECT "} + kVersionColumns + " FROM stream s JOIN version v ON v.stream_pk = s.pk WHERE s.id = ?1 " +
           std::string{rest};
}

/// The same of newest versions alone, with `current` as c.
std::string selectCurrent(std::string_view rest) {
    return std::string{"SELECT "} + kVersionColumns +
           " FROM stream s JOIN current c ON c.stream_pk = s.pk JOIN version v ON v.pk = c.version_pk WHERE s.id = ?1 " +
           std::string{rest};
}

}  // namespace

Result<Stream> SqliteStore::stream(std::string_view id) {
    return reading([&](db::Database& database) -> Result<Stream> {
        db::Query row(database, std::string{"SELECT "} + kStreamColumns + " FROM stream WHERE id = ?", id);
        if (!row.next()) return sqliteStreamUnknown();
        return streamOf(row);
    });
}

Result<std::vector<Stream>> SqliteStore::heads() {
    return reading([&](db::Database& database) -> Result<std::vector<Stream>> {
        return streamsOf(db::Query(database, std::string{"SELECT "} + kStreamColumns + " FROM stream ORDER BY id"));
    });
}

Result<void> SqliteStore::newEpoch(std::string_view stream) {
    return writing([&](db::Database& database) -> Result<void> {
        const int changed = db::Query(database, "UPDATE stream SET epoch = ? WHERE id = ?", newEpochText(), stream).run();
        if (changed == 0) return sqliteStreamUnknown();
        return {};
    });
}

Result<std::optional<Digest>> SqliteStore::chainAt(std::string_view stream, std::int64_t n) {
    return reading([&](db::Database& database) -> Result<std::optional<Digest>> {
        db::Query row(database, "SELECT v.chain FROM version v JOIN stream s ON s.pk = v.stream_pk WHERE s.id = ? AND v.n = ?",
                      stream, n);
        if (!row.next()) return std::optional<Digest>{};
        return std::optional{digestOf(row.blob(0))};
    });
}

Result<std::vector<Version>> SqliteStore::changes(std::string_view stream, const ChangeRange& range) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database,
                      selectVersions("AND v.n > ?2 AND v.n <= ?3 AND NOT EXISTS (SELECT 1 FROM version later "
                                     "WHERE later.stream_pk = v.stream_pk AND later.type = v.type AND later.id = v.id "
                                     "AND later.version > v.version AND later.n <= ?3) ORDER BY v.n"),
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

Result<std::vector<Version>> SqliteStore::changesSince(std::string_view stream, std::string_view type, Instant since,
                                                       std::int64_t below, std::size_t limit) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database,
                      selectVersions("AND v.at >= ?2 AND (?3 = 0 OR v.n < ?3) AND (?4 = '' OR v.type = ?4) "
                                     "ORDER BY v.n DESC LIMIT ?5"),
                      stream, since, below, type, static_cast<std::int64_t>(limit));
        return versionsOf(row);
    });
}

Result<std::optional<Version>> SqliteStore::read(std::string_view stream, const fhir::ResourceKey& key) {
    return reading([&](db::Database& database) -> Result<std::optional<Version>> {
        db::Query row(database, selectCurrent("AND c.type = ?2 AND c.id = ?3"), stream, key.type, key.id);
        return maybeVersionOf(row);
    });
}

Result<std::optional<Version>> SqliteStore::readVersion(std::string_view stream, const fhir::ResourceKey& key,
                                                        std::int64_t version) {
    return reading([&](db::Database& database) -> Result<std::optional<Version>> {
        db::Query row(database, selectVersions("AND v.type = ?2 AND v.id = ?3 AND v.version = ?4"), stream, key.type, key.id,
                      version);
        return maybeVersionOf(row);
    });
}

Result<std::vector<Version>> SqliteStore::versions(std::string_view stream, const fhir::ResourceKey& key,
                                                   std::size_t limit) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database, selectVersions("AND v.type = ?2 AND v.id = ?3 ORDER BY v.version DESC LIMIT ?4"), stream,
                      key.type, key.id, static_cast<std::int64_t>(limit));
        return versionsOf(row);
    });
}

Result<std::vector<Version>> SqliteStore::search(std::string_view stream, const SearchQuery& query) {
    return reading([&](db::Database& database) -> Result<std::vector<Version>> {
        db::Query row(database, "SELECT pk FROM stream WHERE id = ?", stream);
        if (!row.next()) return sqliteStreamUnknown();
        return searchRows(database, row.integer(0), query);
    });
}

Result<std::optional<std::string>> SqliteStore::movedTo(std::string_view from, std::string_view patient) {
    return reading([&](db::Database& database) -> Result<std::optional<std::string>> { return moveOf(database, from, patient); });
}

Result<std::vector<MoveRequest>> SqliteStore::moveRequests() {
    return reading([](db::Database& database) -> Result<std::vector<MoveRequest>> { return moveRequestsOf(db::Query(database, kSelectRequests)); });
}

Result<Stream> SqliteStore::snapshot(std::string_view stream, const std::function<Result<void>(const Version&)>& visit) {
    return reading([&](db::Database& database) -> Result<Stream> {
        const db::ReadSnapshot instant(database);
        db::Query head(database, std::string{"SELECT "} + kStreamColumns + " FROM stream WHERE id = ?", stream);
        if (!head.next()) return sqliteStreamUnknown();
        auto found = streamOf(head);
        db::Query row(database, selectCurrent("AND c.live ORDER BY c.type, c.id"), stream);
        while (row.next()) JIAYI_CHECK(visit(versionOf(row)));
        return found;
    });
}

Result<Stream> SqliteStore::inventory(std::string_view stream, std::string_view type,
                                      const std::function<Result<void>(const VersionKey&)>& visit) {
    return reading([&](db::Database& database) -> Result<Stream> {
        const db::ReadSnapshot instant(database);
        db::Query head(database, std::string{"SELECT "} + kStreamColumns + " FROM stream WHERE id = ?", stream);
        if (!head.next()) return sqliteStreamUnknown();
        auto found = streamOf(head);
        db::Query row(database,
                      "SELECT c.type, c.id, v.version FROM stream s JOIN current c ON c.stream_pk = s.pk JOIN version v ON v.pk = c.version_pk "
                      "WHERE s.id = ?1 AND c.live AND (?2 = '' OR c.type = ?2) ORDER BY c.type, c.id",
                      stream, type);
        while (row.next()) JIAYI_CHECK(visit({{row.text(0), row.text(1)}, row.integer(2)}));
        return found;
    });
}

}  // namespace jiayi::hub
