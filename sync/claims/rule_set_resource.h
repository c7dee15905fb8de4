// A published set of capitation tables as a Library, and back.
#pragma once

#include "models/capitation/rules/rule_set.h"
#include "sync/fhir/json.h"

namespace jiayi::claims {

fhir::Json ruleSetResource(const capitation::RuleSet& set);
/// Nothing for another Library. Invalid "capitation.rules" where its tables do not parse, "resource.id".
Result<std::optional<capitation::RuleSet>> readRuleSetResource(const fhir::Json& resource);

}  // namespace jiayi::claims
