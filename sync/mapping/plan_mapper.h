// A care plan as a CarePlan: every item an activity, its goals among them.
#pragma once

#include "models/plan/care_plan.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct PlanMapper {
    /// Nothing for a plan of another kind than ours; Invalid "resource.id", "resource.patient".
    static Result<std::optional<plan::CarePlan>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const plan::CarePlan& plan);
};

}  // namespace jiayi::mapping
