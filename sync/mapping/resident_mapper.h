// Resident <-> Patient.
#pragma once

#include "models/roster/resident.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// What Patient has no element for (grid, household, ethnic group, insurance scheme, blood group, doctor, contract,
/// allergy state) travels in extensions of ours. A person without a name is called by the record number, or else by
/// the first foreign identifier, and that stand-in is never written out as a name.
struct ResidentMapper {
    /// Invalid "resource.id", "patient.birth-date", "patient.death-date".
    static Result<roster::Resident> read(const fhir::Json& patient);
    /// Onto `patient`, which may be null; only what differs from what it says already.
    static void write(fhir::Json& patient, const roster::Resident& resident);
    static std::string standInName(const roster::Resident& resident);
};

}  // namespace jiayi::mapping
