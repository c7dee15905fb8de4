// A FHIR Bundle of anybody's making as the input of the prescription review: one person, their measurements,
// conditions and allergies, the medicines prescribed and those already taken.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "sync/fhir/json.h"

namespace jiayi::files {

/// Reviewed as of the day of the newest request, or of a newer measurement; `today` where the bundle names no day.
/// Lines are named "MedicationRequest/id", or by the entry's fullUrl, or "entry 3". A statement and a request of the same
/// drug are one line: the request renews what is taken. Names no coding explains are read as text.
/// Invalid "bundle.type", "review.several-patients".
Result<pharmacy::ReviewInput> readReviewBundle(const fhir::Json& bundle, const care::RuleBook& rules,
                                               const pharmacy::ReviewBook& book, Date today);

/// {findings:[{rule,check,severity,lines,reason,...}],notChecked:[{check,lines,reason,...}]}; reasons and actions in
/// English and, as reasonZh and actionZh, in Chinese.
fhir::Json reviewJson(const pharmacy::ReviewResult& result);

}  // namespace jiayi::files
