// Of the SQLite store: formularies and the key that signs them.
#include "sync/formulary/manifest.h"
#include "sync/hub/sqlite_connection.h"
#include "sync/hub/store_random.h"

namespace jiayi::hub {

namespace {
/// The newest version's epoch, of pharmacy ?1.
constexpr const char* kNewestEpoch = "(SELECT epoch FROM formulary_version WHERE pharmacy = ?1 ORDER BY pk DESC LIMIT 1)";
}  // namespace

Result<std::vector<PublishedFormulary>> SqliteStore::formularies(std::string_view pharmacy, std::optional<Date> day) {
    return reading([&](db::Database& database) -> Result<std::vector<PublishedFormulary>> {
        std::vector<PublishedFormulary> found;
        db::Query row(database,
                      "SELECT pharmacy, epoch, version, valid_from, manifest, signature FROM formulary_version v WHERE (?1 = '' OR pharmacy = ?1) "
                      "AND (?2 IS NULL OR pk >= coalesce((SELECT max(pk) FROM formulary_version f WHERE f.pharmacy = v.pharmacy AND f.valid_from <= ?2), 0)) "
                      "ORDER BY pharmacy, pk DESC",
                      pharmacy, day);
        while (row.next()) {
            JIAYI_TRY(const auto validFrom, parseDate(row.text(3)));
            found.push_back({row.text(0), row.text(1), row.integer(2), validFrom, row.text(4), row.blob(5)});
        }
        return found;
    });
}

Result<std::string> SqliteStore::formularyFile(std::string_view pharmacy, std::int64_t version, std::optional<std::int64_t> from, std::int64_t first,
                                               std::int64_t size) {
    return reading([&](db::Database& database) -> Result<std::string> {
        const std::string ofVersion = std::string{"FROM formulary_version v "} +
                                      (from ? "JOIN formulary_delta d ON d.version_pk = v.pk AND d.from_version = ?5 " : "") +
                                      "WHERE v.pharmacy = ?1 AND v.version = ?2 AND v.epoch = " + kNewestEpoch;
        const std::string sql = std::string{"SELECT substr("} + (from ? "d.bytes" : "v.snapshot") + ", ?3, ?4) " + ofVersion;
        db::Query row(database, sql, pharmacy, version, first + 1, size);
        if (from) row.bind(5, *from);
        if (!row.next()) return Error{Errc::NotFound, "formulary.unknown", {}};
        return row.blob(0);
    });
}

Result<void> SqliteStore::addFormulary(const NewFormulary& formulary) {
    return writing([&](db::Database& database) -> Result<void> {
        const auto& head = formulary.head;
        const int added = db::Query(database,
                                    "INSERT OR IGNORE INTO formulary_version (pharmacy, epoch, version, valid_from, manifest, signature, snapshot) "
                                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                                    head.pharmacy, head.epoch, head.version, head.validFrom, head.manifest, blobOf(head.signature),
                                    blobOf(formulary.snapshot))
                              .run();
        if (added == 0) return Error{Errc::Conflict, "formulary.version", {}};
        const auto pk = database.lastInsertRowId();
        for (const auto& [from, bytes] : formulary.deltas)
            db::Query(database, "INSERT INTO formulary_delta (version_pk, from_version, bytes) VALUES (?, ?, ?)", pk, from, blobOf(bytes)).run();
        db::Query(database,
                  "DELETE FROM formulary_version WHERE pharmacy = ?1 AND pk NOT IN "
                  "(SELECT pk FROM formulary_version WHERE pharmacy = ?1 ORDER BY pk DESC LIMIT ?2)",
                  head.pharmacy, kFormularyVersionsKept)
            .run();
        return {};
    });
}

Result<std::string> SqliteStore::publisherSeed() {
    const auto read = [](db::Database& database) -> Result<std::string> {
        db::Query row(database, "SELECT seed FROM publisher_key");
        return row.next() ? row.blob(0) : std::string{};
    };
    JIAYI_TRY(auto seed, reading(read));
    if (!seed.empty()) return seed;
    return writing([&](db::Database& database) -> Result<std::string> {
        db::Query(database, "INSERT OR IGNORE INTO publisher_key (one, seed) VALUES (1, ?)", blobOf(formulary::newSigningSeed())).run();
        return read(database);
    });
}

}  // namespace jiayi::hub
