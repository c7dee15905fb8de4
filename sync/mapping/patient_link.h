// Patient.link: which record was merged into which.
#pragma once

#include "models/roster/resident.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// The `replaced-by` of ours; of several, which two desks may have written at once, the one with the smallest id: every
/// desk reads the same. When, by whom, why and what the merge changed travel in extensions of the link.
std::optional<roster::MergeLink> readMergeLink(const fhir::Json& patient);
/// The records that this one says it replaces.
std::vector<roster::ResidentId> readReplaced(const fhir::Json& patient);
/// `said`: what `patient` says already. `replaces` only repeats what the other record says, for readers who start here.
void writeLinks(fhir::Json& patient, const roster::Resident& said, const roster::Resident& resident);

}  // namespace jiayi::mapping
