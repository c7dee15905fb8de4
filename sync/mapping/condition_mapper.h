// Condition <-> Condition.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// The ICD-10 code is found among the codings, directly or through the rules' SNOMED table; a coding that neither
/// knows is kept as it is, with an empty icd10.
struct ConditionMapper {
    /// Invalid "resource.id", "resource.patient", "condition.onset".
    static Result<care::Condition> read(const fhir::Json& resource, const care::RuleBook& rules);
    static void write(fhir::Json& resource, const care::Condition& condition, const care::RuleBook& rules);
};

}  // namespace jiayi::mapping
