// The facts that measures read, gathered for a range of residents at once: always the same few queries.
#pragma once

#include "models/db/database.h"
#include "models/quality/rules/measure_book.h"
#include "models/quality/rules/person.h"

#include <functional>

namespace jiayi::quality {

/// People whose row numbers lie in [first, last], in that order; those who were merged into others are not told. Throws SQLite::Exception.
std::vector<PersonFacts> gatherFacts(db::Database& database, const MeasureBook& book, std::int64_t first, std::int64_t last);

}  // namespace jiayi::quality
