#include "models/capitation/statement.h"

#include "models/capitation/ledger_rows.h"
#include "models/care/flat_json.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace jiayi::capitation {

namespace {

constexpr std::string_view kTierKey = "tier.";

std::string ratioText(const Ratio& ratio) { return std::to_string(ratio.num) + "/" + std::to_string(ratio.den); }

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return value;
}

std::optional<Ratio> readRatio(std::string_view text) {
    const auto bar = text.find('/');
    if (bar == std::string_view::npos) return {};
    const auto num = wholeNumber(text.substr(0, bar)), den = wholeNumber(text.substr(bar + 1));
    if (!num || !den || *den <= 0) return {};
    return Ratio{*num, *den};
}

/// Costs of the month's members, whatever counts.
const std::string kMonthCosts =
    "SELECT r.id, l.kind, l.category, l.origin_type, l.origin_id, l.total, l.place, l.fund, l.account, l.other, l.cash, l.counts, e.split_known, e.settlement_no, l.on_date "
    "FROM ledger_line l JOIN resident r ON r.pk = l.resident_pk JOIN ledger_event e ON e.pk = l.fact_pk WHERE l.month = ?1 AND (?2 = 0 OR l.pk <= ?2) "
    "AND EXISTS (SELECT 1 FROM enrolment_month m WHERE m.resident_pk = l.resident_pk AND m.month = ?1 AND m.scheme = ?3 AND m.change = 1 AND (?4 = 0 OR m.pk <= ?4) "
    "AND NOT EXISTS (SELECT 1 FROM enrolment_month b WHERE b.reverses = m.id AND (?4 = 0 OR b.pk <= ?4)))";

void addCost(Statement& statement, const db::Query& row) {
    auto& totals = statement.totals;
    const Money amount{row.integer(5)};
    if (!row.flag(11)) {
        totals.outOfScope = totals.outOfScope + amount;
        return;
    }
    auto& sum = placeOf(row.text(6)) == Place::Own ? totals.own : totals.elsewhere;
    sum = sum + amount;
    auto& split = totals.split;
    split = {split.fund + Money{row.integer(7)}, split.account + Money{row.integer(8)}, split.other + Money{row.integer(9)}, split.cash + Money{row.integer(10)}};
    if (!row.flag(12)) totals.unsplit = totals.unsplit + amount;
    statement.lines.push_back({row.uuid(0), row.text(1), row.text(2), {row.text(3), row.uuid(4)}, amount, row.text(13), row.date(14).value()});
}

/// Ids, codes and keys of our own: nothing that JSON would escape but for an institution's code.
std::string jsonText(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) made += c;
    }
    return made + '"';
}
std::string member(std::string_view name, Money money) { return jsonText(name) + ":" + std::to_string(money.fen); }

std::string linesJson(const std::vector<Statement>& statements) {
    std::string text = "[";
    for (const auto& statement : statements)
        for (const auto& line : statement.lines) {
            if (text.size() > 1) text += ',';
            text += "{\"resident\":" + jsonText(line.resident.toString()) + ",\"kind\":" + jsonText(line.kind) + ",\"category\":" + jsonText(line.category) +
                    ",\"origin\":" + jsonText(line.origin.text()) + "," + member("fen", line.amount) + "}";
        }
    return text + "]";
}

StatementTotals totalOf(const std::vector<Statement>& statements) {
    StatementTotals sum;
    for (const auto& each : statements) {
        const auto& one = each.totals;
        sum.memberMonths += one.memberMonths;
        for (auto part : {&StatementTotals::budget, &StatementTotals::own, &StatementTotals::elsewhere, &StatementTotals::unsplit, &StatementTotals::outOfScope, &StatementTotals::withhold})
            sum.*part = sum.*part + one.*part;
        for (auto part : {&Split::fund, &Split::account, &Split::other, &Split::cash}) sum.split.*part = sum.split.*part + one.split.*part;
    }
    return sum;
}

std::string totalsJson(const StatementTotals& totals) {
    return "{\"memberMonths\":" + std::to_string(totals.memberMonths) + "," + member("budget", totals.budget) + "," + member("cost", totals.cost()) + "," + member("own", totals.own) + "," +
           member("elsewhere", totals.elsewhere) + "," + member("fund", totals.split.fund) + "," + member("account", totals.split.account) + "," + member("other", totals.split.other) + "," +
           member("cash", totals.split.cash) + "," + member("unsplit", totals.unsplit) + "," + member("outOfScope", totals.outOfScope) + "," + member("withhold", totals.withhold) + "," +
           member("balance", totals.balance()) + "}";
}

std::string document(const std::vector<Statement>& statements, const std::string& scheme, bool withState) {
    const auto& first = statements.front();
    return "{\"institution\":" + jsonText(first.institution) + ",\"scheme\":" + scheme + ",\"month\":" + jsonText(formatMonth(first.month)) + ",\"revision\":" + std::to_string(first.revision) +
           (withState ? ",\"state\":" + jsonText(first.state) : std::string{}) + ",\"lines\":" + linesJson(statements) + ",\"totals\":" + totalsJson(totalOf(statements)) + "}";
}

}  // namespace

Result<StatementBasis> basisOf(const CapitationBook& book, std::string_view scheme, Month month) {
    const auto day = countingDay(month);
    const auto* rate = book.rate(scheme, day);
    const auto* policy = book.policy(scheme, day);
    if (!rate || !policy) return Error{Errc::NotFound, "statement.no-rate", std::string{scheme} + " " + formatMonth(month)};
    StatementBasis basis{rate->id, policy->id, book.version, rate->perMonth, rate->meanWeight, policy->withhold, {}};
    for (const auto& tier : book.tiers) basis.weights.emplace(tier.id, tier.weight);
    return basis;
}

std::string basisText(const StatementBasis& basis) {
    care::TextMap values{{"rate", basis.rate}, {"policy", basis.policy}, {"rules", basis.rules}, {"per-month", std::to_string(basis.perMonth.fen)}, {"withhold", ratioText(basis.withhold)}};
    if (basis.meanWeight) values.emplace("mean-weight", ratioText(*basis.meanWeight));
    for (const auto& [tier, weight] : basis.weights) values.emplace(std::string{kTierKey} + tier, std::to_string(weight));
    return care::toFlatJson(values);
}

Result<StatementBasis> readBasis(db::Database& database, const std::string& text) {
    return db::attempt([&]() -> Result<StatementBasis> {
        const Error corrupt{Errc::Corrupt, "statement.basis", {}};
        auto values = care::fromFlatJson(database, text);
        StatementBasis basis{values["rate"], values["policy"], values["rules"], {}, {}, {}, {}};
        const auto perMonth = wholeNumber(values["per-month"]);
        const auto withhold = readRatio(values["withhold"]);
        if (!perMonth || !withhold) return corrupt;
        basis.perMonth.fen = *perMonth;
        basis.withhold = *withhold;
        if (values.contains("mean-weight")) {
            basis.meanWeight = readRatio(values["mean-weight"]);
            if (!basis.meanWeight) return corrupt;
        }
        for (const auto& [key, value] : values) {
            if (!key.starts_with(kTierKey)) continue;
            const auto weight = wholeNumber(value);
            if (!weight) return corrupt;
            basis.weights.emplace(key.substr(kTierKey.size()), *weight);
        }
        return basis;
    });
}

Result<LedgerCursor> ledgerCursor(db::Database& database) {
    return db::attempt([&]() -> Result<LedgerCursor> {
        db::Query row(database, "SELECT coalesce((SELECT max(pk) FROM ledger_line), 0), coalesce((SELECT max(pk) FROM enrolment_month), 0)");
        row.next();
        return LedgerCursor{row.integer(0), row.integer(1)};
    });
}

Result<std::vector<MonthMember>> membersWithParts(db::Database& database, const StatementBasis& basis, std::string_view scheme, Month month, std::int64_t upTo) {
    JIAYI_TRY(auto members, monthMembers(database, month, upTo));
    std::erase_if(members, [&](const MonthMember& one) { return one.scheme != scheme; });
    Rate rate;
    rate.perMonth = basis.perMonth;
    rate.meanWeight = basis.meanWeight;
    std::vector<Member> weighed;
    for (const auto& one : members) {
        const auto weight = basis.weights.find(one.tier);
        if (weight == basis.weights.end()) return Error{Errc::Corrupt, "statement.tier", one.tier};
        weighed.push_back({one.resident.uuid, weight->second});
    }
    const auto budget = monthBudget(rate, weighed);
    for (std::size_t i = 0; i < members.size(); ++i) members[i].part = budget.parts[i];
    return members;
}

Result<Statement> computeStatement(db::Database& database, const StatementBasis& basis, std::string_view scheme, Month month, const LedgerCursor& upTo) {
    Statement made;
    made.scheme = scheme;
    made.month = month;
    JIAYI_TRY(const auto members, membersWithParts(database, basis, scheme, month, upTo.months));
    for (const auto& one : members) {
        made.lines.push_back({one.resident.uuid, "member-month", one.tier, one.origin, one.part, {}, countingDay(month)});
        made.totals.budget = made.totals.budget + one.part;
    }
    made.totals.memberMonths = static_cast<std::int64_t>(members.size());
    made.totals.withhold = scaled(made.totals.budget, basis.withhold);
    return db::attempt([&]() -> Result<Statement> {
        db::Query row(database, kMonthCosts, formatMonth(month), upTo.lines, scheme, upTo.months);
        while (row.next()) addCost(made, row);
        std::stable_sort(made.lines.begin(), made.lines.end(), [](const StatementLine& a, const StatementLine& b) {
            return std::tie(a.resident, a.kind, a.origin, a.amount) < std::tie(b.resident, b.kind, b.origin, b.amount);
        });
        return std::move(made);
    });
}

std::string statementJson(const Statement& statement, bool withState) { return document({statement}, jsonText(statement.scheme), withState); }
std::string statementJson(const std::vector<Statement>& statements) { return document(statements, "null", true); }

}  // namespace jiayi::capitation
