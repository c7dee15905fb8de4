#include "models/capitation/differences.h"

#include "models/capitation/ledger_rows.h"
#include "models/capitation/rule_sets.h"
#include "models/capitation/statement_rows.h"
#include "models/capitation/travel_text.h"
#include "models/care/flat_json.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::capitation {

namespace {

constexpr std::string_view kMemberMonth = "member-month";
std::string sideText(const SideLine& line) {
    return care::toFlatJson({{"type", line.origin.type}, {"id", line.origin.id.toString()}, {"resident", line.resident.toString()}, {"category", line.category},
                             {"settlement", line.settlementNo}, {"on", formatDate(line.on)}, {"amount", std::to_string(line.amount)}});
}

Result<SideLine> readSide(db::Database& database, const std::string& text) {
    const Error corrupt{Errc::Corrupt, "difference.line", {}};
    auto values = care::fromFlatJson(database, text);
    const auto id = Uuid::parse(values["id"]), resident = Uuid::parse(values["resident"]);
    const auto on = parseDate(values["on"]);
    SideLine line{{values["type"], {}}, {}, values["category"], values["settlement"], {}, 0};
    const auto& amount = values["amount"];
    const auto read = std::from_chars(amount.data(), amount.data() + amount.size(), line.amount);
    if (!id || !resident || !on || read.ec != std::errc{}) return corrupt;
    line.origin.id = *id;
    line.resident = *resident;
    line.on = *on;
    return line;
}

const std::string kDifferenceRow = "SELECT d.id, d.kind, d.duplicate_here, d.ours, d.theirs, d.decision, d.reason, d.evidence, s.scheme, s.month, d.by_user, d.at, s.id FROM statement_difference d JOIN statement s ON s.pk = d.statement_pk ";

struct DifferenceRow {
    KeptDifference kept;
    std::string scheme, month;
    StatementId statement;
};

Result<DifferenceRow> readDifference(db::Database& database, const db::Query& row) {
    DifferenceRow made;
    made.kept.id = row.id<DifferenceId>(0);
    auto& difference = made.kept.difference;
    JIAYI_TRY(difference.kind, differenceKindOf(row.text(1)));
    difference.duplicateHere = row.flag(2);
    if (!row.isNull(3)) {
        JIAYI_TRY(difference.ours, readSide(database, row.text(3)));
    }
    if (!row.isNull(4)) {
        JIAYI_TRY(difference.theirs, readSide(database, row.text(4)));
    }
    made.kept.decision = row.text(5);
    made.kept.reason = row.text(6);
    made.kept.evidence = splitLines(row.text(7));
    made.kept.by = row.text(10);
    made.kept.at = row.maybeInstant(11);
    made.statement = row.id<StatementId>(12);
    made.scheme = row.text(8);
    made.month = row.text(9);
    return made;
}

Result<DifferenceRow> openDifference(db::Database& database, DifferenceId id) {
    db::Query row(database, kDifferenceRow + "WHERE d.id = ?", id);
    if (!row.next()) return Error{Errc::NotFound, "difference.not-found", {}};
    JIAYI_TRY(auto found, readDifference(database, row));
    if (found.kept.decision == "accepted") return Error{Errc::Conflict, "difference.decided", {}};
    return found;
}

/// Makes the ledger say what the hub says.
class Acceptance {
public:
    Acceptance(sync::Unit& unit, const CapitationBook& book, const DifferenceRow& row) : m_unit(unit), m_book(book), m_row(row), m_difference(row.kept.difference) {}

    Result<void> run() {
        const auto& line = m_difference.ours ? *m_difference.ours : *m_difference.theirs;
        if (m_difference.kind == DifferenceKind::Duplicate && !m_difference.duplicateHere) return {};
        if (line.category.starts_with(kMemberMonth)) return memberMonth();
        switch (m_difference.kind) {
            case DifferenceKind::MissingHere: return bookTheirs();
            case DifferenceKind::MissingThere: return takeBack(line.origin);
            // At a desk that never had it twice nothing is one too many.
            case DifferenceKind::Duplicate: return standsOtherwise(line) ? takeBack(line.origin) : Result<void>{};
            case DifferenceKind::Amount:
            case DifferenceKind::Person: break;
        }
        return correct();
    }

private:
    Result<void> bookTheirs() {
        const auto& theirs = *m_difference.theirs;
        PricedFact fact;
        fact.origin = theirs.origin;
        fact.resident = theirs.resident;
        fact.on = theirs.on;
        fact.category = theirs.category;
        fact.place = Place::Elsewhere;
        fact.scheme = m_row.scheme;
        fact.settlementNo = theirs.settlementNo;
        fact.insuranceClass = kAcceptedClass;
        fact.split.cash.fen = theirs.amount;
        fact.splitKnown = false;
        return heard(std::move(fact));
    }

    /// Whether the settlement stands under another origin too.
    bool standsOtherwise(const SideLine& line) {
        db::Query row(m_unit.database(),
                      "SELECT 1 FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk WHERE r.id = ? AND e.settlement_no = ? AND e.category = ? AND e.origin_id <> ? AND e.standing = 1 "
                      "AND e.pk = (SELECT max(n.pk) FROM ledger_event n WHERE n.origin_type = e.origin_type AND n.origin_id = e.origin_id)",
                      line.resident, line.settlementNo, line.category, line.origin.id);
        return row.next();
    }

    Result<void> takeBack(const Origin& origin) {
        auto last = lastEvent(m_unit.database(), origin);
        if (!last) return Error{Errc::NotFound, "ledger.no-such-origin", {}};
        last->fact.standing = false;
        last->fact.insuranceClass = kAcceptedClass;
        return heard(std::move(last->fact));
    }

    Result<void> correct() {
        auto last = lastEvent(m_unit.database(), m_difference.ours->origin);
        if (!last) return Error{Errc::NotFound, "ledger.no-such-origin", {}};
        auto fact = std::move(last->fact);
        fact.resident = m_difference.theirs->resident;
        fact.insuranceClass = kAcceptedClass;
        if (fact.split.total().fen != m_difference.theirs->amount) {
            // Who pays keeps its proportion: of a cost only the sum is known otherwise.
            const auto parts = divided({m_difference.theirs->amount}, {fact.split.fund.fen, fact.split.account.fen, fact.split.other.fen, fact.split.cash.fen});
            fact.split = {parts[0], parts[1], parts[2], parts[3]};
        }
        return heard(std::move(fact));
    }

    Result<void> heard(PricedFact fact) {
        if (hear(m_unit, m_book, std::move(fact)) == Heard::Held) return Error{Errc::Conflict, "ledger.held", {}};
        return {};
    }

    Result<void> memberMonth() {
        auto& database = m_unit.database();
        const auto month = parseMonth(m_row.month);
        if (!month) return Error{Errc::Corrupt, "statement.month", {}};
        if (m_difference.ours) {
            JIAYI_TRY(const auto members, monthMembers(database, *month));
            const auto member = std::find_if(members.begin(), members.end(), [&](const MonthMember& one) { return one.resident.uuid == m_difference.ours->resident; });
            if (member != members.end()) takeBackMonth(m_unit, *member, *month, MonthBy::Acceptance);
        }
        if (m_difference.theirs && m_difference.kind != DifferenceKind::Duplicate) {
            const auto& theirs = *m_difference.theirs;
            const auto tier = theirs.category.substr(std::min(theirs.category.size(), kMemberMonth.size() + 1));
            if (!m_book.tier(tier)) return Error{Errc::Invalid, "statement.tier", tier};
            addMonth(m_unit, {0, {theirs.resident}, m_row.scheme, tier, theirs.origin, {}, {}, {}}, *month, MonthBy::Acceptance);
        }
        return {};
    }

    sync::Unit& m_unit;
    const CapitationBook& m_book;
    const DifferenceRow& m_row;
    const Difference& m_difference;
};

void insertDifference(sync::Unit& unit, std::int64_t statementPk, DifferenceId id, const Difference& each) {
    std::optional<std::string> here, there;
    if (each.ours) here = sideText(*each.ours);
    if (each.theirs) there = sideText(*each.theirs);
    db::Query(unit.database(), "INSERT OR IGNORE INTO statement_difference (id, statement_pk, kind, duplicate_here, ours, theirs) VALUES (?, ?, ?, ?, ?, ?)", id, statementPk, nameOf(each.kind),
              each.duplicateHere, here, there)
        .run();
}

/// What was decided travels, and the decision's arrival is what makes it hold, here as elsewhere.
Result<void> decide(sync::Unit& unit, const CapitationBook& book, const DifferenceRow& row, std::string_view decision, const std::string& reason, const std::vector<std::string>& evidence) {
    const DifferenceDecision made{unit.newId<DifferenceId>().uuid, row.kept.id, row.statement, std::string{decision}, reason, evidence, unit.user(), unit.now()};
    JIAYI_CHECK(TravelRepository::save(unit, book, made));
    unit.describe("Difference/" + row.kept.id.toString(), reason);
    return {};
}

constexpr int kDecisionsInUnit = 100;

}  // namespace

Result<void> keepDifferences(sync::Unit& unit, const CapitationBook& book, std::int64_t statementPk, const StatementAnswer& answer) {
    if (answer.differences.empty()) return {};
    auto& database = unit.database();
    db::Query(database, "DELETE FROM statement_difference WHERE statement_pk = ? AND decision = 'open'", statementPk).run();
    for (std::size_t at = 0; at < answer.differences.size(); ++at) insertDifference(unit, statementPk, differenceIdOf(answer.id, at), answer.differences[at]);
    std::vector<Uuid> decided;
    {
        db::Query row(database, "SELECT n.id FROM difference_decision n JOIN statement_difference d ON d.id = n.difference_id WHERE d.statement_pk = ? AND d.decision = 'open' ORDER BY n.at, n.id", statementPk);
        while (row.next()) decided.push_back(row.uuid(0));
    }
    for (const auto& id : decided) {
        JIAYI_TRY(const auto decision, TravelRepository(database).decision(id));
        JIAYI_CHECK(settleDifference(unit, book, decision));
    }
    return {};
}

Result<void> settleDifference(sync::Unit& unit, const CapitationBook& book, const DifferenceDecision& decision) {
    auto& database = unit.database();
    const auto row = openDifference(database, decision.difference);
    // Not here yet, or accepted already.
    if (!row && (row.error().code == Errc::NotFound || row.error().code == Errc::Conflict)) return {};
    if (!row) return row.error();
    if (decision.decision == "accepted") {
        const auto done = db::attempt([&] { return Acceptance(unit, book, *row).run(); });
        // Somebody who was never on this desk's roster: nothing of theirs can be booked here.
        const bool elsewhere = !done && unit.origin() == sync::Origin::Hub && (done.error().code == Errc::NotFound || done.error().code == Errc::Conflict);
        if (!done && !elsewhere) return done.error();
    }
    db::Query(database, "UPDATE statement_difference SET decision = ?, reason = ?, evidence = ?, by_user = ?, at = ? WHERE id = ?", decision.decision, decision.reason, joinedLines(decision.evidence),
              decision.by, decision.at, decision.difference)
        .run();
    return {};
}

std::vector<SideLine> sideOf(const Statement& statement) {
    std::vector<SideLine> side;
    for (const auto& line : statement.lines) {
        const bool month = line.kind == kMemberMonth;
        const auto amount = month ? 1 : line.amount.fen;
        // A statement is in the order of resident and kind: the lines of an origin are not neighbours.
        const auto same = std::find_if(side.rbegin(), side.rend(), [&](const SideLine& one) { return one.origin == line.origin || one.resident != line.resident; });
        if (same != side.rend() && same->origin == line.origin) same->amount += amount;
        else side.push_back({line.origin, line.resident, month ? std::string{kMemberMonth} + ":" + line.category : line.category, line.settlementNo, line.on, amount});
    }
    std::erase_if(side, [](const SideLine& line) { return line.amount == 0; });
    return side;
}

Result<std::size_t> CompareStatement::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<std::size_t> {
        sync::Unit unit(context, "statement.compare");
        auto& database = unit.database();
        JIAYI_TRY(const auto ours, frozenStatement(database, statement));
        if (ours.state == "frozen" || ours.state == "signed") return Error{Errc::Conflict, "statement.state", {}};
        db::Query key(database, "SELECT pk FROM statement WHERE id = ?", statement);
        key.next();
        const auto pk = key.integer(0);
        db::Query(database, "DELETE FROM statement_difference WHERE statement_pk = ? AND decision = 'open'", pk).run();
        const auto found = reconcile(sideOf(ours), theirs);
        for (const auto& each : found) insertDifference(unit, pk, unit.newId<DifferenceId>(), each);
        unit.describe("Statement/" + statement.toString(), std::to_string(found.size()));
        unit.commit();
        return found.size();
    });
}

Result<std::vector<KeptDifference>> differencesOf(db::Database& database, StatementId statement, std::string_view decision) {
    return db::attempt([&]() -> Result<std::vector<KeptDifference>> {
        std::vector<KeptDifference> all;
        db::Query row(database, kDifferenceRow + "WHERE s.id = ?1 AND (?2 = '' OR d.decision = ?2) ORDER BY d.pk", statement, decision);
        while (row.next()) {
            JIAYI_TRY(auto one, readDifference(database, row));
            all.push_back(std::move(one.kept));
        }
        return all;
    });
}

Result<void> AcceptDifference::operator()(const sync::Context& context, const CapitationBook& book) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "difference.accept");
        JIAYI_TRY(const auto row, openDifference(unit.database(), difference));
        JIAYI_CHECK(decide(unit, book, row, "accepted", {}, {}));
        unit.commit();
        return {};
    });
}

Result<std::size_t> AcceptAllDifferences::operator()(const sync::Context& context, const CapitationBook& book) const {
    return db::attempt([&]() -> Result<std::size_t> {
        sync::Unit unit(context, "difference.accept-all");
        JIAYI_TRY(const auto open, differencesOf(unit.database(), statement, "open"));
        for (const auto& each : open) {
            JIAYI_TRY(const auto row, openDifference(unit.database(), each.id));
            JIAYI_CHECK(decide(unit, book, row, "accepted", {}, {}));
            if (unit.resourcesInUnit() >= kDecisionsInUnit) unit.startNextUnit();
        }
        unit.describe("Statement/" + statement.toString(), std::to_string(open.size()));
        unit.commit();
        return open.size();
    });
}

Result<void> DisputeDifference::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("difference.reason");
    if (evidence.empty()) return invalid("difference.evidence");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "difference.dispute");
        JIAYI_TRY(const auto row, openDifference(unit.database(), difference));
        JIAYI_TRY(const auto tables, bookInForce(unit));
        JIAYI_CHECK(decide(unit, *tables.book, row, "disputed", reason, evidence));
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::capitation
