#include "sync/client/provenance.h"

#include "sync/client/practitioners.h"

namespace jiayi::sync {

std::vector<fhir::BundleEntry> provenanceEntries(db::Database& database, const Uuid& bundle, const PlannedGroup& group) {
    std::vector<fhir::BundleEntry> entries;
    for (const auto& unit : group.units) {
        auto targets = fhir::Json::array();
        for (const auto& key : unit.keys) targets.push(fhir::Json::object({{"reference", key.url()}}));
        const auto who = "Practitioner/" + practitionerOf(database, unit.user).toString();
        auto agent = fhir::Json::object({{"who", fhir::Json::object({{"reference", who}})}});
        entries.push_back(fhir::createEntry(fhir::Json::object({{"resourceType", "Provenance"},
                                                                {"id", derivedUuid({"provenance", bundle.toString(), unit.id.toString()}).toString()},
                                                                {"target", std::move(targets)},
                                                                {"recorded", formatInstant(unit.at)},
                                                                {"agent", fhir::Json::array({std::move(agent)})}})));
    }
    return entries;
}

}  // namespace jiayi::sync
