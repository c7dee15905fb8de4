#include "models/diagnostics/results/settle.h"

#include "models/diagnostics/results/candidates.h"
#include "models/diagnostics/results/chart_rows.h"
#include "models/diagnostics/results/report_head.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

/// A doctor's save waits at most for one of these.
constexpr std::size_t kReportsInATransaction = 25;
constexpr std::int64_t kLeftCounted = 10'000;
constexpr int kReportsAtOnce = 1'000;

/// The same on every desk that finds the same: nobody's word, of the moment at which the laboratory spoke.
ReportAct ruleAct(const ReportState& state, const Candidate& candidate) {
    ReportAct act;
    act.report = reportId(state.report);
    act.kind = ActKind::Match;
    act.resident = candidate.resident;
    act.rule = candidate.rule->id;
    act.version = state.version;
    act.at = state.report.issued.start;
    act.id = {derivedUuid({"report-match", act.report.toString(), candidate.resident.toString(), act.rule, act.version.toString()})};
    return act;
}

/// Other rules than those the reports were looked at by: all are looked at again.
void followRules(db::Database& database, const DiagnosticsBook& book) {
    {
        db::Query row(database, "SELECT rules FROM report_basis");
        if (row.next() && row.text(0) == book.digest) return;
    }
    db::Transaction transaction(database);
    database.execute("INSERT INTO report_dirty SELECT pk FROM report WHERE pk NOT IN (SELECT report_pk FROM report_dirty)");
    db::Query(database, "INSERT INTO report_basis (one, rules) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET rules = excluded.rules", book.digest).run();
    transaction.commit();
}

std::vector<ReportId> dirtyReports(db::Database& database, int limit) {
    std::vector<ReportId> found;
    db::Query row(database, "SELECT r.id FROM report_dirty d JOIN report r ON r.pk = d.report_pk ORDER BY d.report_pk LIMIT ?", limit);
    while (row.next()) found.push_back(row.id<ReportId>(0));
    return found;
}

}  // namespace

Result<KnownReport> readKnown(db::Database& database, ReportId report) {
    KnownReport known;
    known.row = rows::reportRow(database, report);
    if (known.row != 0) known.versions = rows::versions(database, known.row);
    if (known.versions.empty()) return Error{Errc::NotFound, "result.not-found", {}};
    JIAYI_TRY(known.acts, ReportActRepository(database).acts(report));
    known.state = stateOf(known.versions, known.acts);
    return known;
}

Result<Came> settleReport(sync::Unit& unit, const DiagnosticsBook& book, const FindOrder& findOrder, KnownReport known) {
    auto& database = unit.database();
    std::string why;
    auto came = Came::Else;
    if (known.state.isOpen()) {
        JIAYI_TRY(const auto candidates, candidatesFor(database, book, findOrder, known.state.report, Breadth::Numbers));
        const auto verdict = verdictOn(candidates);
        why = verdict.why;
        if (verdict.candidate) {
            const auto act = ruleAct(known.state, *verdict.candidate);
            ReportActRepository::save(unit, act);
            known.acts.insert(known.acts.begin(), act);
            known.state = stateOf(known.versions, known.acts);
            came = Came::Matched;
        }
    }
    JIAYI_CHECK(bringChartsIntoLine(unit, book, known.state));
    JIAYI_TRY(const auto head, headOf(database, book, known.state, why));
    keepHead(database, known.row, head);
    db::Query(database, "DELETE FROM report_dirty WHERE report_pk = ?", known.row).run();
    return head.box == "unmatched" ? Came::Unmatched : came;
}

Result<Settled> settleReports(const sync::Context& context, const DiagnosticsBook& book, const FindOrder& findOrder, int limit, const std::function<bool(const Settled&)>& goOn) {
    return db::attempt([&]() -> Result<Settled> {
        followRules(context.database, book);
        Settled settled;
        for (;;) {
            const int wanted = limit > 0 ? std::min(kReportsAtOnce, limit - settled.reports) : kReportsAtOnce;
            const auto reports = wanted > 0 ? dirtyReports(context.database, wanted) : std::vector<ReportId>{};
            if (reports.empty()) break;
            for (std::size_t at = 0; at < reports.size();) {
                sync::Unit unit(context, "result.settle");
                const auto end = std::min(reports.size(), at + kReportsInATransaction);
                for (; at < end; ++at) {
                    unit.startNextUnit();
                    JIAYI_TRY(auto known, readKnown(context.database, reports[at]));
                    JIAYI_TRY(const auto came, settleReport(unit, book, findOrder, std::move(known)));
                    ++settled.reports;
                    settled.matched += came == Came::Matched ? 1 : 0;
                    settled.unmatched += came == Came::Unmatched ? 1 : 0;
                }
                unit.commit();
                if (goOn && !goOn(settled)) break;
            }
            if (goOn && !goOn(settled)) break;
        }
        db::Query left(context.database, "SELECT count(*) FROM (SELECT 1 FROM report_dirty LIMIT ?)", kLeftCounted);
        settled.left = left.next() ? left.integer(0) : 0;
        return settled;
    });
}

Result<void> verifyReports(db::Database& database, const DiagnosticsBook& book) {
    return db::attempt([&]() -> Result<void> {
        std::vector<ReportId> reports;
        {
            // Told by other rules: all wait to be looked at again, so there is nothing to compare.
            db::Query row(database, "SELECT id FROM report WHERE pk NOT IN (SELECT report_pk FROM report_dirty) AND EXISTS (SELECT 1 FROM report_basis WHERE rules = ?) ORDER BY pk", book.digest);
            while (row.next()) reports.push_back(row.id<ReportId>(0));
        }
        std::int64_t heads = 0, charts = 0;
        for (const auto& id : reports) {
            JIAYI_TRY(const auto known, readKnown(database, id));
            const auto kept = keptHead(database, known.row);
            JIAYI_TRY(const auto told, headOf(database, book, known.state, kept.why));
            if (told != kept) ++heads;
            JIAYI_TRY(const auto rows, rowsOutOfLine(database, book, known.state));
            if (rows > 0) ++charts;
        }
        if (heads + charts == 0) return {};
        return Error{Errc::Corrupt, "results.differ", std::to_string(heads) + " heads, " + std::to_string(charts) + " charts"};
    });
}

Result<void> keepReport(sync::Unit& unit, const Report& report, Instant received) {
    JIAYI_CHECK(checkReport(report));
    auto& database = unit.database();
    const auto id = reportId(report);
    db::Query(database, "INSERT INTO report (id, sender, number, received_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", id, report.sender, report.number, received).run();
    const auto row = rows::reportRow(database, id);
    if (rows::addVersion(database, row, versionId(report), report, received)) rows::markDirty(database, row);
    return {};
}

}  // namespace jiayi::diagnostics
