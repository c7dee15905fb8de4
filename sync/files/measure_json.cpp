#include "sync/files/measure_json.h"

#include "models/core/ids.h"
#include "sync/figures/figure_report.h"

#include <fmt/format.h>

namespace jiayi::files {

using fhir::Json;

namespace {

constexpr const char* kPopulationSystem = "http://terminology.hl7.org/CodeSystem/measure-population";
constexpr const char* kImprovementSystem = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation";
constexpr const char* kAbsentWhy = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

Json reportRate(const quality::MeasureLine& line) { return line.rate ? Json::decimal(fmt::format("{:.6f}", *line.rate)) : Json{nullptr}; }

Json reportNumber(const quality::MeasureLine& line, std::int64_t quality::Count::*number) { return line.count ? Json{(*line.count).*number} : Json{nullptr}; }

Json reportConcept(const char* system, const char* code) { return Json::object({{"coding", Json::array({Json::object({{"system", system}, {"code", code}})})}}); }

Json reportPopulation(const char* code, std::int64_t count) { return Json::object({{"code", reportConcept(kPopulationSystem, code)}, {"count", count}}); }

Json reportGroup(const quality::MeasureLine& line) {
    auto group = Json::object();
    if (line.count)
        group.set("population", Json::array({reportPopulation("initial-population", line.count->population), reportPopulation("denominator", line.count->denominator + line.count->excluded),
                                             reportPopulation("denominator-exclusion", line.count->excluded), reportPopulation("numerator", line.count->numerator)}));
    if (line.rate) {
        group.set("measureScore", Json::object({{"value", reportRate(line)}}));
    } else {
        group.set("code", Json::object({{"text", line.reason.first}}));
        group.set("measureScore", Json::object({{"extension", Json::array({Json::object({{"url", kAbsentWhy}, {"valueCode", line.count ? "not-applicable" : "unsupported"}})})}}));
    }
    return group;
}

}  // namespace

Json measuresJson(const std::vector<quality::MeasureLine>& lines, quality::Period period) {
    std::vector<Json> rows;
    for (const auto& line : lines) {
        auto row = Json::object({{"id", line.measure->id},
                                 {"version", line.measure->origin.version},
                                 {"population", reportNumber(line, &quality::Count::population)},
                                 {"denominator", reportNumber(line, &quality::Count::denominator)},
                                 {"excluded", reportNumber(line, &quality::Count::excluded)},
                                 {"numerator", reportNumber(line, &quality::Count::numerator)},
                                 {"missing", reportNumber(line, &quality::Count::missing)},
                                 {"rate", reportRate(line)}});
        if (!line.rate) row.set("reason", line.reason.first);
        rows.push_back(std::move(row));
    }
    return Json::object({{"period", Json::object({{"from", formatDate(period.from)}, {"to", formatDate(period.to)}})}, {"measures", Json::array(std::move(rows))}});
}

std::vector<Json> measureReports(const std::vector<quality::MeasureLine>& lines, quality::Period period, const std::string& institution, Instant now) {
    std::vector<Json> reports;
    for (const auto& line : lines) {
        const auto& measure = *line.measure;
        const auto id = derivedUuid({"MeasureReport", institution, measure.id, formatDate(period.from), formatDate(period.to)});
        reports.push_back(Json::object({{"resourceType", "MeasureReport"},
                                        {"id", id.toString()},
                                        {"status", "complete"},
                                        {"type", "summary"},
                                        {"measure", figures::kMeasureBase + measure.id + "|" + measure.origin.version},
                                        {"date", formatInstant(now)},
                                        {"reporter", Json::object({{"identifier", Json::object({{"value", institution}})}})},
                                        {"period", Json::object({{"start", formatDate(period.from)}, {"end", formatDate(period.to)}})},
                                        {"improvementNotation", reportConcept(kImprovementSystem, measure.inverse ? "decrease" : "increase")},
                                        {"group", Json::array({reportGroup(line)})}}));
    }
    return reports;
}

}  // namespace jiayi::files
