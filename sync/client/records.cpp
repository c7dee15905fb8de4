#include "sync/client/records.h"

#include "sync/fhir/canonical.h"
#include "sync/fhir/resource.h"

namespace jiayi::sync {

namespace {
constexpr int kLogLines = 2000;
}

std::optional<Record> findRecord(db::Database& database, const RecordKey& key) {
    db::Query row(database, "SELECT state, base_version, base FROM record WHERE type = ? AND id = ?", key.type, key.id);
    if (!row.next()) return {};
    Record record{row.text(0), row.text(1), {}};
    if (!row.isNull(2)) {
        if (auto base = fhir::parseJson(row.text(2))) record.base = std::move(*base);
    }
    return record;
}

bool hasOps(db::Database& database, const RecordKey& key) {
    db::Query row(database, "SELECT 1 FROM outbox WHERE type = ? AND id = ? LIMIT 1", key.type, key.id);
    return row.next();
}

void setBase(db::Database& database, const RecordKey& key, const std::string& stream, const fhir::Json& base,
             const std::string& version, const std::optional<fhir::Json>& localBody) {
    std::optional<Uuid> resident;
    if (const auto patient = fhir::patientId(base)) resident = Uuid::parse(*patient);
    const auto body = localBody ? std::optional{localBody->compact()} : std::nullopt;
    db::Query(database,
              "INSERT INTO record (type, id, stream, resident_id, body, base, base_version, base_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
              "ON CONFLICT (type, id) DO UPDATE SET stream = ?3, resident_id = coalesce(?4, resident_id), body = ?5, base = ?6, "
              "base_version = ?7, base_hash = ?8, state = CASE WHEN ?5 IS NULL THEN 'clean' ELSE state END",
              key.type, key.id, stream, resident, body, base.compact(), version, db::Blob{fhir::canonicalHash(base)})
        .run();
}

void rebaseOps(db::Database& database, const RecordKey& key, const std::string& version) {
    db::Query(database,
              "UPDATE outbox SET base_version = ?3, kind = CASE kind WHEN 'insert' THEN 'update' ELSE kind END WHERE type = ?1 AND id = ?2",
              key.type, key.id, version)
        .run();
}

void dropOps(db::Database& database, const RecordKey& key) {
    db::Query(database, "DELETE FROM outbox WHERE type = ? AND id = ?", key.type, key.id).run();
}

void setState(db::Database& database, const RecordKey& key, std::string_view state) {
    db::Query(database, "UPDATE record SET state = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, state).run();
}

void writeLog(db::Database& database, Instant at, std::string_view event, std::int64_t pulled, std::int64_t pushed, std::string_view detail) {
    db::Query(database, "INSERT INTO sync_log (at, event, pulled, pushed, detail) VALUES (?, ?, ?, ?, ?)", at, event, pulled, pushed, detail).run();
    db::Query(database, "DELETE FROM sync_log WHERE pk <= (SELECT max(pk) FROM sync_log) - ?", kLogLines).run();
}

}  // namespace jiayi::sync
