#include "sync/hub/search_sql.h"

namespace jiayi::hub {

namespace {

std::int64_t millisecondsOf(Instant instant) { return instant.time_since_epoch().count(); }

class Condition {
public:
    Condition(std::string_view stream, std::variant<std::int64_t, std::string> streamValue, char sign)
        : m_stream(stream), m_sign(sign) {
        m_sql.text = "c." + m_stream + " = " + add(std::move(streamValue)) + " AND c.live";
    }

    std::string add(std::variant<std::int64_t, std::string> value) {
        m_sql.values.push_back(std::move(value));
        return m_sign + std::to_string(m_sql.values.size());
    }
    void also(const std::string& text) { m_sql.text += " AND " + text; }

    /// c.id is among those of the index table's rows that meet `inside`.
    void inIndex(const std::string& table, const std::string& inside) {
        also("c.id IN (SELECT k.id FROM " + table + " k WHERE k." + m_stream + " = " + m_sign +
             "1 AND k.type = " + m_sign + "2 AND (" + inside + "))");
    }

    SqlText take(const SearchQuery& query) {
        also("c.n > " + add(query.after));
        m_sql.text += " ORDER BY c.n LIMIT " + add(static_cast<std::int64_t>(query.limit));
        return std::move(m_sql);
    }

private:
    std::string m_stream;
    char m_sign;
    SqlText m_sql;
};

std::string anyOf(Condition& condition, const std::vector<SearchKey>& group) {
    std::string any;
    for (const auto& key : group) {
        if (!any.empty()) any += " OR ";
        any += "(k.name = " + condition.add(key.name) + " AND k.value = " + condition.add(key.value);
        if (!key.anySystem) any += " AND k.system = " + condition.add(key.system);
        any += ")";
    }
    return any.empty() ? "1 = 0" : any;
}

}  // namespace

SqlText searchCondition(const SearchQuery& query, std::string_view stream,
                        std::variant<std::int64_t, std::string> streamValue, char sign) {
    Condition condition{stream, std::move(streamValue), sign};
    condition.also("c.type = " + condition.add(query.type));  // parameter 2
    if (!query.ids.empty()) {
        std::string list;
        for (const auto& id : query.ids) list += (list.empty() ? "" : ", ") + condition.add(id);
        condition.also("c.id IN (" + list + ")");
    }
    for (const auto& group : query.keys) condition.inIndex("search_key", anyOf(condition, group));
    for (const auto& date : query.dates)
        condition.inIndex("search_date", "k.name = " + condition.add(date.name) + " AND k.starts < " +
                                             condition.add(millisecondsOf(date.to)) + " AND k.ends > " +
                                             condition.add(millisecondsOf(date.from)));
    if (query.updatedFrom) condition.also("v.at >= " + condition.add(millisecondsOf(*query.updatedFrom)));
    if (query.updatedBefore) condition.also("v.at < " + condition.add(millisecondsOf(*query.updatedBefore)));
    return condition.take(query);
}

}  // namespace jiayi::hub
