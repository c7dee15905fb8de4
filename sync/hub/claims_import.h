// A payer's file of claims into the streams of the institutions whose residents it is about.
#pragma once

#include "sync/claims/claim_files.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// A claim that was not imported. Refused: it is wrong. Held: it may be right, and what it needs is not here; the same file read again later brings it in.
struct LeftOut {
    std::size_t row = 0;
    std::string number;
    bool held = false;
    std::string reason;
};
struct ClaimsImported {
    std::size_t imported = 0, unchanged = 0;
    std::vector<LeftOut> leftOut;
};

/// Everything that can be taken, in one transaction, or nothing. Held: "claim.unknown-member", "claim.ambiguous-member", "claim.outside-enrolment" (no
/// benefit of theirs covers the day), "claim.no-original". Refused: what the file's reader said, "claim.number-taken" (another claim has the number),
/// "claim.refund-too-large". Busy and other errors of the store: nothing was written.
Result<ClaimsImported> importClaims(Store& store, const SearchParameters& parameters, const std::vector<claims::FiledClaim>& filed, Instant now);

}  // namespace jiayi::hub
