// What a person cost elsewhere -> the ledger. A claim is the payer's: the desk reads it and writes none.
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct ClaimMapper {
    /// Books it within the unit; said again it is no news. False: it is not of our shape or not in CNY, and enters no ledger. Errors of
    /// claims::readClaimResource(). Throws like the unit.
    static Result<bool> apply(sync::Unit& unit, const fhir::Json& resource);
    static Result<bool> check(const fhir::Json& resource);
    /// What the hub has deleted is taken back.
    static void retract(sync::Unit& unit, const Uuid& id);
};

}  // namespace jiayi::mapping
