// GET /fhir/metadata: what this hub can do, and nothing else. Made from the tables that the router answers by.
#pragma once

#include "sync/fhir/json.h"
#include "sync/hub/search_parameters.h"

#include <string_view>

namespace jiayi::hub {

fhir::Json capabilityStatement(std::string_view fhirBase, const SearchParameters& parameters);

}  // namespace jiayi::hub
