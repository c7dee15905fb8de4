// The SQL behind the roster: kept apart from its running, so that tests can ask SQLite how it would be done.
#pragma once

#include "models/db/query.h"
#include "models/roster/roster_page.h"

#include <variant>

namespace jiayi::roster {

struct Sql {
    std::string text;
    std::vector<std::variant<std::int64_t, double, std::string>> values;

    void add(std::string_view more) { text += more; }
    void add(const Sql& more);
    void bindTo(db::Query& query) const;
};

/// The conditions of a filter, ready for one store: a rare programme or text is looked up first, a common one is
/// tested while walking down the list.
struct RosterWhere {
    Sql condition;
    bool lookedUp = false;  ///< the condition names few rows: they are read and sorted, no index is walked
};
/// Throws SQLite::Exception.
RosterWhere rosterWhere(db::Database& database, const RosterFilter& filter);

/// Row numbers in list order: from `from` on (inclusive, or exclusive when `backwards`), at most `limit` after
/// `offset`. Backwards means up the list.
Sql rosterSql(const RosterWhere& where, const RosterOrder& order, const std::optional<RosterAnchor>& from, bool backwards,
              std::int64_t offset, std::int64_t limit);
Sql rosterCountSql(const RosterWhere& where);

/// The column that a list in this order is sorted by.
std::string_view sortColumn(RosterSort by);

}  // namespace jiayi::roster
