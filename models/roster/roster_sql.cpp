#include "models/roster/roster_sql.h"

#include "models/core/text.h"
#include "models/roster/search_keys.h"

#include <charconv>

namespace jiayi::roster {

namespace {

/// What the generated key columns of `resident` hold for a missing date.
constexpr std::string_view kNoDate = "9999-12-31";
/// Up to here reading and sorting the rows of a programme or text is quicker than walking the list past the others.
constexpr std::int64_t kFew = 10'000;

Sql sqlOf(std::string_view text) { return {std::string{text}, {}}; }

Sql joined(const std::vector<Sql>& parts, std::string_view between) {
    Sql all;
    for (const auto& part : parts) {
        if (!all.text.empty()) all.add(between);
        all.add(part);
    }
    return all;
}

bool isFew(db::Database& database, const Sql& rows) {
    Sql counted = sqlOf("SELECT count(*) FROM (SELECT 1 FROM (");
    counted.add(rows);
    counted.add(") LIMIT ?)");
    counted.values.emplace_back(kFew + 1);
    db::Query query(database, counted.text, nullptr);
    counted.bindTo(query);
    query.next();
    return query.integer(0) <= kFew;
}

/// "resident_pk" of everybody whom a word finds.
Sql rowsOf(const SearchWord& word) {
    std::vector<Sql> parts;
    for (const auto kind : word.kinds) {
        const auto range = rangeOf(kind, word.text);
        parts.push_back({"SELECT resident_pk FROM search_key WHERE key >= ? AND key < ?", {range.from, range.before}});
    }
    Sql rows = joined(parts, " UNION ALL ");
    if (word.han.empty()) return rows;
    Sql picked = sqlOf("SELECT f.resident_pk FROM (");
    picked.add(rows);
    picked.add(") f JOIN resident n ON n.pk = f.resident_pk WHERE n.name LIKE ?");
    std::string pattern = "%";
    for (const auto& point : codePoints(word.han)) pattern += point + "%";
    picked.values.emplace_back(pattern);
    return picked;
}

Sql rowsOf(const SearchPhrase& phrase) {
    std::vector<Sql> parts;
    for (const auto& word : phrase) {
        Sql part = sqlOf("SELECT resident_pk FROM (");
        part.add(rowsOf(word));
        part.add(")");
        parts.push_back(std::move(part));
    }
    return joined(parts, " INTERSECT ");
}

Sql rowsOf(const std::vector<SearchPhrase>& phrases) {
    std::vector<Sql> parts;
    for (const auto& phrase : phrases) {
        Sql part = sqlOf("SELECT resident_pk FROM (");
        part.add(rowsOf(phrase));
        part.add(")");
        parts.push_back(std::move(part));
    }
    return joined(parts, " UNION ");
}

/// The same, asked of one resident.
Sql testOf(const SearchWord& word) {
    std::vector<Sql> ranges;
    for (const auto kind : word.kinds) {
        const auto range = rangeOf(kind, word.text);
        ranges.push_back({"EXISTS (SELECT 1 FROM search_key k WHERE k.resident_pk = resident.pk AND k.key >= ? AND k.key < ?)",
                          {range.from, range.before}});
    }
    Sql test = sqlOf("(");
    test.add(joined(ranges, " OR "));
    test.add(")");
    if (word.han.empty()) return test;
    std::string pattern = "%";
    for (const auto& point : codePoints(word.han)) pattern += point + "%";
    test.add(Sql{" AND name LIKE ?", {pattern}});
    return test;
}

Sql testOf(const std::vector<SearchPhrase>& phrases) {
    std::vector<Sql> parts;
    for (const auto& phrase : phrases) {
        std::vector<Sql> words;
        for (const auto& word : phrase) words.push_back(testOf(word));
        parts.push_back(joined(words, " AND "));
    }
    Sql test = sqlOf("(");
    test.add(joined(parts, " OR "));
    test.add(")");
    return test;
}

class WhereBuilder {
public:
    explicit WhereBuilder(db::Database& database) : m_database(database) {}

    void add(std::string_view text) { m_parts.push_back(sqlOf(text)); }
    void add(std::string_view text, std::string value) { m_parts.push_back({std::string{text}, {std::move(value)}}); }

    /// Few: the rows drive. Many: each row of the list is tested.
    void addSet(const Sql& rows, const Sql& test) {
        const bool few = isFew(m_database, rows);
        if (!few) return m_parts.push_back(test);
        Sql in = sqlOf("pk IN (");
        in.add(rows);
        in.add(")");
        m_parts.push_back(std::move(in));
        m_lookedUp = true;
    }

    RosterWhere finish() {
        if (m_parts.empty()) add("1");
        return {joined(m_parts, " AND "), m_lookedUp};
    }

private:
    db::Database& m_database;
    std::vector<Sql> m_parts;
    bool m_lookedUp = false;
};

void addContract(WhereBuilder& where, ContractState state, Date on) {
    const std::string none{kNoDate};
    switch (state) {
        case ContractState::Valid:
            where.add("contract_key >= ?", formatDate(on));
            where.add("contract_key < ?", none);
            break;
        case ContractState::Expired: where.add("contract_key < ?", formatDate(on)); break;
        case ContractState::None: where.add("contract_key = ?", none); break;
    }
}

void addAges(WhereBuilder& where, const RosterFilter& filter) {
    if (!filter.minAge && !filter.maxAge) return;
    where.add("birth_key <= ?", formatDate(addMonths(filter.today, -12 * filter.minAge.value_or(0))));
    if (filter.maxAge) where.add("birth_key > ?", formatDate(addMonths(filter.today, -12 * (*filter.maxAge + 1))));
}

}  // namespace

void Sql::add(const Sql& more) {
    text += more.text;
    values.insert(values.end(), more.values.begin(), more.values.end());
}

void Sql::bindTo(db::Query& query) const {
    int index = 0;
    for (const auto& value : values) {
        ++index;
        std::visit([&](const auto& plain) { query.bind(index, plain); }, value);
    }
}

RosterWhere rosterWhere(db::Database& database, const RosterFilter& filter) {
    WhereBuilder where(database);
    if (!filter.grid.empty()) where.add("grid = ?", filter.grid);
    if (!filter.doctor.empty()) where.add("doctor = ?", filter.doctor);
    if (filter.control) where.add("control_state = ?", toCode(*filter.control));
    if (filter.overdue) where.add("due_key < ?", formatDate(filter.today));
    if (filter.contract) addContract(where, *filter.contract, filter.today);
    addAges(where, filter);
    if (!filter.programme.empty()) {
        where.addSet({"SELECT resident_pk FROM programme WHERE code = ? AND status = 'active'", {filter.programme}},
                     {"EXISTS (SELECT 1 FROM programme p WHERE p.resident_pk = resident.pk AND p.code = ? AND p.status = 'active')",
                      {filter.programme}});
    }
    if (const auto phrases = searchPhrasesOf(filter.text); !phrases.empty()) where.addSet(rowsOf(phrases), testOf(phrases));
    // A literal, and both terms: that is how SQLite sees that the index of those who left may be used.
    if (filter.status == ResidentStatus::Active) where.add("status = 'active'");
    else if (filter.status) where.add("status <> 'active' AND status = '" + toCode(*filter.status) + "'");
    return where.finish();
}

std::string_view sortColumn(RosterSort by) {
    switch (by) {
        case RosterSort::Name: return "name_pinyin";
        case RosterSort::Birth: return "birth_key";
        case RosterSort::NextVisit: return "due_key";
        case RosterSort::LastVisit: return "last_visit_key";
        case RosterSort::Hba1c: return "hba1c_key";
        case RosterSort::Contract: return "contract_key";
    }
    return "name_pinyin";
}

Sql rosterSql(const RosterWhere& where, const RosterOrder& order, const std::optional<RosterAnchor>& from, bool backwards,
              std::int64_t offset, std::int64_t limit) {
    // A leading plus keeps SQLite from walking the sort's index when the condition names the rows already.
    const std::string plus = where.lookedUp ? "+" : "";
    const auto column = plus + std::string{sortColumn(order.by)};
    const bool down = order.descending != backwards;
    Sql sql = sqlOf("SELECT pk FROM resident WHERE ");
    sql.add(where.condition);
    if (from) {
        const std::string compare = std::string{down ? "<" : ">"} + (backwards ? "" : "=");
        sql.add(" AND (" + column + ", " + plus + "pk) " + compare + " (?, ?)");
        if (order.by == RosterSort::Hba1c) {
            double key = 0;
            std::from_chars(from->sortKey.data(), from->sortKey.data() + from->sortKey.size(), key);
            sql.values.emplace_back(key);
        } else {
            sql.values.emplace_back(from->sortKey);
        }
        sql.values.emplace_back(from->pk);
    }
    const std::string direction = down ? " DESC" : "";
    sql.add(" ORDER BY " + column + direction + ", " + plus + "pk" + direction + " LIMIT ? OFFSET ?");
    sql.values.emplace_back(limit);
    sql.values.emplace_back(offset);
    return sql;
}

Sql rosterCountSql(const RosterWhere& where) {
    Sql sql = sqlOf("SELECT count(*) FROM resident WHERE ");
    sql.add(where.condition);
    return sql;
}

}  // namespace jiayi::roster
