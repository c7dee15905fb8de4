#include "sync/hub/hub_rules.h"

#include "models/core/resource.h"

#include <stdexcept>

namespace jiayi::hub {

namespace {

template <class T>
T loaded(Result<T> table) {
    if (!table) throw std::logic_error(toString(table.error()));
    return std::move(*table);
}

}  // namespace

HubRules loadHubRules() {
    return {loaded(SearchParameters::read(embeddedFile("rules/hub_types.csv"), embeddedFile("rules/hub_search.csv"))),
            loaded(Permissions::read(embeddedFile("rules/hub_permissions.csv"), embeddedFile("rules/hub_roles.csv")))};
}

void indexVersion(const SearchParameters& parameters, const OwnReferences& references, Version& version) {
    const auto resource = fhir::parseJson(version.body);
    if (!resource) return;
    const auto before = version.patient;
    parameters.index(version, *resource, references);
    // A Provenance does not say whose it is; the writes it came with did.
    if (version.patient.empty()) version.patient = before;
}

}  // namespace jiayi::hub
