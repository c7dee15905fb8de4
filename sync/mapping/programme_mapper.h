// Programme (diabetes, hypertension ...) <-> EpisodeOfCare.
#pragma once

#include "models/care/facts.h"
#include "sync/fhir/json.h"

#include <optional>

namespace jiayi::mapping {

struct ProgrammeMapper {
    /// Nothing for an episode that is none of our programmes. Invalid "resource.id", "resource.patient".
    static Result<std::optional<care::Programme>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const care::Programme& programme);
};

}  // namespace jiayi::mapping
