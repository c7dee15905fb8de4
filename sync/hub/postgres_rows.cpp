#include "sync/hub/postgres_rows.h"

#include "sync/hub/move_sql.h"
#include "sync/hub/search_sql.h"
#include "sync/hub/store_rows.h"

#include <set>

namespace jiayi::hub {

namespace {

using IndexRow = std::array<PostgresValue, 6>;

void forgetIndex(PostgresSession& session, std::string_view stream,
                 const std::vector<const Version*>& versions) {
    std::vector<std::string> types, ids;
    for (const auto* version : versions) {
        if (version->version == 1) continue;  // nothing was there before it
        types.push_back(version->key.type);
        ids.push_back(version->key.id);
    }
    if (ids.empty()) return;
    for (const char* table : {"search_key", "search_date"})
        session.run(std::string{"DELETE FROM "} + table +
                        " k USING unnest($2::text[], $3::text[]) AS r (type, id) WHERE k.stream = $1 AND "
                        "k.type = r.type AND k.id = r.id",
                    {stream, PostgresValue::list(types), PostgresValue::list(ids)});
}

}  // namespace

std::vector<Version> searchRows(PostgresSession& session, std::string_view stream, const SearchQuery& query) {
    const auto condition = searchCondition(query, "stream", std::string{stream}, '$');
    std::vector<PostgresValue> values;
    for (const auto& value : condition.values)
        std::visit([&](const auto& each) { values.emplace_back(each); }, value);
    return versionsOf(session.runOnce(
        std::string{"SELECT "} + kVersionColumns +
            " FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n WHERE " + condition.text,
        values));
}

std::optional<std::string> moveOf(PostgresSession& session, std::string_view from, std::string_view patient) {
    auto row = session.run(moveSql('$'), {from, patient});
    if (!row.next() || row.view(0) == from) return {};
    return row.text(0);
}

void writeIndex(PostgresSession& session, std::string_view stream,
                const std::vector<const Version*>& versions) {
    forgetIndex(session, stream, versions);
    std::vector<IndexRow> keys, dates;
    for (const auto* version : versions) {
        if (!version->live()) continue;
        const auto& [type, id] = version->key;
        for (const auto& key : std::set<SearchKey>{version->keys.begin(), version->keys.end()})
            keys.push_back({stream, type, key.name, key.value, key.system, id});
        for (const auto& date : std::set<SearchDate>{version->dates.begin(), version->dates.end()})
            dates.push_back({stream, type, date.name, date.from, date.to, id});
    }
    if (!keys.empty())
        session.copy<6>("search_key", {"stream", "type", "name", "value", "system", "id"}, keys);
    if (!dates.empty())
        session.copy<6>("search_date", {"stream", "type", "name", "starts", "ends", "id"}, dates);
}

}  // namespace jiayi::hub
