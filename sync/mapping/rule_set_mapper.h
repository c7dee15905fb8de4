// The consortium's tables <-> Library.
#pragma once

#include "models/capitation/rule_sets.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// The hub's to say: a desk never changes one, so writing leaves the resource as it came unless it is new.
struct RuleSetMapper {
    /// Nothing for another Library. Errors of readRuleSetResource().
    static Result<std::optional<capitation::RuleSet>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const capitation::RuleSet& set);
};

}  // namespace jiayi::mapping
