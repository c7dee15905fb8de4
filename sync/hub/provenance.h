// Who stands behind a desk's save. The hub knows the desk and trusts it for the user, whom the Provenance names.
#pragma once

#include "sync/hub/plan.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// What a desk's plan lacks, each issue naming its entry: "provenance.missing" for a write that no Provenance in the plan
/// has as its target; "practitioner.unknown", "practitioner.inactive" and "role.type" if whoever one of them names first
/// is not registered at the desk's institution, no longer works there, or may not write that type.
Result<std::vector<fhir::Issue>> provenanceIssues(Store& store, const Permissions& permissions,
                                                  const OwnReferences& references, const Client& client, const Plan& plan);

}  // namespace jiayi::hub
