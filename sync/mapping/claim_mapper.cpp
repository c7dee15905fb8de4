#include "sync/mapping/claim_mapper.h"

#include "models/capitation/ledger.h"
#include "models/capitation/rule_sets.h"
#include "sync/claims/claim_resource.h"

namespace jiayi::mapping {

Result<bool> ClaimMapper::apply(sync::Unit& unit, const fhir::Json& resource) {
    JIAYI_TRY(const auto read, claims::readClaimResource(resource));
    if (!read) return false;
    JIAYI_TRY(const auto tables, capitation::bookInForce(unit));
    capitation::hear(unit, *tables.book, claims::factOf(*read));
    return true;
}

Result<bool> ClaimMapper::check(const fhir::Json& resource) {
    JIAYI_TRY(const auto read, claims::readClaimResource(resource));
    return read.has_value();
}

void ClaimMapper::retract(sync::Unit& unit, const Uuid& id) {
    // A withdrawal only takes back: which tables are in force does not matter.
    capitation::withdraw(unit, capitation::shippedCapitationBook(), {"ExplanationOfBenefit", id});
}

}  // namespace jiayi::mapping
