#include "models/capitation/ledger_page.h"

#include "models/capitation/ledger_rows.h"

namespace jiayi::capitation {

namespace {

/// What was asked for; numbered as bindLedgerPage() gives them.
const std::string kLedgerFilter =
    "FROM ledger_line l JOIN ledger_event e ON e.pk = l.fact_pk JOIN resident r ON r.pk = l.resident_pk LEFT "
    "JOIN ledger_line o ON o.id = l.reverses "
    "WHERE l.month = ?1 AND (?2 = '' OR e.scheme = ?2) AND (?3 = '' OR l.place = ?3) AND (?4 = '' OR "
    "l.category = ?4) AND (?5 = 0 OR l.total < 0) AND (?6 = 0 OR l.counts = 0) ";

LedgerRow readLedgerRow(const db::Query& row) {
    LedgerRow made;
    made.pk = row.integer(0);
    made.line.id = row.uuid(1);
    made.line.kind = lineKindOf(row.text(2));
    made.line.counts = row.flag(3);
    made.line.scopeRule = row.text(4);
    if (!row.isNull(9)) made.original = Origin{row.text(9), row.uuid(10)};
    made.line.fact = readEvent(row, 11).fact;
    // The line's own amounts: turned round in a correction.
    made.line.fact.split = {{row.integer(5)}, {row.integer(6)}, {row.integer(7)}, {row.integer(8)}};
    made.resident = {made.line.fact.resident};
    return made;
}

}  // namespace

Result<LedgerSlice> readLedger(db::Database& database, const LedgerAsked& asked) {
    return db::attempt([&]() -> Result<LedgerSlice> {
        LedgerSlice slice;
        const auto month = formatMonth(asked.month);
        db::Query sum(database,
                      "SELECT count(*), coalesce(sum(l.fund), 0), coalesce(sum(l.account), 0), "
                      "coalesce(sum(l.other), 0), coalesce(sum(l.cash), 0), "
                      "coalesce(sum(CASE WHEN l.counts = 1 THEN l.total END), 0), coalesce(sum(CASE WHEN "
                      "l.counts = 0 THEN l.total END), 0) " +
                          kLedgerFilter,
                      month, asked.scheme, asked.place, asked.category, asked.onlyNegative,
                      asked.onlyOutOfScope);
        sum.next();
        slice.sums = {sum.integer(0),
                      {{sum.integer(1)}, {sum.integer(2)}, {sum.integer(3)}, {sum.integer(4)}},
                      {sum.integer(5)},
                      {sum.integer(6)}};
        db::Query row(database,
                      "SELECT l.pk, l.id, l.kind, l.counts, l.scope_rule, l.fund, l.account, l.other, "
                      "l.cash, o.origin_type, o.origin_id, " +
                          kEventColumns + kLedgerFilter +
                          "AND (?7 = 0 OR l.pk < ?7) ORDER BY l.pk DESC LIMIT ?8",
                      month, asked.scheme, asked.place, asked.category, asked.onlyNegative,
                      asked.onlyOutOfScope, asked.before, static_cast<std::int64_t>(asked.limit) + 1);
        while (row.next()) slice.rows.push_back(readLedgerRow(row));
        slice.more = slice.rows.size() > asked.limit;
        if (slice.more) slice.rows.pop_back();
        if (asked.before == 0) {
            JIAYI_TRY(slice.held, LedgerRepository(database).held());
        }
        return slice;
    });
}

}  // namespace jiayi::capitation
