#include "models/capitation/ledger_rows.h"

#include "models/roster/resident_repository.h"

namespace jiayi::capitation {

const std::string kEventColumns =
    "e.pk, e.origin_type, e.origin_id, r.id, e.on_date, e.category, e.place, e.institution, e.scheme, e.settlement_no, e.name, e.code, e.days, e.class, e.icd10, "
    "e.fund, e.account, e.other, e.cash, e.split_known, e.refunds_type, e.refunds_id, e.standing, e.doctor, e.grid, e.held ";

namespace {

const std::string kEvents = "SELECT " + kEventColumns + "FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk ";

}  // namespace

std::string joinedCodes(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ";") + code;
    return text;
}

std::vector<std::string> splitCodes(std::string_view text) {
    std::vector<std::string> codes;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (end > 0) codes.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

Place placeOf(std::string_view text) { return text == nameOf(Place::Own) ? Place::Own : Place::Elsewhere; }

LineKind lineKindOf(std::string_view text) {
    for (const auto kind : {LineKind::Cost, LineKind::Refund})
        if (text == nameOf(kind)) return kind;
    return LineKind::Correction;
}

EventRow readEvent(const db::Query& row, int first) {
    EventRow event;
    auto at = first;
    event.pk = row.integer(at++);
    auto& fact = event.fact;
    fact.origin.type = row.text(at++);
    fact.origin.id = row.uuid(at++);
    fact.resident = row.uuid(at++);
    fact.on = row.date(at++).value();
    fact.category = row.text(at++);
    fact.place = placeOf(row.text(at++));
    fact.institution = row.text(at++);
    fact.scheme = row.text(at++);
    fact.settlementNo = row.text(at++);
    fact.name = row.text(at++);
    fact.code = row.text(at++);
    fact.days = row.number(at++);
    fact.insuranceClass = row.text(at++);
    fact.icd10 = splitCodes(row.text(at++));
    fact.split.fund.fen = row.integer(at++);
    fact.split.account.fen = row.integer(at++);
    fact.split.other.fen = row.integer(at++);
    fact.split.cash.fen = row.integer(at++);
    fact.splitKnown = row.flag(at++);
    if (!row.isNull(at)) fact.refunds = Origin{row.text(at), row.uuid(at + 1)};
    at += 2;
    fact.standing = row.flag(at++);
    fact.doctor = row.text(at++);
    fact.grid = row.text(at++);
    event.held = row.text(at++);
    return event;
}

std::int64_t insertEvent(db::Database& database, const PricedFact& fact, const std::string& held, Instant at) {
    std::optional<std::string> refundsType;
    std::optional<Uuid> refundsId;
    if (fact.refunds) refundsType = fact.refunds->type, refundsId = fact.refunds->id;
    db::Query(database,
              "INSERT INTO ledger_event (at, origin_type, origin_id, resident_pk, on_date, category, place, institution, scheme, settlement_no, name, code, days, class, icd10, "
              "fund, account, other, cash, split_known, refunds_type, refunds_id, standing, doctor, grid, held) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              at, fact.origin.type, fact.origin.id, roster::ResidentRepository::pkOf(database, {fact.resident}), fact.on, fact.category, nameOf(fact.place), fact.institution, fact.scheme,
              fact.settlementNo, fact.name, fact.code, fact.days, fact.insuranceClass, joinedCodes(fact.icd10), fact.split.fund.fen, fact.split.account.fen, fact.split.other.fen,
              fact.split.cash.fen, fact.splitKnown, refundsType, refundsId, fact.standing, fact.doctor, fact.grid, held)
        .run();
    return database.lastInsertRowId();
}

std::optional<EventRow> lastEvent(db::Database& database, const Origin& origin) {
    db::Query row(database, kEvents + "WHERE e.origin_type = ? AND e.origin_id = ? ORDER BY e.pk DESC LIMIT 1", origin.type, origin.id);
    if (!row.next()) return {};
    return readEvent(row);
}

std::vector<EventRow> eventsOf(db::Database& database, const Origin& origin) {
    std::vector<EventRow> events;
    db::Query row(database, kEvents + "WHERE e.origin_type = ? AND e.origin_id = ? ORDER BY e.pk", origin.type, origin.id);
    while (row.next()) events.push_back(readEvent(row));
    return events;
}

std::vector<LineRow> lineRows(db::Database& database, const Origin& origin) {
    std::vector<LineRow> rows;
    db::Query row(database,
                  "SELECT " + kEventColumns +
                      ", l.id, l.event_pk, l.kind, l.reverses, l.fund, l.account, l.other, l.cash, l.counts, l.scope_rule FROM ledger_line l JOIN ledger_event e ON e.pk = l.fact_pk "
                      "JOIN resident r ON r.pk = e.resident_pk WHERE l.origin_type = ? AND l.origin_id = ? ORDER BY l.pk",
                  origin.type, origin.id);
    constexpr int kAfterEvent = 26;
    while (row.next()) {
        auto event = readEvent(row);
        LineRow made;
        made.fact = event.pk;
        made.line.fact = std::move(event.fact);
        int at = kAfterEvent;
        made.line.id = row.uuid(at++);
        made.line.event = row.integer(at++);
        made.line.kind = lineKindOf(row.text(at++));
        if (!row.isNull(at)) made.line.reverses = row.uuid(at);
        ++at;
        made.line.fact.split = {{row.integer(at)}, {row.integer(at + 1)}, {row.integer(at + 2)}, {row.integer(at + 3)}};
        at += 4;
        made.line.counts = row.flag(at++);
        made.line.scopeRule = row.text(at++);
        rows.push_back(std::move(made));
    }
    return rows;
}

void insertLine(db::Database& database, const LineRow& row) {
    const auto& line = row.line;
    const auto& fact = line.fact;
    db::Query(database,
              "INSERT INTO ledger_line (id, event_pk, fact_pk, kind, origin_type, origin_id, reverses, resident_pk, on_date, category, place, fund, account, other, cash, counts, scope_rule, "
              "doctor, grid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              line.id, line.event, row.fact, nameOf(line.kind), fact.origin.type, fact.origin.id, line.reverses, roster::ResidentRepository::pkOf(database, {fact.resident}), fact.on,
              fact.category, nameOf(fact.place), fact.split.fund.fen, fact.split.account.fen, fact.split.other.fen, fact.split.cash.fen, line.counts, line.scopeRule, fact.doctor, fact.grid)
        .run();
}

}  // namespace jiayi::capitation
