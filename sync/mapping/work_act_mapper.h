// What somebody said about a thing to do <-> Basic about the person.
#pragma once

#include "models/worklist/acts/work_act.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct WorkActMapper {
    /// Nothing from a Basic of another kind. Invalid "resource.id", "resource.patient".
    static Result<std::optional<worklist::WorkAct>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const worklist::WorkAct& act);
};

}  // namespace jiayi::mapping
