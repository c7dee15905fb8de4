#include "models/capitation/statement_acts.h"

#include "models/access/store.h"
#include "models/capitation/check_list.h"
#include "models/capitation/statement_rows.h"
#include "models/care/flat_json.h"
#include "models/core/hash.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {

struct Next {
    std::string_view from, to;
};
/// A statement that was queried or rejected is amended: then the next revision may be frozen.
constexpr std::array<Next, 10> kNext{{
    {"frozen", "signed"},
    {"signed", "submitted"},
    {"submitted", "accepted"},
    {"submitted", "queried"},
    {"submitted", "rejected"},
    {"queried", "accepted"},
    {"queried", "amended"},
    {"rejected", "amended"},
    {"rejected", "accepted"},  // the payer puts its own mistake right
    {"accepted", "paid"},
}};

struct Frozen {
    std::int64_t pk = 0;
    std::string scheme;
    Month month{};
    int revision = 0;
    LedgerCursor cursor;
    std::string basis, hash;
    bool travelled = false;
    std::string streams, rules;
    Instant at{};
    std::string by;
};

Result<Frozen> readFrozen(db::Database& database, StatementId id) {
    db::Query row(database, "SELECT pk, scheme, month, revision, line_cursor, month_cursor, basis, hash, travelled, streams, rules, frozen_at, frozen_by FROM statement WHERE id = ?", id);
    if (!row.next()) return Error{Errc::NotFound, "statement.not-found", {}};
    const auto month = parseMonth(row.text(2));
    if (!month) return Error{Errc::Corrupt, "statement.month", {}};
    return Frozen{row.integer(0), row.text(1), *month, row.number(3), {row.integer(4), row.integer(5)}, row.text(6), row.blob(7), row.flag(8), row.text(9), row.text(10), row.instant(11), row.text(12)};
}

/// An empty ledger's cursor means nothing, not everything.
LedgerCursor bounded(LedgerCursor cursor) { return {cursor.lines == 0 ? -1 : cursor.lines, cursor.months == 0 ? -1 : cursor.months}; }

Result<std::string> institutionOf(db::Database& database) {
    JIAYI_TRY(const auto institution, access::readInstitution(database));
    return institution.code;
}

std::string streamsText(db::Database& database) {
    care::TextMap streams;
    db::Query row(database, "SELECT stream, token FROM cursor ORDER BY stream");
    while (row.next()) streams.emplace(row.text(0), row.text(1));
    return care::toFlatJson(streams);
}

std::string hashOf(const Statement& statement) {
    const auto digest = sha256(statementJson(statement, false));
    return std::string{asText(digest)};
}

}  // namespace

bool mayFollow(std::string_view from, std::string_view to) {
    return std::any_of(kNext.begin(), kNext.end(), [&](const Next& next) { return next.from == from && next.to == to; });
}

std::int64_t statementPk(db::Database& database, StatementId id) {
    db::Query row(database, "SELECT pk FROM statement WHERE id = ?", id);
    return row.next() ? row.integer(0) : 0;
}

std::string stateOf(db::Database& database, std::int64_t pk) {
    db::Query act(database, "SELECT act FROM statement_act WHERE statement_pk = ? ORDER BY pk DESC LIMIT 1", pk);
    return act.next() ? act.text(0) : "frozen";
}

Result<StatementId> FreezeStatement::operator()(const sync::Context& context, const CapitationBook& book) const {
    auto& database = context.database;
    JIAYI_TRY(const auto items, checkList(database, month, localDate(context.clock.now())));
    for (const auto& item : items) {
        if (!item.overridable) return Error{Errc::Conflict, "statement.pending", item.key};
        if (overrideReason.empty()) return invalid("statement.reason", item.key);
    }
    JIAYI_TRY(const auto basis, basisOf(book, scheme, month));
    return db::attempt([&]() -> Result<StatementId> {
        sync::Unit unit(context, "statement.freeze");
        JIAYI_TRY(const auto before, lastStatement(database, scheme, month));
        int revision = 1;
        if (before) {
            JIAYI_TRY(const auto last, readFrozen(database, *before));
            if (stateOf(database, last.pk) != "amended") return Error{Errc::Conflict, "statement.frozen", {}};
            revision = last.revision + 1;
        }
        JIAYI_TRY(const auto cursor, ledgerCursor(database));
        JIAYI_TRY(auto statement, computeStatement(database, basis, scheme, month, bounded(cursor)));
        JIAYI_TRY(statement.institution, institutionOf(database));
        statement.revision = revision;
        const auto hash = hashOf(statement);
        const auto id = statementIdOf(statement.institution, scheme, month, revision);
        db::Query(database,
                  "INSERT INTO statement (id, scheme, month, revision, line_cursor, month_cursor, streams, rules, basis, hash, frozen_at, frozen_by, override_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id,
                  scheme, formatMonth(month), revision, cursor.lines, cursor.months, streamsText(database), book.version, basisText(basis),
                  db::Blob{reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()}, unit.now(), unit.user(), overrideReason)
            .run();
        unit.describe("Statement/" + id.toString(), overrideReason);
        unit.commit();
        return id;
    });
}

namespace {

/// Head, sheets and Task of what is submitted, all of one unit.
Result<void> submit(sync::Unit& unit, StatementId id, const Frozen& frozen) {
    auto& database = unit.database();
    db::Query sign(database, "SELECT at, by_user FROM statement_act WHERE statement_pk = ? AND act = 'signed' ORDER BY pk DESC LIMIT 1", frozen.pk);
    if (!sign.next()) return Error{Errc::Conflict, "statement.state", {}};
    // Whoever signed answers for it, and nobody else sends it off.
    if (sign.text(1) != unit.user()) return Error{Errc::Denied, "statement.signer", {}};
    JIAYI_TRY(const auto pending, checkList(database, frozen.month, localDate(unit.now())));
    if (std::any_of(pending.begin(), pending.end(), [](const CheckItem& item) { return item.key == "unsent"; })) return Error{Errc::Conflict, "statement.pending", "unsent"};
    JIAYI_TRY(const auto statement, frozenStatement(database, id));
    const auto sheets = sheetsOf(id, statement);
    for (const auto& sheet : sheets) JIAYI_CHECK(TravelRepository::save(unit, sheet));
    JIAYI_CHECK(TravelRepository::save(unit, SentStatement{id, statement.institution, frozen.scheme, frozen.month, frozen.revision, frozen.streams, frozen.rules, frozen.basis, frozen.hash, frozen.at,
                                                           frozen.by, statement.totals, static_cast<int>(sheets.size())}));
    return TravelRepository::save(unit, StatementTask{id, sign.instant(0), sign.text(1), unit.now(), unit.user(), {}, {}});
}

Result<void> amend(sync::Unit& unit, StatementId id) {
    auto found = TravelRepository(unit.database()).task(taskId(id));
    if (!found && found.error().code == Errc::NotFound) {
        // Submitted before statements travelled: nobody else knows of it.
        db::Query(unit.database(), "INSERT INTO statement_act (statement_pk, act, at, by_user) SELECT pk, 'amended', ?, ? FROM statement WHERE id = ?", unit.now(), unit.user(), id).run();
        return {};
    }
    JIAYI_TRY(auto task, std::move(found));
    task.amendedAt = unit.now();
    task.amendedBy = unit.user();
    return TravelRepository::save(unit, task);
}

Result<void> perform(sync::Unit& unit, const Frozen& frozen, const ActOnStatement& asked) {
    if (asked.act == "submitted") return submit(unit, asked.statement, frozen);
    if (asked.act == "amended") return amend(unit, asked.statement);
    if (asked.act != "signed") return TravelRepository::save(unit, StatementAnswer{unit.newId<StatementId>().uuid, asked.statement, asked.act, unit.now(), unit.user(), asked.note, {}, {}, "active"});
    db::Query(unit.database(), "INSERT INTO statement_act (statement_pk, act, at, by_user, note) VALUES (?, ?, ?, ?, ?)", frozen.pk, asked.act, unit.now(), unit.user(), asked.note).run();
    return {};
}

}  // namespace

Result<void> ActOnStatement::operator()(const sync::Context& context) const {
    if ((act == "queried" || act == "rejected") && note.empty()) return invalid("statement.note");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "statement." + act);
        JIAYI_TRY(const auto frozen, readFrozen(unit.database(), statement));
        if (!mayFollow(stateOf(unit.database(), frozen.pk), act)) return Error{Errc::Conflict, "statement.state", {}};
        JIAYI_CHECK(perform(unit, frozen, *this));
        unit.describe("Statement/" + statement.toString(), note);
        unit.commit();
        return {};
    });
}

Result<std::optional<StatementId>> lastStatement(db::Database& database, std::string_view scheme, Month month) {
    return db::attempt([&]() -> Result<std::optional<StatementId>> {
        db::Query row(database, "SELECT id FROM statement WHERE scheme = ? AND month = ? ORDER BY revision DESC LIMIT 1", scheme, formatMonth(month));
        if (!row.next()) return std::optional<StatementId>{};
        return std::optional{row.id<StatementId>(0)};
    });
}

Result<Statement> frozenStatement(db::Database& database, StatementId id) {
    return db::attempt([&]() -> Result<Statement> {
        JIAYI_TRY(const auto frozen, readFrozen(database, id));
        if (frozen.travelled) {
            JIAYI_TRY(auto sent, travelledStatement(database, id));
            sent.state = stateOf(database, frozen.pk);
            return sent;
        }
        JIAYI_TRY(const auto basis, readBasis(database, frozen.basis));
        JIAYI_TRY(auto made, computeStatement(database, basis, frozen.scheme, frozen.month, bounded(frozen.cursor)));
        JIAYI_TRY(made.institution, institutionOf(database));
        made.revision = frozen.revision;
        made.state = stateOf(database, frozen.pk);
        if (hashOf(made) != frozen.hash) return Error{Errc::Corrupt, "statement.differs", {}};
        return made;
    });
}

Result<void> verifyStatements(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        std::vector<StatementId> all;
        {
            db::Query row(database, "SELECT id FROM statement ORDER BY pk");
            while (row.next()) all.push_back(row.id<StatementId>(0));
        }
        for (const auto id : all) JIAYI_CHECK(frozenStatement(database, id));
        return {};
    });
}

Result<Statement> currentStatement(db::Database& database, const CapitationBook& book, std::string_view scheme, Month month) {
    JIAYI_TRY(const auto last, lastStatement(database, scheme, month));
    if (last) return frozenStatement(database, *last);
    JIAYI_TRY(const auto basis, basisOf(book, scheme, month));
    JIAYI_TRY(auto draft, computeStatement(database, basis, scheme, month, {}));
    JIAYI_TRY(draft.institution, institutionOf(database));
    return draft;
}

}  // namespace jiayi::capitation
