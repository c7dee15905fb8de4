#include "sync/mapping/rule_set_mapper.h"

#include "sync/claims/rule_set_resource.h"

namespace jiayi::mapping {

Result<std::optional<capitation::RuleSet>> RuleSetMapper::read(const fhir::Json& resource) { return claims::readRuleSetResource(resource); }

void RuleSetMapper::write(fhir::Json& resource, const capitation::RuleSet& set) {
    const auto said = read(resource);
    if (!said || !*said || **said != set) resource = claims::ruleSetResource(set);
}

}  // namespace jiayi::mapping
