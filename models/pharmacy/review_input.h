// What the clinic knows of a person, as the prescription review wants it.
#pragma once

#include "models/care/facts.h"
#include "models/db/database.h"
#include "models/pharmacy/rules/review.h"

namespace jiayi::pharmacy {

/// The person and the active medication lines; lines that ended are there for comparison. NotFound.
Result<ReviewInput> readReviewInput(db::Database& database, const ReviewBook& book, roster::ResidentId resident, Date today);
/// A medication line as the review sees it: the structured daily amount where there is one, else its words.
RegimenLine regimenLine(const ReviewBook& book, const care::MedicationLine& line, Date today);
/// Pregnant, breast-feeding or on dialysis, where a condition says so (review/states.csv).
void readStateFromConditions(const ReviewBook& book, ReviewInput& input);

}  // namespace jiayi::pharmacy
