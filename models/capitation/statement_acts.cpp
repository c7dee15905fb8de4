#include "models/capitation/statement_acts.h"

#include "models/access/store.h"
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
constexpr std::array<Next, 9> kNext{{
    {"frozen", "signed"},
    {"signed", "submitted"},
    {"submitted", "accepted"},
    {"submitted", "queried"},
    {"submitted", "rejected"},
    {"queried", "accepted"},
    {"queried", "amended"},
    {"rejected", "amended"},
    {"accepted", "paid"},
}};

bool mayFollow(std::string_view from, std::string_view to) {
    return std::any_of(kNext.begin(), kNext.end(), [&](const Next& next) { return next.from == from && next.to == to; });
}

struct Frozen {
    std::int64_t pk = 0;
    std::string scheme;
    Month month{};
    int revision = 0;
    LedgerCursor cursor;
    std::string basis, hash;
};

Result<Frozen> readFrozen(db::Database& database, StatementId id) {
    db::Query row(database, "SELECT pk, scheme, month, revision, line_cursor, month_cursor, basis, hash FROM statement WHERE id = ?", id);
    if (!row.next()) return Error{Errc::NotFound, "statement.not-found", {}};
    const auto month = parseMonth(row.text(2));
    if (!month) return Error{Errc::Corrupt, "statement.month", {}};
    return Frozen{row.integer(0), row.text(1), *month, row.number(3), {row.integer(4), row.integer(5)}, row.text(6), row.blob(7)};
}

std::string stateOf(db::Database& database, std::int64_t pk) {
    db::Query act(database, "SELECT act FROM statement_act WHERE statement_pk = ? ORDER BY pk DESC LIMIT 1", pk);
    return act.next() ? act.text(0) : "frozen";
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

/// Rows of `sql`, whose two parameters are the month's first day and the first of the next.
std::int64_t countIn(db::Database& database, const std::string& sql, Month month) {
    db::Query row(database, sql, Date{month / 1}, Date{(month + std::chrono::months{1}) / 1});
    return row.next() ? row.integer(0) : 0;
}

/// What is written of the month and feeds the ledger, with its resource.
const std::string kMonthWork =
    "SELECT 'MedicationDispense' AS type, d.id FROM dispense d WHERE d.on_date >= ?1 AND d.on_date < ?2 "
    "UNION ALL SELECT 'MedicationRequest', l.id FROM prescription_line l JOIN prescription p ON p.pk = l.prescription_pk WHERE p.written >= ?1 AND p.written < ?2 "
    "UNION ALL SELECT 'Encounter', v.id FROM visit v WHERE v.date >= ?1 AND v.date < ?2 "
    "UNION ALL SELECT 'EpisodeOfCare', g.id FROM programme g WHERE coalesce(g.since, '') < ?2 AND coalesce(g.until, '9999-12-31') >= ?1 "
    "UNION ALL SELECT 'Coverage', e.id FROM entitlement e WHERE e.since < ?2 AND coalesce(e.until, '9999-12-31') >= ?1";

/// A person without a scheme who would count in the month.
const std::string kNoScheme =
    "SELECT count(DISTINCT r.pk) FROM resident r JOIN programme g ON g.resident_pk = r.pk JOIN entitlement e ON e.resident_pk = r.pk WHERE r.insurance_scheme = '' AND g.status <> 'entered-in-error' "
    "AND e.status = 'active' AND e.benefit = 'special-disease' AND e.since < ?2 AND coalesce(e.until, '9999-12-31') >= ?1 AND coalesce(g.since, '9999-12-31') < ?2 AND coalesce(g.until, '9999-12-31') >= ?1";

}  // namespace

Result<std::vector<CheckItem>> checkList(db::Database& database, Month month, Date today) {
    JIAYI_TRY(const auto held, LedgerRepository(database).held());
    return db::attempt([&]() -> Result<std::vector<CheckItem>> {
        std::vector<CheckItem> items;
        const auto add = [&](const char* key, std::int64_t count, bool overridable) {
            if (count > 0) items.push_back({key, count, overridable});
        };
        add("month-not-over", today < Date{(month + std::chrono::months{1}) / 1} ? 1 : 0, false);
        const auto work = "SELECT count(*) FROM (" + kMonthWork + ") w ";
        add("unsent",
            countIn(database, work + "WHERE EXISTS (SELECT 1 FROM outbox o JOIN hub h JOIN record c ON c.type = o.type AND c.id = o.id WHERE o.type = w.type AND o.id = w.id AND c.state <> 'quarantined')", month),
            false);
        add("quarantined", countIn(database, work + "JOIN record c ON c.type = w.type AND c.id = w.id WHERE c.state IN ('quarantined', 'conflict')", month), true);
        db::Query drafts(database, "SELECT count(*) FROM visit_draft WHERE saved_at >= ? AND saved_at < ?", startOfDay(Date{month / 1}), startOfDay(Date{(month + std::chrono::months{1}) / 1}));
        drafts.next();
        add("draft", drafts.integer(0), true);
        add("held", std::count_if(held.begin(), held.end(), [&](const auto& one) { return earliestOpen(one.first.on, 0) == month; }), false);
        add("unpriced", countIn(database, "SELECT count(*) FROM priced_fact WHERE category = 'medicine' AND standing AND price IS NULL AND on_date >= ?1 AND on_date < ?2", month), true);
        add("no-scheme", countIn(database, kNoScheme, month), true);
        return items;
    });
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
        const StatementId id{derivedUuid({"statement", statement.institution, scheme, formatMonth(month), std::to_string(revision)})};
        db::Query(database,
                  "INSERT INTO statement (id, scheme, month, revision, line_cursor, month_cursor, streams, rules, basis, hash, frozen_at, frozen_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id,
                  scheme, formatMonth(month), revision, cursor.lines, cursor.months, streamsText(database), book.version, basisText(basis),
                  db::Blob{reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()}, unit.now(), unit.user())
            .run();
        unit.describe("Statement/" + id.toString(), overrideReason);
        unit.commit();
        return id;
    });
}

Result<void> ActOnStatement::operator()(const sync::Context& context) const {
    if ((act == "queried" || act == "rejected") && note.empty()) return invalid("statement.note");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "statement." + act);
        JIAYI_TRY(const auto frozen, readFrozen(unit.database(), statement));
        if (!mayFollow(stateOf(unit.database(), frozen.pk), act)) return Error{Errc::Conflict, "statement.state", {}};
        db::Query(unit.database(), "INSERT INTO statement_act (statement_pk, act, at, by_user, note) VALUES (?, ?, ?, ?, ?)", frozen.pk, act, unit.now(), unit.user(), note).run();
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
