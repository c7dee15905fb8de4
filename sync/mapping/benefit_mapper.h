// What a person is entitled to <-> Coverage, and the assessment before a long prescription <-> QuestionnaireResponse.
#pragma once

#include "models/pharmacy/shared/shared_facts.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// A Coverage without our benefit is somebody's insurance and stays in `record`.
struct EntitlementMapper {
    /// Nothing for such a one. Invalid "resource.id", "resource.patient", "coverage.period".
    static Result<std::optional<pharmacy::HeldEntitlement>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::HeldEntitlement& held);
};

struct AssessmentMapper {
    static bool isOurs(const fhir::Json& resource);
    /// Nothing for other forms. Invalid "resource.id", "resource.patient", "assessment.authored".
    static Result<std::optional<pharmacy::LongAssessment>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::LongAssessment& assessment);
};

}  // namespace jiayi::mapping
