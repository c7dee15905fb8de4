// A claim as an ExplanationOfBenefit, and back.
#pragma once

#include "models/capitation/rules/claim.h"
#include "sync/fhir/json.h"

namespace jiayi::claims {

/// Numbers of claims are the payer's, under this system; the resource's id is derived from both.
inline constexpr std::string_view kClaimNumber = "https://jiayi.health/fhir/sid/claim-number";
inline constexpr std::string_view kClaimCategory = "https://jiayi.health/fhir/CodeSystem/claim-category";

/// The id that a claim of this number has everywhere.
Uuid claimResourceId(std::string_view number);

/// Money as decimal text, in CNY. `patient` is the Patient's id.
fhir::Json claimResource(const capitation::Claim& claim, std::string_view patient);

struct ReadClaim {
    capitation::Claim claim;  ///< its person is the patient's id
    Uuid id;
};
/// Nothing from an ExplanationOfBenefit that is not of this shape, or not in CNY: it is kept and enters no ledger. Invalid "claim.amount" for a
/// fraction of a fen, "claim.date", "claim.number", "resource.id", "resource.patient".
Result<std::optional<ReadClaim>> readClaimResource(const fhir::Json& resource);

/// As the ledger hears of it. The claim's person must be an id of ours.
capitation::PricedFact factOf(const ReadClaim& read);

}  // namespace jiayi::claims
