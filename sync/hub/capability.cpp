#include "sync/hub/capability.h"

#include "sync/hub/routes.h"
#include "sync/hub/search_request.h"

#include <algorithm>
#include <set>

namespace jiayi::hub {

namespace {

enum class Level { System, Type };

/// "transaction batch" in its words.
std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

Level levelOf(const Route& route) { return route.pattern.starts_with("/{type}") ? Level::Type : Level::System; }

/// Interactions of that level, each once, in the table's order.
fhir::Json interactions(Level level) {
    auto list = fhir::Json::array();
    std::set<std::string_view> seen;
    for (const auto& route : routes()) {
        if (levelOf(route) != level) continue;
        for (const auto word : wordsOf(route.interactions)) {
            if (!word.starts_with('$') && seen.insert(word).second) list.push(fhir::Json::object({{"code", word}}));
        }
    }
    return list;
}

/// Operations below `prefix` ("/Patient/"), or those of the system.
fhir::Json operations(std::string_view type, std::string_view fhirBase) {
    auto list = fhir::Json::array();
    std::set<std::string_view> seen;
    for (const auto& route : routes()) {
        const bool ofType = route.pattern.starts_with("/" + std::string{type} + "/{id}/$");
        const bool ofSystem = route.pattern.starts_with("/$");
        if (type.empty() ? !ofSystem : !ofType) continue;
        if (!route.interactions.starts_with('$') || !seen.insert(route.interactions).second) continue;
        const auto name = std::string{route.interactions.substr(1)};
        list.push(fhir::Json::object({{"name", name}, {"definition", std::string{fhirBase} + "/OperationDefinition/" + name}}));
    }
    return list;
}

fhir::Json searchParameter(std::string_view name, std::string_view type) {
    return fhir::Json::object({{"name", name}, {"type", type}});
}

std::string_view kindName(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::Token: return "token";
        case ParameterKind::Date: return "date";
        case ParameterKind::Reference:
        case ParameterKind::Patient: break;
    }
    return "reference";
}

fhir::Json resourceOf(const std::string& type, const std::vector<SearchParameter>& parameters, std::string_view fhirBase) {
    auto resource = fhir::Json::object({{"type", type},
                                        {"interaction", interactions(Level::Type)},
                                        {"versioning", "versioned-update"},
                                        {"readHistory", true},
                                        {"updateCreate", true},
                                        {"conditionalCreate", true},
                                        {"conditionalUpdate", false},
                                        {"conditionalDelete", "not-supported"}});
    auto names = fhir::Json::array({searchParameter("_id", "token"), searchParameter("_lastUpdated", "date")});
    for (const auto& parameter : parameters) {
        names.push(searchParameter(parameter.name, kindName(parameter.kind)));
        if (kindName(parameter.kind) == "reference") resource.make("searchInclude").push(type + ":" + parameter.name);
    }
    resource.set("searchParam", std::move(names));
    if (auto list = operations(type, fhirBase); list.size() > 0) resource.set("operation", std::move(list));
    return resource;
}

}  // namespace

fhir::Json capabilityStatement(std::string_view fhirBase, const SearchParameters& parameters) {
    auto service = fhir::Json::object();
    service.make("coding.0").set("system", "http://terminology.hl7.org/CodeSystem/restful-security-service");
    service.make("coding.0").set("code", "SMART-on-FHIR");
    auto resources = fhir::Json::array();
    for (const auto& [type, own] : parameters.types()) resources.push(resourceOf(type, own, fhirBase));
    auto rest = fhir::Json::object(
        {{"mode", "server"},
         {"documentation",
          "Every write says what it is based on: If-Match, or If-None-Match: * for a first one. Searches are sorted by "
          "_lastUpdated and paged. A transaction may read Type/id and Type?search. With _cursor the system history runs "
          "oldest first, from a cursor of $streams; its last page links to the cursor of the next round as 'since'."},
         {"security", fhir::Json::object({{"service", fhir::Json::array({std::move(service)})}})},
         {"resource", std::move(resources)},
         {"interaction", interactions(Level::System)},
         {"operation", operations({}, fhirBase)}});
    return fhir::Json::object(
        {{"resourceType", "CapabilityStatement"},
         {"status", "active"},
         {"date", "2026-11-22"},
         {"kind", "instance"},
         {"software", fhir::Json::object({{"name", "jiayi-hub"}})},
         {"implementation", fhir::Json::object({{"description", "Consortium hub"}, {"url", fhirBase}})},
         {"fhirVersion", "4.0.1"},
         {"format", fhir::Json::array({"application/fhir+json", "json"})},
         {"rest", fhir::Json::array({std::move(rest)})}});
}

}  // namespace jiayi::hub
