#include "app/workstation/consortium_figures.h"

#include "models/db/query.h"
#include "sync/fhir/resource.h"
#include "sync/figures/figure_report.h"
#include "sync/files/measure_json.h"

#include <algorithm>

namespace jiayi::app {

namespace {

/// The clinic's money is the payer's matter, and its account has its own way there.
bool ofMoney(const quality::Measure& measure) { return measure.unit == quality::Unit::Money || measure.unit == quality::Unit::MemberMonth; }

}  // namespace

Result<int> reportFigures(const sync::Context& context, const std::vector<quality::MeasureLine>& lines, quality::Period period, const std::string& institution) {
    std::vector<quality::MeasureLine> told;
    for (const auto& line : lines)
        if (line.rate && !ofMoney(*line.measure)) told.push_back(line);
    return db::attempt([&]() -> Result<int> {
        sync::Unit unit(context, "figures.report");
        unit.describe("figures", formatDate(period.from) + '/' + formatDate(period.to));
        for (const auto& report : files::measureReports(told, period, institution, unit.now())) {
            const auto id = Uuid::parse(fhir::resourceId(report));
            if (!id) continue;
            unit.put("MeasureReport", *id, Uuid{});
            db::Query(context.database, "UPDATE record SET body = ? WHERE type = 'MeasureReport' AND id = ?", report.compact(), *id).run();
        }
        unit.commit();
        return static_cast<int>(told.size());
    });
}

Result<ui::ConsortiumFigures> readConsortiumFigures(db::Database& database, const quality::MeasureBook& book) {
    return db::attempt([&]() -> Result<ui::ConsortiumFigures> {
        ui::ConsortiumFigures known;
        db::Query row(database, "SELECT coalesce(base, body) FROM record WHERE type = 'MeasureReport' AND coalesce(base, body) IS NOT NULL");
        while (row.next()) {
            const auto report = fhir::parseJson(row.text(0));
            if (!report) continue;
            const auto figure = figures::readConsortiumReport(*report);
            const auto* measure = figure ? book.measure(figure->measure) : nullptr;
            if (!measure || measure->origin.version != figure->version) continue;
            known.points[figure->measure].push_back({figure->from, figure->to, figure->clinics, figure->mean, figure->low, figure->middle, figure->high});
        }
        for (auto& [measure, points] : known.points) std::sort(points.begin(), points.end(), [](const auto& one, const auto& other) { return one.to < other.to; });
        if (!known.points.empty()) {
            db::Query heard(database, "SELECT max(last_ok) FROM cursor");
            if (heard.next()) known.heard = heard.maybeInstant(0);
        }
        return known;
    });
}

}  // namespace jiayi::app
