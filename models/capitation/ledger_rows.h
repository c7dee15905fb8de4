// Rows of the ledger as values. Private to this room. Everything here throws SQLite::Exception.
#pragma once

#include "models/capitation/rules/booking.h"
#include "models/db/query.h"

namespace jiayi::capitation {

/// "E11;I10" and back.
std::string joinedCodes(const std::vector<std::string>& codes);
std::vector<std::string> splitCodes(std::string_view text);

/// An event with its number.
struct EventRow {
    std::int64_t pk = 0;
    PricedFact fact;
    std::string held;
};
/// The columns that readEvent() reads, of `ledger_event e JOIN resident r`.
extern const std::string kEventColumns;
EventRow readEvent(const db::Query& row, int first = 0);
std::int64_t insertEvent(db::Database& database, const PricedFact& fact, const std::string& held, Instant at);
/// The newest of an origin.
std::optional<EventRow> lastEvent(db::Database& database, const Origin& origin);
/// All of an origin, oldest first.
std::vector<EventRow> eventsOf(db::Database& database, const Origin& origin);

/// A line with the event that it is about.
struct LineRow {
    std::int64_t fact = 0;
    LedgerLine line;
};
std::vector<LineRow> lineRows(db::Database& database, const Origin& origin);
void insertLine(db::Database& database, const LineRow& row);

Place placeOf(std::string_view text);
LineKind lineKindOf(std::string_view text);

}  // namespace jiayi::capitation
