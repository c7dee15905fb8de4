// A section of a Composition: our lines in both languages, the same as narrative, or why there are none, in FHIR's own words.
#pragma once

#include "models/referral/referral.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// A section that the rules do not know has its id for a title; one without a LOINC code has a code of ours.
fhir::Json writeSection(const referral::Section& section, const std::vector<referral::SectionRule>& rules);
referral::Section readSection(const fhir::Json& section, const std::vector<referral::SectionRule>& rules);

}  // namespace jiayi::mapping
