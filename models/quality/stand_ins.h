// What other systems record without a diagnosis, and a measure reads as one: hospice care that was ordered, a wheelchair, a home that is a nursing
// home. Such resources have no rows here; they are read as they came.
#pragma once

#include "models/db/database.h"
#include "models/quality/rules/measure_book.h"
#include "models/quality/rules/person.h"

namespace jiayi::quality {

/// Adds what stands for a diagnosis to `people`, who are those of row numbers [first, last] in ascending order. Throws SQLite::Exception.
void addStandIns(db::Database& database, const MeasureBook& book, std::int64_t first, std::int64_t last, std::vector<PersonFacts>& people);

}  // namespace jiayi::quality
