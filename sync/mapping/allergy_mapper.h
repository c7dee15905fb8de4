// Allergy <-> AllergyIntolerance.
#pragma once

#include "models/care/facts.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct AllergyMapper {
    /// Invalid "resource.id", "resource.patient", "allergy.code" when it does not say what is not tolerated.
    static Result<care::Allergy> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const care::Allergy& allergy);
};

}  // namespace jiayi::mapping
