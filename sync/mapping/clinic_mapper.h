// What belongs to the clinic and not to one person: templates <-> PlanDefinition, what came of a rule <-> DetectedIssue, which pharmacies
// serve it <-> List, what a pharmacist said of a rule <-> Basic; and drugs that were short <-> SupplyRequest, which may name who needs them.
#pragma once

#include "models/pharmacy/shared/shared_facts.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// Each reads nothing from a resource of another kind; that stays in `record`. All: Invalid "resource.id".
struct TemplateMapper {
    static Result<std::optional<pharmacy::RegimenTemplate>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::RegimenTemplate& regimen);
};

struct OutcomeMapper {
    static Result<std::optional<pharmacy::ReviewOutcome>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::ReviewOutcome& outcome);
};

struct ServingMapper {
    static Result<std::optional<pharmacy::ServingPharmacies>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::ServingPharmacies& serving);
};

struct RuleDecisionMapper {
    static Result<std::optional<pharmacy::SaidOfRule>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::SaidOfRule& said);
};

struct ShortageMapper {
    /// Invalid "resource.patient", "shortage.asked" too.
    static Result<std::optional<pharmacy::Shortage>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const pharmacy::Shortage& shortage);
};

}  // namespace jiayi::mapping
