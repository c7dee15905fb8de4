#include "models/capitation/statement_rows.h"
#include "models/capitation/travel_text.h"

#include "models/core/hash.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

constexpr std::size_t kLinesInSheet = 400;  // about 150 KB as a resource

const std::string kAnswer = "SELECT id, statement_id, answer, at, by_whom, note, fen, differences, status, effect FROM statement_answer ";

Error missing(std::string_view what) { return {Errc::NotFound, "resource.not-found", std::string{what}}; }

db::Blob blobOf(const std::string& bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

Result<StatementAnswer> readAnswer(const db::Query& row) {
    StatementAnswer found{row.uuid(0), row.id<StatementId>(1), row.text(2), row.instant(3), row.text(4), row.text(5), {}, {}, row.text(8)};
    if (!row.isNull(6)) found.paid = Money{row.integer(6)};
    JIAYI_TRY(found.differences, readDifferences(row.text(7)));
    return found;
}

}  // namespace

StatementId statementIdOf(std::string_view institution, std::string_view scheme, Month month, int revision) {
    return {derivedUuid({"statement", std::string{institution}, std::string{scheme}, formatMonth(month), std::to_string(revision)})};
}
Uuid sheetId(StatementId statement, int position) { return derivedUuid({"statement-sheet", statement.toString(), std::to_string(position)}); }
Uuid taskId(StatementId statement) { return derivedUuid({"statement-task", statement.toString()}); }
DifferenceId differenceIdOf(const Uuid& answer, std::size_t at) { return {derivedUuid({"statement-difference", answer.toString(), std::to_string(at)})}; }

std::vector<StatementSheet> sheetsOf(StatementId id, const Statement& statement) {
    std::vector<StatementSheet> sheets;
    for (std::size_t from = 0; from < statement.lines.size(); from += kLinesInSheet) {
        const auto position = static_cast<int>(sheets.size()) + 1;
        const auto first = statement.lines.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = statement.lines.begin() + static_cast<std::ptrdiff_t>(std::min(from + kLinesInSheet, statement.lines.size()));
        sheets.push_back({sheetId(id, position), id, position, {first, last}});
    }
    return sheets;
}

Result<SentStatement> TravelRepository::sent(const Uuid& id) const {
    return db::attempt([&]() -> Result<SentStatement> {
        db::Query row(m_database, "SELECT institution, scheme, month, revision, streams, rules, basis, hash, frozen_at, frozen_by, totals, sheets FROM statement_sent WHERE id = ?", id);
        if (!row.next()) return missing("MeasureReport");
        JIAYI_TRY(const auto month, parseMonth(row.text(2)));
        JIAYI_TRY(const auto totals, readTotals(m_database, row.text(10)));
        return SentStatement{{id}, row.text(0), row.text(1), month, row.number(3), row.text(4), row.text(5), row.text(6), row.blob(7), row.instant(8), row.text(9), totals, row.number(11)};
    });
}

Result<StatementSheet> TravelRepository::sheet(const Uuid& id) const {
    return db::attempt([&]() -> Result<StatementSheet> {
        db::Query row(m_database, "SELECT statement_id, position, lines FROM statement_sheet WHERE id = ?", id);
        if (!row.next()) return missing("MeasureReport");
        JIAYI_TRY(auto lines, readLines(row.text(2)));
        return StatementSheet{id, row.id<StatementId>(0), row.number(1), std::move(lines)};
    });
}

Result<StatementTask> TravelRepository::task(const Uuid& id) const {
    return db::attempt([&]() -> Result<StatementTask> {
        db::Query row(m_database, "SELECT statement_id, signed_at, signed_by, submitted_at, submitted_by, amended_at, amended_by FROM statement_task WHERE id = ?", id);
        if (!row.next()) return missing("Task");
        return StatementTask{row.id<StatementId>(0), row.instant(1), row.text(2), row.instant(3), row.text(4), row.maybeInstant(5), row.text(6)};
    });
}

Result<StatementAnswer> TravelRepository::answer(const Uuid& id) const {
    return db::attempt([&]() -> Result<StatementAnswer> {
        db::Query row(m_database, kAnswer + "WHERE id = ?", id);
        if (!row.next()) return missing("PaymentReconciliation");
        return readAnswer(row);
    });
}

Result<DifferenceDecision> TravelRepository::decision(const Uuid& id) const {
    return db::attempt([&]() -> Result<DifferenceDecision> {
        db::Query row(m_database, "SELECT difference_id, statement_id, decision, reason, evidence, by_user, at FROM difference_decision WHERE id = ?", id);
        if (!row.next()) return missing("Basic");
        return DifferenceDecision{id, row.id<DifferenceId>(0), row.id<StatementId>(1), row.text(2), row.text(3), splitLines(row.text(4)), row.text(5), row.instant(6)};
    });
}

Result<std::vector<HeardAnswer>> TravelRepository::answers(StatementId statement) const {
    return db::attempt([&]() -> Result<std::vector<HeardAnswer>> {
        std::vector<HeardAnswer> all;
        db::Query row(m_database, kAnswer + "WHERE statement_id = ? ORDER BY at, pk", statement);
        while (row.next()) {
            JIAYI_TRY(auto one, readAnswer(row));
            all.push_back({std::move(one), row.text(9) == "taken", row.text(9) == "repeated"});
        }
        return all;
    });
}

Result<std::vector<StatementLine>> TravelRepository::lines(StatementId statement, int sheets) const {
    return db::attempt([&]() -> Result<std::vector<StatementLine>> {
        std::vector<StatementLine> all;
        int found = 0;
        db::Query row(m_database, "SELECT lines FROM statement_sheet WHERE statement_id = ? AND position <= ? ORDER BY position", statement, sheets);
        while (row.next()) {
            JIAYI_TRY(auto some, readLines(row.text(0)));
            all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
            ++found;
        }
        if (found < sheets) return Error{Errc::NotFound, "statement.incomplete", {}};
        return all;
    });
}

Result<void> TravelRepository::save(sync::Unit& unit, const SentStatement& sent) {
    db::Query(unit.database(),
              "INSERT INTO statement_sent (id, institution, scheme, month, revision, streams, rules, basis, hash, frozen_at, frozen_by, totals, sheets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET streams = excluded.streams, rules = excluded.rules, basis = excluded.basis, hash = excluded.hash, frozen_at = excluded.frozen_at, "
              "frozen_by = excluded.frozen_by, totals = excluded.totals, sheets = excluded.sheets",
              sent.id, sent.institution, sent.scheme, formatMonth(sent.month), sent.revision, sent.streams, sent.rules, sent.basis, blobOf(sent.hash), sent.frozenAt, sent.frozenBy,
              totalsText(sent.totals), sent.sheets)
        .run();
    unit.put("MeasureReport", sent.id.uuid, {});
    return settleStatement(unit, sent.id);
}

Result<void> TravelRepository::save(sync::Unit& unit, const StatementSheet& sheet) {
    db::Query(unit.database(),
              "INSERT INTO statement_sheet (id, statement_id, position, lines) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET statement_id = excluded.statement_id, position = excluded.position, lines = excluded.lines",
              sheet.id, sheet.statement, sheet.position, linesText(sheet.lines))
        .run();
    unit.put("MeasureReport", sheet.id, {});
    return {};
}

Result<void> TravelRepository::save(sync::Unit& unit, const StatementTask& task) {
    db::Query(unit.database(),
              "INSERT INTO statement_task (id, statement_id, signed_at, signed_by, submitted_at, submitted_by, amended_at, amended_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET signed_at = excluded.signed_at, signed_by = excluded.signed_by, submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by, "
              "amended_at = coalesce(excluded.amended_at, amended_at), amended_by = CASE WHEN excluded.amended_at IS NULL THEN amended_by ELSE excluded.amended_by END",
              taskId(task.statement), task.statement, task.signedAt, task.signedBy, task.submittedAt, task.submittedBy, task.amendedAt, task.amendedBy)
        .run();
    unit.put("Task", taskId(task.statement), {});
    return settleStatement(unit, task.statement);
}

Result<void> TravelRepository::save(sync::Unit& unit, const StatementAnswer& answer) {
    std::optional<std::int64_t> fen;
    if (answer.paid) fen = answer.paid->fen;
    db::Query(unit.database(),
              "INSERT INTO statement_answer (id, statement_id, answer, at, by_whom, note, fen, differences, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET note = excluded.note, fen = excluded.fen, status = excluded.status",
              answer.id, answer.statement, answer.answer, answer.at, answer.by, answer.note, fen, differencesText(answer.differences), answer.status)
        .run();
    unit.put("PaymentReconciliation", answer.id, {});
    return settleStatement(unit, answer.statement);
}

Result<void> TravelRepository::save(sync::Unit& unit, const CapitationBook& book, const DifferenceDecision& decision) {
    db::Query(unit.database(),
              "INSERT INTO difference_decision (id, difference_id, statement_id, decision, reason, evidence, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", decision.id,
              decision.difference, decision.statement, decision.decision, decision.reason, joinedLines(decision.evidence), decision.by, decision.at)
        .run();
    unit.put("Basic", decision.id, {});
    return settleDifference(unit, book, decision);
}

Result<Statement> travelledStatement(db::Database& database, StatementId id) {
    const TravelRepository travel(database);
    JIAYI_TRY(const auto sent, travel.sent(id.uuid));
    JIAYI_TRY(auto lines, travel.lines(id, sent.sheets));
    Statement made{sent.institution, sent.scheme, sent.month, sent.revision, {}, std::move(lines), sent.totals};
    const auto digest = sha256(statementJson(made, false));
    if (asText(digest) != sent.hash) return Error{Errc::Corrupt, "statement.differs", {}};
    return made;
}

}  // namespace jiayi::capitation
