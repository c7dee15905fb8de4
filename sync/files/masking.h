// What leaves the clinic without a person's numbers.
#pragma once

#include "models/core/dates.h"
#include "sync/fhir/json.h"

namespace jiayi::files {

/// Takes the values of a Patient's national, insurance and similar numbers away and says so (data-absent-reason
/// "masked"), also where they stand in the narrative or in a column of a list that was kept. `today` as in
/// checkCitizenId().
void maskIdentifiers(fhir::Json& patient, Date today);

}  // namespace jiayi::files
