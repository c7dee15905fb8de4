#include "sync/hub/capability.h"

#include <initializer_list>

namespace jiayi::hub {

namespace {

fhir::Json codes(std::initializer_list<std::string_view> list) {
    auto array = fhir::Json::array();
    for (const auto code : list) array.push(fhir::Json::object({{"code", code}}));
    return array;
}

}  // namespace

fhir::Json capabilityStatement(std::string_view fhirBase) {
    auto service = fhir::Json::object();
    service.make("coding.0").set("system", "http://terminology.hl7.org/CodeSystem/restful-security-service");
    service.make("coding.0").set("code", "SMART-on-FHIR");
    auto operation = fhir::Json::object(
        {{"name", "streams"}, {"definition", std::string{fhirBase} + "/OperationDefinition/streams"}});
    // Any resource type is kept; what can be done with one is said once, on the base type.
    auto resource = fhir::Json::object({{"type", "Resource"},
                                        {"interaction", codes({"read", "vread", "history-instance"})},
                                        {"versioning", "versioned-update"},
                                        {"readHistory", true},
                                        {"updateCreate", true}});
    auto rest = fhir::Json::object(
        {{"mode", "server"},
         {"documentation",
          "Writes are transactions of PUT and DELETE entries, each with ifMatch or ifNoneMatch=*. The system history "
          "takes _cursor and _count and runs oldest first; its last page links to the cursor of the next round as "
          "'since'. There is no search."},
         {"security", fhir::Json::object({{"service", fhir::Json::array({std::move(service)})}})},
         {"resource", fhir::Json::array({std::move(resource)})},
         {"interaction", codes({"transaction", "history-system"})},
         {"operation", fhir::Json::array({std::move(operation)})}});
    return fhir::Json::object(
        {{"resourceType", "CapabilityStatement"},
         {"status", "active"},
         {"date", "2026-11-22"},
         {"kind", "instance"},
         {"software", fhir::Json::object({{"name", "jiayi-hub"}})},
         {"implementation", fhir::Json::object({{"description", "Consortium hub"}, {"url", fhirBase}})},
         {"fhirVersion", "4.0.1"},
         {"format", fhir::Json::array({"application/fhir+json"})},
         {"rest", fhir::Json::array({std::move(rest)})}});
}

}  // namespace jiayi::hub
