// Moves on the wire: a request and what was said of an arrival <-> Task, a handover <-> Composition.
#pragma once

#include "models/roster/moves/moves.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

// Each reads nothing from a resource that is none of ours: it is kept. Invalid "resource.id", "resource.patient".

struct MoveRequestMapper {
    static Result<std::optional<moves::MoveRequest>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const moves::MoveRequest& request);
};

struct ArrivalMapper {
    static Result<std::optional<moves::Arrival>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const moves::Arrival& arrival);
};

struct HandoverMapper {
    static Result<std::optional<moves::Handover>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const moves::Handover& handover);
};

}  // namespace jiayi::mapping
