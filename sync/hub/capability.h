// GET /fhir/metadata: what this hub can do, and nothing else.
#pragma once

#include "sync/fhir/json.h"

#include <string_view>

namespace jiayi::hub {

fhir::Json capabilityStatement(std::string_view fhirBase);

}  // namespace jiayi::hub
