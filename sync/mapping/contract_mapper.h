// A family doctor contract <-> Contract.
#pragma once

#include "models/roster/contracts/contract_repository.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// Its events travel as one extension each, told apart by the event's id, so that two desks' events merge; status, period and parties say to others where it stands.
struct ContractMapper {
    /// Nothing for a Contract without events of ours. Invalid "resource.id", "resource.patient", "contract.event" (one that cannot be understood).
    static Result<std::optional<contracts::ContractFile>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const contracts::ContractFile& file);
    /// The hub took it back: ended before it began.
    static void spoil(contracts::ContractFile& file);
};

}  // namespace jiayi::mapping
