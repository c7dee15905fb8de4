#include "models/diagnostics/results/report_act.h"

#include "models/diagnostics/results/report_rows.h"

#include <algorithm>
#include <array>

namespace jiayi::diagnostics {

namespace {

constexpr std::array<std::pair<ActKind, std::string_view>, 6> kActs{{{ActKind::Match, "match"},
                                                                     {ActKind::Unmatch, "unmatch"},
                                                                     {ActKind::Aside, "aside"},
                                                                     {ActKind::Acknowledge, "acknowledge"},
                                                                     {ActKind::Tell, "tell"},
                                                                     {ActKind::Comment, "comment"}}};
const std::string kActRow = "SELECT id, report_id, kind, resident_id, rule, version, whom, how, told_at, read_back, note, by_user, at, status FROM report_act ";

ReportAct actFrom(const db::Query& row) {
    ReportAct act;
    act.id = row.id<ReportActId>(0);
    act.report = row.id<ReportId>(1);
    act.kind = actKindOf(row.text(2)).value_or(ActKind::Comment);
    if (!row.isNull(3)) act.resident = row.id<ResidentId>(3);
    act.rule = row.text(4);
    act.version = row.uuid(5);
    act.whom = row.text(6);
    act.how = row.text(7);
    act.told = row.maybeInstant(8);
    act.readBack = row.flag(9);
    act.note = row.text(10);
    act.by = row.text(11);
    act.at = row.instant(12);
    act.status = row.text(13);
    return act;
}

}  // namespace

std::string_view toText(ActKind kind) { return kActs[static_cast<std::size_t>(kind)].second; }
std::optional<ActKind> actKindOf(std::string_view text) {
    for (const auto& [kind, name] : kActs)
        if (name == text) return kind;
    return {};
}

Result<ReportAct> ReportActRepository::act(ReportActId id) const {
    return db::attempt([&]() -> Result<ReportAct> {
        db::Query row(m_database, kActRow + "WHERE id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "result.act-not-found", {}};
        return actFrom(row);
    });
}

Result<std::vector<ReportAct>> ReportActRepository::acts(ReportId report) const {
    return db::attempt([&]() -> Result<std::vector<ReportAct>> {
        std::vector<ReportAct> all;
        db::Query row(m_database, kActRow + "WHERE report_id = ? AND status = 'active' ORDER BY at, id", report);
        while (row.next()) all.push_back(actFrom(row));
        return all;
    });
}

void ReportActRepository::save(sync::Unit& unit, const ReportAct& act) {
    auto& database = unit.database();
    const auto version = act.version.isNil() ? std::nullopt : std::optional{act.version};
    db::Query(database,
              "INSERT INTO report_act (id, report_id, kind, resident_id, rule, version, whom, how, told_at, read_back, note, by_user, at, status) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET status = excluded.status",
              act.id, act.report, toText(act.kind), act.resident, act.rule, version, act.whom, act.how, act.told, act.readBack, act.note, act.by, act.at, act.status)
        .run();
    // An act may come before the report that it speaks of; the report asks for its acts when it comes.
    if (const auto report = rows::reportRow(database, act.report); report != 0) rows::markDirty(database, report);
    unit.put("Basic", act.id.uuid, {});
}

}  // namespace jiayi::diagnostics
