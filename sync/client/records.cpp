#include "sync/client/records.h"

#include "sync/fhir/canonical.h"
#include "sync/fhir/resource.h"

namespace jiayi::sync {

namespace {
constexpr int kLogLines = 2000;
constexpr int kRecordsAgainInUnit = 64;
}

bool isFaultOfResource(const Error& error) {
    return error.reason == "record.json" || error.code == Errc::Invalid || error.code == Errc::NotFound;
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
              "ON CONFLICT (type, id) DO UPDATE SET stream = CASE WHEN ?3 = '' THEN stream ELSE ?3 END, resident_id = coalesce(?4, resident_id), body = ?5, base = ?6, "
              "base_version = ?7, base_hash = ?8, base_left = 0, conflict_base = CASE state WHEN 'tombstone' THEN NULL ELSE conflict_base END, state = CASE WHEN ?5 IS NULL THEN 'clean' ELSE state END",
              key.type, key.id, stream, resident, body, base.compact(), version, db::Blob{fhir::canonicalHash(base)})
        .run();
}

void setTombstone(db::Database& database, const RecordKey& key, const std::string& stream, const std::string& version, std::optional<Instant> at) {
    db::Query(database,
              "INSERT INTO record (type, id, stream, base_version, deleted_at, state) VALUES (?1, ?2, ?3, ?4, ?5, 'tombstone') "
              "ON CONFLICT (type, id) DO UPDATE SET state = 'tombstone', conflict_base = coalesce(base, conflict_base), base = NULL, body = NULL, base_hash = NULL, "
              "stream = CASE WHEN ?3 = '' THEN stream ELSE ?3 END, base_version = ?4, deleted_at = coalesce(?5, deleted_at)",
              key.type, key.id, stream, version, at)
        .run();
}

void forgetBase(db::Database& database, const RecordKey& key, const std::optional<fhir::Json>& local) {
    db::Query(database, "UPDATE record SET body = coalesce(?3, body), conflict_base = coalesce(conflict_base, base), base = NULL, base_version = NULL, "
              "base_hash = NULL, base_left = 0 WHERE type = ?1 AND id = ?2",
              key.type, key.id, local ? std::optional{local->compact()} : std::nullopt)
        .run();
    db::Query(database, "UPDATE outbox SET base_version = NULL, kind = CASE kind WHEN 'update' THEN 'insert' ELSE kind END WHERE type = ? AND id = ?",
              key.type, key.id)
        .run();
}

void enqueueAgain(Unit& unit, const RecordKey& key, std::string_view kind, const std::string& baseVersion) {
    auto& database = unit.database();
    std::string resident;
    std::int64_t part = 0;
    {
        db::Query row(database, "UPDATE record SET state = CASE state WHEN 'conflict' THEN state ELSE 'dirty' END WHERE type = ? AND id = ? "
                                "RETURNING coalesce(resident_id, x''), pk / ?", key.type, key.id, kRecordsAgainInUnit);
        if (row.next()) {
            resident = row.blob(0);
            part = row.integer(1);
        }
    }
    const auto unitId = derivedUuid({"again", resident, std::to_string(part), std::to_string(unit.now().time_since_epoch().count())});
    db::Query(database, "INSERT INTO outbox (unit_id, type, id, kind, base_version, at, user_name) VALUES (?, ?, ?, ?, ?, ?, '')", unitId, key.type,
              key.id, kind, baseVersion.empty() ? std::optional<std::string>{} : std::optional{baseVersion}, unit.now())
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

void releaseWaiting(db::Database& database, const RecordKey& key) {
    db::Query(database, "UPDATE outbox SET state = 'waiting', waits_for = NULL WHERE state = 'held' AND waits_for = ?", key.url()).run();
}

void setState(db::Database& database, const RecordKey& key, std::string_view state) {
    db::Query(database, "UPDATE record SET state = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, state).run();
}

void writeLog(db::Database& database, Instant at, std::string_view event, std::int64_t pulled, std::int64_t pushed, std::string_view detail) {
    db::Query(database, "INSERT INTO sync_log (at, event, pulled, pushed, detail) VALUES (?, ?, ?, ?, ?)", at, event, pulled, pushed, detail).run();
    db::Query(database, "DELETE FROM sync_log WHERE pk <= (SELECT max(pk) FROM sync_log) - ?", kLogLines).run();
}

}  // namespace jiayi::sync
