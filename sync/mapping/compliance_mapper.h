// What somebody said of a finding of the compliance check, as a Basic about the person.
#pragma once

#include "models/capitation/compliance_decisions.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct ComplianceDecisionMapper {
    static Result<std::optional<capitation::ComplianceDecision>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::ComplianceDecision& decision);
};

}  // namespace jiayi::mapping
