#include "sync/figures/figure_report.h"

#include "models/core/ids.h"
#include "sync/fhir/resource.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace jiayi::figures {

using fhir::Json;

namespace {

constexpr const char* kConsortium = "consortium";
constexpr const char* kFigureSystem = "https://jiayi.health/fhir/CodeSystem/consortium-figure";

struct Head {
    std::string measure, version, reporter;
    Date from{}, to{};
};

std::optional<Head> headOf(const Json& report) {
    if (fhir::resourceType(report) != "MeasureReport" || report.textOr("type", "") != "summary" || report.textOr("status", "") != "complete") return {};
    const std::string canonical{report.textOr("measure", "")};
    const std::string base = kMeasureBase;
    if (!canonical.starts_with(base)) return {};
    Head head;
    const auto bar = canonical.find('|');
    head.measure = canonical.substr(base.size(), bar == std::string::npos ? bar : bar - base.size());
    head.version = bar == std::string::npos ? std::string{} : canonical.substr(bar + 1);
    head.reporter = std::string{report.textOr("reporter.identifier.value", "")};
    const auto from = parseDate(report.textOr("period.start", "")), to = parseDate(report.textOr("period.end", ""));
    if (head.measure.empty() || head.reporter.empty() || !from || !to || *to < *from) return {};
    head.from = *from;
    head.to = *to;
    return head;
}

/// A share; what is no number from 0 to 1 is none.
std::optional<double> shareOf(const Json& group) {
    const auto* value = group.at("measureScore.value");
    const auto number = value ? value->asDouble() : std::nullopt;
    return number && *number >= 0 && *number <= 1 ? number : std::nullopt;
}

/// Of ascending values; between two, in proportion.
double quantile(const std::vector<double>& values, double share) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at)), above = static_cast<std::size_t>(std::ceil(at));
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

Json figureCode(const char* code) { return Json::object({{"coding", Json::array({Json::object({{"system", kFigureSystem}, {"code", code}})})}}); }

Json figureGroup(const char* code, double value) {
    return Json::object({{"code", figureCode(code)}, {"measureScore", Json::object({{"value", Json::decimal(fmt::format("{:.6f}", value))}})}});
}

const Json* groupCalled(const Json& report, std::string_view code) {
    for (const auto& group : report.items("group")) {
        const auto* concept_ = group.find("code");
        if (concept_ && fhir::itemWhere(*concept_, "coding", "code", code)) return &group;
    }
    return nullptr;
}

}  // namespace

std::optional<ClinicFigure> readClinicFigure(const Json& report) {
    const auto head = headOf(report);
    if (!head || head->reporter == kConsortium) return {};
    for (const auto& group : report.items("group"))
        if (const auto rate = shareOf(group)) return ClinicFigure{head->measure, head->version, head->from, head->to, head->reporter, *rate};
    return {};
}

std::vector<ConsortiumFigure> summarise(const std::vector<ClinicFigure>& figures, int leastClinics) {
    std::map<std::tuple<std::string, std::string, Date, Date>, std::map<std::string, double>> groups;
    for (const auto& one : figures) groups[{one.measure, one.version, one.from, one.to}][one.reporter] = one.rate;
    std::vector<ConsortiumFigure> all;
    for (const auto& [key, rates] : groups) {
        if (static_cast<int>(rates.size()) < leastClinics) continue;
        std::vector<double> values;
        for (const auto& [reporter, rate] : rates) values.push_back(rate);
        std::sort(values.begin(), values.end());
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), static_cast<int>(values.size()), mean, quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)});
    }
    return all;
}

Json consortiumReport(const ConsortiumFigure& figure, const std::string& institution) {
    const auto id = derivedUuid({"MeasureReport", kConsortium, institution, figure.measure, figure.version, formatDate(figure.from), formatDate(figure.to)});
    auto clinics = Json::object({{"code", figureCode("clinics")}});
    clinics.set("population", Json::array({Json::object({{"code", figureCode("clinics")}, {"count", static_cast<std::int64_t>(figure.clinics)}})}));
    return Json::object({{"resourceType", "MeasureReport"},
                         {"id", id.toString()},
                         {"status", "complete"},
                         {"type", "summary"},
                         {"measure", kMeasureBase + figure.measure + "|" + figure.version},
                         {"reporter", Json::object({{"identifier", Json::object({{"value", kConsortium}})}})},
                         {"period", Json::object({{"start", formatDate(figure.from)}, {"end", formatDate(figure.to)}})},
                         {"group", Json::array({figureGroup("mean", figure.mean), figureGroup("low", figure.low), figureGroup("middle", figure.middle), figureGroup("high", figure.high), std::move(clinics)})}});
}

std::optional<ConsortiumFigure> readConsortiumReport(const Json& report) {
    const auto head = headOf(report);
    if (!head || head->reporter != kConsortium) return {};
    ConsortiumFigure figure{head->measure, head->version, head->from, head->to};
    const std::pair<const char*, double*> parts[]{{"mean", &figure.mean}, {"low", &figure.low}, {"middle", &figure.middle}, {"high", &figure.high}};
    for (const auto& [code, into] : parts) {
        const auto* group = groupCalled(report, code);
        const auto value = group ? shareOf(*group) : std::nullopt;
        if (!value) return {};
        *into = *value;
    }
    if (const auto* clinics = groupCalled(report, "clinics")) figure.clinics = static_cast<int>(clinics->integer("population.0.count").value_or(0));
    if (figure.clinics <= 0) return {};
    return figure;
}

}  // namespace jiayi::figures
