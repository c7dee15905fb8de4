#include "sync/mapping/claim_mapper.h"

#include "models/capitation/ledger.h"
#include "sync/claims/claim_resource.h"

namespace jiayi::mapping {

Result<bool> ClaimMapper::apply(sync::Unit& unit, const fhir::Json& resource) {
    JIAYI_TRY(const auto read, claims::readClaimResource(resource));
    if (read) capitation::hear(unit, capitation::shippedCapitationBook(), claims::factOf(*read));
    return read.has_value();
}

Result<bool> ClaimMapper::check(const fhir::Json& resource) {
    JIAYI_TRY(const auto read, claims::readClaimResource(resource));
    return read.has_value();
}

void ClaimMapper::retract(sync::Unit& unit, const Uuid& id) {
    capitation::withdraw(unit, capitation::shippedCapitationBook(), {"ExplanationOfBenefit", id});
}

}  // namespace jiayi::mapping
