#include "models/capitation/year.h"

#include <algorithm>
#include <array>
#include <map>

namespace jiayi::capitation {

namespace {

constexpr std::array<std::string_view, 5> kSteps{"advance", "assessment", "clearing", "appeal", "distribution"};
constexpr std::string_view kIncome = "income";
constexpr std::string_view kCorrection = "correction";

const std::string kFundRow = "SELECT id, fund, scheme, year, step, fen, reverses, note, by_user, at FROM fund_entry ";

FundEntry readFundEntry(const db::Query& row) {
    FundEntry entry{row.id<FundEntryId>(0), row.text(1), row.text(2), row.number(3), row.text(4), {row.integer(5)}, {}, row.text(7), row.text(8), row.instant(9)};
    if (!row.isNull(6)) entry.reverses = row.id<FundEntryId>(6);
    return entry;
}

void insertFundEntry(sync::Unit& unit, const FundEntry& entry) {
    db::Query(unit.database(), "INSERT INTO fund_entry (id, at, by_user, fund, scheme, year, step, fen, reverses, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry.id, unit.now(), unit.user(),
              entry.fund, entry.scheme, entry.year, entry.step, entry.amount.fen, entry.reverses, entry.note)
        .run();
    unit.describe("FundEntry/" + entry.id.toString(), entry.note);
}

/// What was paid in advance and not taken back.
Money advancedIn(db::Database& database, const CapitationBook& book, const std::string& scheme, int year) {
    Money sum;
    for (const auto& fund : book.funds) {
        if (!fund.settles) continue;
        db::Query row(database,
                      "SELECT coalesce(sum(f.fen), 0) FROM fund_entry f WHERE f.fund = ?1 AND f.scheme = ?2 AND f.year = ?3 AND (f.step = 'advance' OR EXISTS (SELECT 1 FROM fund_entry o WHERE o.id = f.reverses "
                      "AND o.step = 'advance'))",
                      fund.id, scheme, year);
        if (row.next()) sum = sum + Money{row.integer(0)};
    }
    return sum;
}

/// What is disputed and what is distributed is the outcome of a clearing.
bool isAfterClearing(std::string_view step) { return step == "appeal" || step == "distribution"; }

/// Written down, and not taken back.
bool isCleared(db::Database& database, const RecordFundEntry& entry) {
    db::Query row(database,
                  "SELECT 1 FROM fund_entry f WHERE f.fund = ? AND f.scheme = ? AND f.year = ? AND f.step = 'clearing' AND NOT EXISTS (SELECT 1 FROM fund_entry c WHERE c.reverses = f.id)",
                  entry.fund, entry.scheme, entry.year);
    return row.next();
}

}  // namespace

Result<FundEntryId> RecordFundEntry::operator()(const sync::Context& context, const CapitationBook& book) const {
    const auto* known = book.fund(fund);
    if (!known) return invalid("fund.unknown");
    const bool isStep = std::find(kSteps.begin(), kSteps.end(), step) != kSteps.end();
    if (known->settles ? !isStep : step != kIncome) return invalid("fund.step");
    const bool hasScheme = scheme == "employee" || scheme == "resident";
    if (known->settles ? !hasScheme : !scheme.empty()) return invalid("fund.scheme");
    if (amount.fen == 0) return invalid("fund.amount");
    return db::attempt([&]() -> Result<FundEntryId> {
        sync::Unit unit(context, "fund.record");
        if (isAfterClearing(step) && !isCleared(unit.database(), *this)) return Error{Errc::Conflict, "fund.order", {}};
        const auto id = unit.newId<FundEntryId>();
        insertFundEntry(unit, {id, fund, scheme, year, step, amount, {}, note, {}, {}});
        unit.commit();
        return id;
    });
}

Result<FundEntryId> CorrectFundEntry::operator()(const sync::Context& context) const {
    if (note.empty()) return invalid("fund.note");
    return db::attempt([&]() -> Result<FundEntryId> {
        sync::Unit unit(context, "fund.correct");
        std::optional<FundEntry> found;
        {
            db::Query row(unit.database(), kFundRow + "WHERE id = ?", entry);
            if (row.next()) found = readFundEntry(row);
        }
        if (!found) return Error{Errc::NotFound, "fund.not-found", {}};
        db::Query before(unit.database(), "SELECT 1 FROM fund_entry WHERE reverses = ?", entry);
        if (before.next() || found->reverses) return Error{Errc::Conflict, "fund.corrected", {}};
        const auto id = unit.newId<FundEntryId>();
        insertFundEntry(unit, {id, found->fund, found->scheme, found->year, std::string{kCorrection}, Money{} - found->amount, entry, note, {}, {}});
        unit.commit();
        return id;
    });
}

Result<std::vector<FundEntry>> fundEntries(db::Database& database, int year) {
    return db::attempt([&]() -> Result<std::vector<FundEntry>> {
        std::vector<FundEntry> all;
        db::Query row(database, kFundRow + "WHERE year = ? ORDER BY pk", year);
        while (row.next()) all.push_back(readFundEntry(row));
        return all;
    });
}

Result<YearEnd> readYearEnd(db::Database& database, const CapitationBook& book, const std::string& scheme, Month upTo, const std::vector<MeasuredRate>& rates, Money costBefore) {
    const auto* policy = book.policy(scheme, countingDay(upTo));
    if (!policy) return Error{Errc::NotFound, "statement.no-rate", scheme};
    YearEnd end;
    end.quality = scoreQuality(book.quality, rates);
    SettlementInput input;
    input.quality = end.quality.millionths;
    Money own, spent;
    std::map<Uuid, Money> perPerson;
    for (auto month = upTo.year() / std::chrono::January; month <= upTo; month += std::chrono::months{1}) {
        JIAYI_TRY(const auto basis, basisOf(book, scheme, month));
        JIAYI_TRY(const auto statement, computeStatement(database, basis, scheme, month, {}));
        input.budget = input.budget + statement.totals.budget;
        own = own + statement.totals.own;
        spent = spent + statement.totals.cost();
        end.memberMonths += statement.totals.memberMonths;
        const auto lag = monthsBetween(month, upTo);
        input.paid.push_back({Place::Own, lag, statement.totals.own});
        input.paid.push_back({Place::Elsewhere, lag, statement.totals.elsewhere});
        for (const auto& line : statement.lines)
            if (line.kind != "member-month") perPerson[line.resident] = perPerson[line.resident] + line.amount;
    }
    for (const auto& [resident, cost] : perPerson) input.perPerson.push_back(cost);
    end.settlement = settle(book, *policy, input);
    end.distribution = distribute(book.distribution, end.settlement.kept);
    end.outcome = efficacy(costBefore, spent, end.memberMonths, input.budget);
    return db::attempt([&]() -> Result<YearEnd> {
        end.clearing = clear(end.settlement, own, advancedIn(database, book, scheme, static_cast<int>(upTo.year())));
        return std::move(end);
    });
}

}  // namespace jiayi::capitation
