// What comes back to a statement: the payer's answer with its differences, and what the clinic decided about each.
#pragma once

#include "models/capitation/travel.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct StatementAnswerMapper {
    /// Nothing for a PaymentReconciliation about anything else. Invalid "statement.answer", "statement.detail", "claim.amount".
    static Result<std::optional<capitation::StatementAnswer>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::StatementAnswer& answer);
};
struct DifferenceDecisionMapper {
    static Result<std::optional<capitation::DifferenceDecision>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::DifferenceDecision& decision);
};

}  // namespace jiayi::mapping
