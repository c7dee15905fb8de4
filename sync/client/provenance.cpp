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

bool isSignedHere(db::Database& database, const fhir::Json& provenance) {
    constexpr std::string_view kPractitioner = "Practitioner/";
    const auto who = provenance.textOr("agent.0.who.reference", "");
    if (!who.starts_with(kPractitioner)) return false;
    const auto id = Uuid::parse(std::string_view{who}.substr(kPractitioner.size()));
    if (!id) return false;
    db::Query known(database, "SELECT 1 WHERE ?1 IN (SELECT id FROM user) OR ?1 = (SELECT practitioner FROM hub)", *id);
    return known.next();
}

}  // namespace jiayi::sync
