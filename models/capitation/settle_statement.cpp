// What follows from the pieces that travel, in whatever order they come.
#include "models/capitation/rule_sets.h"
#include "models/capitation/statement_rows.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

void insertAct(db::Database& database, std::int64_t pk, std::string_view act, Instant at, const std::string& by, const std::string& note, const std::optional<Uuid>& answer = {}) {
    db::Query(database, "INSERT INTO statement_act (statement_pk, act, at, by_user, note, answer_id) VALUES (?, ?, ?, ?, ?, ?)", pk, act, at, by, note, answer).run();
}

bool hasAct(db::Database& database, std::int64_t pk, std::string_view act) {
    db::Query row(database, "SELECT 1 FROM statement_act WHERE statement_pk = ? AND act = ?", pk, act);
    return row.next();
}

/// Another desk was first: what was frozen here and never submitted makes way, unless it says the same.
void makeWay(db::Database& database, const SentStatement& sent) {
    db::Query row(database, "SELECT pk, hash FROM statement WHERE id = ?", sent.id);
    if (!row.next() || row.blob(1) == sent.hash) return;
    const auto pk = row.integer(0);
    if (hasAct(database, pk, "submitted")) return;
    db::Query(database, "DELETE FROM statement_act WHERE statement_pk = ?", pk).run();
    db::Query(database, "DELETE FROM statement WHERE pk = ?", pk).run();
}

void bringIn(db::Database& database, const SentStatement& sent) {
    db::Query(database,
              "INSERT OR IGNORE INTO statement (id, scheme, month, revision, line_cursor, month_cursor, streams, rules, basis, hash, frozen_at, frozen_by, travelled) VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, 1)",
              sent.id, sent.scheme, formatMonth(sent.month), sent.revision, sent.streams, sent.rules, sent.basis,
              db::Blob{reinterpret_cast<const std::uint8_t*>(sent.hash.data()), sent.hash.size()}, sent.frozenAt, sent.frozenBy)
        .run();
}

/// True: it moved the statement.
bool take(db::Database& database, std::int64_t pk, const HeardAnswer& heard) {
    const auto& answer = heard.answer;
    const bool follows = mayFollow(stateOf(database, pk), answer.answer);
    const bool repeated = !follows && hasAct(database, pk, answer.answer);
    if (!follows && !repeated) return false;
    if (follows) insertAct(database, pk, answer.answer, answer.at, answer.by, answer.note, answer.id);
    db::Query(database, "UPDATE statement_answer SET effect = ? WHERE id = ?", follows ? "taken" : "repeated", answer.id).run();
    return follows;
}

}  // namespace

Result<void> settleStatement(sync::Unit& unit, StatementId id) {
    auto& database = unit.database();
    const TravelRepository travel(database);
    const auto sent = travel.sent(id.uuid);
    const auto task = travel.task(taskId(id));
    if (sent && task) {
        makeWay(database, *sent);
        bringIn(database, *sent);
    }
    const auto pk = statementPk(database, id);
    if (pk == 0) return {};
    if (task) {
        if (!hasAct(database, pk, "signed")) insertAct(database, pk, "signed", task->signedAt, task->signedBy, {});
        if (!hasAct(database, pk, "submitted")) insertAct(database, pk, "submitted", task->submittedAt, task->submittedBy, {});
    }
    // An answer may come before the one that it follows.
    for (bool moved = true; moved;) {
        moved = false;
        JIAYI_TRY(const auto answers, travel.answers(id));
        for (const auto& heard : answers) {
            if (heard.taken || heard.repeated || heard.answer.status != "active" || !take(database, pk, heard)) continue;
            moved = true;
            JIAYI_TRY(const auto tables, bookInForce(unit));
            JIAYI_CHECK(keepDifferences(unit, *tables.book, pk, heard.answer));
        }
    }
    if (task && task->amendedAt && mayFollow(stateOf(database, pk), "amended")) insertAct(database, pk, "amended", *task->amendedAt, task->amendedBy, {});
    return {};
}

}  // namespace jiayi::capitation
