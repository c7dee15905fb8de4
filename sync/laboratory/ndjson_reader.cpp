#include "sync/laboratory/ndjson_reader.h"

#include "sync/fhir/ndjson.h"
#include "sync/fhir/resource.h"
#include "sync/reports/report_resources.h"

#include <istream>
#include <map>

namespace jiayi::laboratory {

namespace {

using fhir::Json;

constexpr fhir::JsonLimits kLineLimits{std::size_t{8} << 20, 200'000, 64};

/// Observations of their own by id. Their text is kept, which is a fraction of their tree.
class Observations {
public:
    void add(const Json& resource) {
        const auto [place, isNew] = m_texts.emplace(std::string{fhir::resourceId(resource)}, resource.compact());
        if (!isNew) place->second.clear();  // which one is meant cannot be told
    }
    /// Invalid "fhir.observation-missing" or "fhir.observation-twice".
    Result<Json> find(std::string_view id, const std::string& path) const {
        const auto found = m_texts.find(id);
        if (found == m_texts.end()) return invalid("fhir.observation-missing", path);
        if (found->second.empty()) return invalid("fhir.observation-twice", path);
        return fhir::parseJson(found->second, kLineLimits);
    }

private:
    std::map<std::string, std::string, std::less<>> m_texts;
};

bool isContained(const Json& report, std::string_view id) { return fhir::itemWhere(report, "contained", "id", id) != nullptr; }

/// Every result of the report is contained from now on.
Result<void> gather(Json& report, const Observations& observations) {
    const auto count = report.items("result").size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto path = "DiagnosticReport.result[" + std::to_string(i) + "]";
        const std::string reference{report.textOr("result." + std::to_string(i) + ".reference", "")};
        if (reference.starts_with('#')) {
            if (!isContained(report, reference.substr(1))) return invalid("fhir.observation-missing", path);
            continue;
        }
        auto id = reference.substr(reference.rfind('/') == std::string::npos ? 0 : reference.rfind('/') + 1);
        if (id.starts_with("urn:uuid:")) id = id.substr(9);
        JIAYI_TRY(auto observation, observations.find(id, path));
        if (isContained(report, id)) return invalid("fhir.observation-twice", path);
        report.make("contained").push(std::move(observation));
        report.make("result." + std::to_string(i)).set("reference", "#" + id);
    }
    return {};
}

/// Ids need not be ours; a report without a number has its id for one.
void asOurs(Json& report) {
    const std::string id{fhir::resourceId(report)};
    if (report.items("identifier").empty()) report.make("identifier.0").set("value", id);
    if (!Uuid::parse(id)) report.set("id", derivedUuid({"laboratory-report", id}).toString());
}

Result<std::vector<diagnostics::Report>> reportOf(Json resource, const Observations& observations) {
    JIAYI_CHECK(gather(resource, observations));
    // Reports of one number are told apart by who sent them.
    if (resource.items("performer").empty()) return invalid("fhir.performer-missing", "DiagnosticReport.performer");
    if (resource.items("identifier").empty() && fhir::resourceId(resource).empty()) return invalid("fhir.identifier-missing", "DiagnosticReport.identifier");
    asOurs(resource);
    JIAYI_TRY(auto report, reports::readReportResource(resource, [](const Uuid&) { return std::optional<Json>{}; }));
    if (!report) return invalid("fhir.no-report", "DiagnosticReport");
    JIAYI_CHECK(diagnostics::checkReport(*report));
    return std::vector{std::move(*report)};
}

}  // namespace

void readNdjsonResults(std::istream& stream, const OnEntry& onEntry) {
    Observations observations;
    static_cast<void>(fhir::readNdjson(stream, [&](std::size_t, Json value) -> Result<void> {
        if (fhir::resourceType(value) == "Observation") observations.add(value);
        return {};
    }, kLineLimits));  // what cannot be read is told below
    stream.clear();
    stream.seekg(0);
    bool enough = false;
    const auto report = fhir::readNdjson(stream, [&](std::size_t line, Json value) -> Result<void> {
        if (enough || fhir::resourceType(value) != "DiagnosticReport") return {};
        enough = !onEntry({line, reportOf(std::move(value), observations)});
        return {};
    }, kLineLimits);
    for (const auto& broken : report.errors) {
        if (enough) return;
        enough = !onEntry({broken.line, broken.error});
    }
}

}  // namespace jiayi::laboratory
