#include "sync/hub/sqlite_rows.h"

#include "sync/hub/move_sql.h"
#include "sync/hub/search_sql.h"

namespace jiayi::hub {

db::Blob blobOf(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

std::vector<Version> searchRows(db::Database& database, std::int64_t streamPk, const SearchQuery& query) {
    const auto condition = searchCondition(query, "stream_pk", streamPk, '?');
    db::Query row(database,
                  std::string{"SELECT "} + kVersionColumns + " FROM current c JOIN version v ON v.pk = c.version_pk WHERE " +
                      condition.text,
                  nullptr);
    int index = 0;
    for (const auto& value : condition.values) std::visit([&](const auto& each) { row.bind(++index, each); }, value);
    return versionsOf(row);
}

std::optional<std::string> moveOf(db::Database& database, std::string_view from, std::string_view patient) {
    db::Query row(database, moveSql('?'), from, patient);
    if (!row.next() || row.text(0) == from) return {};
    return row.text(0);
}

void writeIndex(db::Database& database, std::int64_t streamPk, const Version& version) {
    for (const char* table : {"search_key", "search_date"})
        db::Query(database, std::string{"DELETE FROM "} + table + " WHERE stream_pk = ? AND type = ? AND id = ?", streamPk,
                  version.key.type, version.key.id)
            .run();
    if (!version.live()) return;
    for (const auto& key : version.keys)
        db::Query(database, "INSERT OR IGNORE INTO search_key (stream_pk, type, name, value, system, id) VALUES (?, ?, ?, ?, ?, ?)",
                  streamPk, version.key.type, key.name, key.value, key.system, version.key.id)
            .run();
    for (const auto& date : version.dates)
        db::Query(database, "INSERT OR IGNORE INTO search_date (stream_pk, type, name, starts, ends, id) VALUES (?, ?, ?, ?, ?, ?)",
                  streamPk, version.key.type, date.name, date.from, date.to, version.key.id)
            .run();
}

}  // namespace jiayi::hub
