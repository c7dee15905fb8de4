// A day of a glucose sensor as one Observation with SampledData, in a category of its own.
#pragma once

#include "models/readings/cgm_days.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct CgmMapper {
    static bool isOurs(const fhir::Json& resource);
    /// Invalid "cgm.day" for what is no day of readings, or bears another id than that person's day has.
    static Result<readings::CgmDay> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const readings::CgmDay& day);
};

}  // namespace jiayi::mapping
