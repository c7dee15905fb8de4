#include "models/capitation/statement_page.h"

#include "models/capitation/statement_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace jiayi::capitation {

namespace {

constexpr std::array<std::string_view, 8> kActs{"signed", "submitted", "accepted", "queried", "rejected", "amended", "paid", "frozen"};
constexpr int kEvidenceDays = 14;

std::vector<LineGroup> groupsOf(const std::vector<StatementLine>& lines) {
    std::map<std::tuple<std::string, std::string, std::string>, LineGroup> groups;
    for (const auto& line : lines) {
        auto& group = groups[{line.kind == "member-month" ? "0" : line.kind, line.category, line.origin.type}];
        group.kind = line.kind;
        group.category = line.category;
        group.origin = line.origin.type;
        ++group.lines;
        group.sum = group.sum + line.amount;
    }
    std::vector<LineGroup> all;
    for (auto& [key, group] : groups) all.push_back(std::move(group));
    return all;
}

class Names {
public:
    explicit Names(db::Database& database) : m_database(database) {}
    const std::string& of(const Uuid& resident) {
        const auto [found, fresh] = m_names.try_emplace(resident);
        if (fresh) {
            db::Query row(m_database, "SELECT name FROM resident WHERE id = ?", resident);
            if (row.next()) found->second = row.text(0);
        }
        return found->second;
    }

private:
    db::Database& m_database;
    std::map<Uuid, std::string> m_names;
};

std::vector<StatementAct> actsOf(db::Database& database, std::int64_t pk) {
    std::vector<StatementAct> acts;
    db::Query frozen(database, "SELECT frozen_at, frozen_by, override_reason FROM statement WHERE pk = ?", pk);
    if (frozen.next()) acts.push_back({"frozen", frozen.instant(0), frozen.text(1), frozen.text(2)});
    db::Query row(database, "SELECT act, at, by_user, note FROM statement_act WHERE statement_pk = ? ORDER BY pk", pk);
    while (row.next()) acts.push_back({row.text(0), row.instant(1), row.text(2), row.text(3)});
    return acts;
}

/// Whoever signed submits; everything else is anybody's who may open the page.
std::vector<std::string> nextFor(const StatementPage& page, const std::string& user) {
    std::vector<std::string> next;
    for (const auto act : kActs) {
        if (!mayFollow(page.statement.state, act)) continue;
        const auto sign = std::find_if(page.acts.rbegin(), page.acts.rend(), [](const StatementAct& one) { return one.act == "signed"; });
        if (act == "submitted" && sign != page.acts.rend() && sign->by != user) continue;
        next.emplace_back(act);
    }
    return next;
}

std::int64_t countOf(db::Database& database, const std::string& sql, std::int64_t pk) {
    db::Query row(database, sql, pk);
    return row.next() ? row.integer(0) : 0;
}

void readFrozenParts(db::Database& database, StatementPage& page, const std::string& user) {
    const auto pk = statementPk(database, *page.id);
    page.acts = actsOf(database, pk);
    page.overrideReason = page.acts.empty() ? std::string{} : page.acts.front().note;
    page.openDifferences = static_cast<std::size_t>(countOf(database, "SELECT count(*) FROM statement_difference WHERE statement_pk = ? AND decision = 'open'", pk));
    page.differences = static_cast<std::size_t>(countOf(database, "SELECT count(*) FROM statement_difference WHERE statement_pk = ?", pk));
    page.next = nextFor(page, user);
    page.mayFreeze = page.statement.state == "amended";
    db::Query paid(database, "SELECT fen FROM statement_answer WHERE statement_id = ? AND answer = 'paid' AND status = 'active' AND fen IS NOT NULL ORDER BY at DESC, pk DESC LIMIT 1", *page.id);
    if (paid.next()) page.paid = Money{paid.integer(0)};
}

}  // namespace

Result<void> bringLedgerUpToDate(const sync::Context& context, const CapitationBook& book, Month month) {
    JIAYI_CHECK(hearOwnCosts(context, book));
    const auto through = std::max(month, earliestOpen(localDate(context.clock.now()), 0));
    JIAYI_CHECK(recordEnrolment(context, book, through));
    return {};
}

Result<StatementPage> readStatementPage(db::Database& database, const CapitationBook& book, const std::vector<ComplianceRule>& rules, const std::string& scheme, Month month, const std::string& user, Date today) {
    StatementPage page;
    JIAYI_TRY(page.statement, currentStatement(database, book, scheme, month));
    JIAYI_TRY(page.id, lastStatement(database, scheme, month));
    JIAYI_TRY(page.desks, sync::readDesksHeard(database));
    JIAYI_TRY(const auto findings, judgedFindings(database, rules, month));
    page.openFindings = static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const JudgedFinding& one) { return !one.decision; }));
    page.groups = groupsOf(page.statement.lines);
    if (!page.id || page.statement.state == "amended") {
        JIAYI_TRY(page.checks, checkList(database, month, today));
    }
    return db::attempt([&]() -> Result<StatementPage> {
        db::Query paired(database, "SELECT 1 FROM hub");
        page.paired = paired.next();
        Names names(database);
        for (const auto& line : page.statement.lines) page.lines.push_back({line, names.of(line.resident)});
        if (page.id) readFrozenParts(database, page, user);
        else page.mayFreeze = std::none_of(page.checks.begin(), page.checks.end(), [](const CheckItem& item) { return !item.overridable; });
        return std::move(page);
    });
}

Result<std::vector<ShownDifference>> shownDifferences(db::Database& database, StatementId statement) {
    JIAYI_TRY(const auto kept, differencesOf(database, statement));
    return db::attempt([&]() -> Result<std::vector<ShownDifference>> {
        Names names(database);
        std::vector<ShownDifference> all;
        for (const auto& each : kept) {
            ShownDifference one{each, {}, {}};
            const auto& difference = each.difference;
            if (difference.ours) one.ourName = names.of(difference.ours->resident);
            if (difference.theirs) one.theirName = names.of(difference.theirs->resident);
            all.push_back(std::move(one));
        }
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return (a.kept.decision != "open") < (b.kept.decision != "open"); });
        return all;
    });
}

Result<std::vector<Evidence>> evidenceFor(db::Database& database, const Uuid& resident, Date on) {
    return db::attempt([&]() -> Result<std::vector<Evidence>> {
        std::vector<Evidence> found;
        const auto from = on - Days{kEvidenceDays}, to = on + Days{kEvidenceDays};
        db::Query visits(database, "SELECT v.id, v.date, v.title FROM visit v JOIN resident r ON r.pk = v.resident_pk WHERE r.id = ? AND v.status IN ('signed', 'imported') AND v.date >= ? AND v.date <= ? ORDER BY v.date",
                         resident, from, to);
        while (visits.next()) found.push_back({"Encounter/" + visits.uuid(0).toString(), visits.text(1) + " " + visits.text(2)});
        db::Query others(database,
                         "SELECT f.origin_type, f.origin_id, f.on_date, f.name FROM priced_fact f JOIN resident r ON r.pk = f.resident_pk WHERE r.id = ? AND f.origin_type <> 'Encounter' AND f.standing "
                         "AND f.on_date >= ? AND f.on_date <= ? ORDER BY f.on_date",
                         resident, from, to);
        while (others.next()) found.push_back({others.text(0) + "/" + others.uuid(1).toString(), others.text(2) + " " + others.text(3)});
        return found;
    });
}

}  // namespace jiayi::capitation
