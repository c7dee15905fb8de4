#include "sync/mapping/report_store.h"

#include "models/diagnostics/results/take_in.h"
#include "sync/mapping/elements.h"
#include "sync/reports/report_resources.h"

#include <algorithm>

namespace jiayi::mapping {

using fhir::Json;

namespace {

/// A doctor's save waits at most for one of these.
constexpr std::size_t kReportsInATransaction = 25;

std::optional<Json> resourceKept(db::Database& database, std::string_view type, const Uuid& id) {
    db::Query row(database, "SELECT coalesce(body, base) FROM record WHERE type = ? AND id = ? AND state <> 'tombstone'", type, id);
    if (!row.next() || row.isNull(0)) return {};
    auto parsed = fhir::parseJson(row.text(0));
    return parsed ? std::optional{std::move(*parsed)} : std::nullopt;
}

/// `inHand` is what has just come: the record has it only afterwards, when an import brings it.
Result<std::optional<diagnostics::Report>> reportOf(db::Database& database, const Json& resource, const Json* inHand) {
    return reports::readReportResource(resource, [&](const Uuid& id) -> std::optional<Json> {
        if (inHand && fhir::resourceId(*inHand) == id.toString()) return *inHand;
        return resourceKept(database, "Observation", id);
    });
}

Result<bool> takeIn(sync::Unit& unit, const Json& resource, const Json* inHand) {
    auto& database = unit.database();
    JIAYI_TRY(const auto report, reportOf(database, resource, inHand));
    if (!report) return false;
    JIAYI_CHECK(diagnostics::keepReport(unit, *report, unit.now()));
    JIAYI_TRY(const auto id, readId(resource));
    db::Query(database, "INSERT INTO report_resource (id, report_id) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET report_id = excluded.report_id", id, diagnostics::reportId(*report)).run();
    for (const auto& part : reports::observationsOf(resource))
        db::Query(database, "INSERT INTO report_part (observation_id, resource_id) VALUES (?, ?) ON CONFLICT DO NOTHING", part, id).run();
    return true;
}

}  // namespace

Result<bool> ReportStore::apply(sync::Unit& unit, const Json& resource) { return takeIn(unit, resource, nullptr); }

Result<bool> ReportStore::check(const Json& resource) {
    JIAYI_TRY(const auto report, reports::readReportResource(resource, {}));
    return report.has_value();
}

Result<void> ReportStore::retract(sync::Unit& unit, const Uuid& id) {
    const auto kept = resourceKept(unit.database(), "DiagnosticReport", id);
    if (!kept) return {};
    JIAYI_TRY(auto report, reportOf(unit.database(), *kept, nullptr));
    if (!report) return {};
    report->status = diagnostics::ReportStatus::EnteredInError;
    return diagnostics::keepReport(unit, *report, unit.now());
}

Result<void> ReportStore::observationCame(sync::Unit& unit, const Json& observation) {
    JIAYI_TRY(const auto id, readId(observation));
    std::vector<Uuid> resources;
    {
        db::Query row(unit.database(), "SELECT resource_id FROM report_part WHERE observation_id = ? ORDER BY resource_id", id);
        while (row.next()) resources.push_back(row.uuid(0));
    }
    for (const auto& each : resources)
        if (const auto kept = resourceKept(unit.database(), "DiagnosticReport", each)) JIAYI_CHECK(takeIn(unit, *kept, &observation));
    return {};
}

Result<int> ReportStore::takeInKept(const sync::Context& context) {
    return db::attempt([&]() -> Result<int> {
        std::vector<Uuid> kept;
        {
            db::Query row(context.database,
                          "SELECT r.id FROM record r WHERE r.type = 'DiagnosticReport' AND r.state <> 'tombstone' AND NOT EXISTS (SELECT 1 FROM report_resource x WHERE x.id = r.id) ORDER BY r.id");
            while (row.next()) kept.push_back(row.uuid(0));
        }
        int taken = 0;
        for (std::size_t at = 0; at < kept.size();) {
            sync::Unit unit(context, "result.take-in", sync::Origin::Hub);
            for (const auto end = std::min(kept.size(), at + kReportsInATransaction); at < end; ++at) {
                const auto resource = resourceKept(context.database, "DiagnosticReport", kept[at]);
                // What cannot be understood stays in `record`, as it did when it came.
                const auto stored = resource ? takeIn(unit, *resource, nullptr) : Result<bool>{false};
                if (!stored && stored.error().code != Errc::Invalid) return stored.error();
                taken += stored && *stored ? 1 : 0;
            }
            unit.commit();
        }
        return taken;
    });
}

bool ReportStore::isWithheld(db::Database& database, const Uuid& observation) {
    db::Query row(database,
                  "SELECT 1 FROM report_part p JOIN report_resource x ON x.id = p.resource_id JOIN report r ON r.id = x.report_id WHERE p.observation_id = ? "
                  "AND r.box IN ('unmatched', 'aside') LIMIT 1",
                  observation);
    return row.next();
}

}  // namespace jiayi::mapping
