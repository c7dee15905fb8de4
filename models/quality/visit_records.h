// The signed visits of a period with their pressures and glucose, for the questions of authenticity.
#pragma once

#include "models/db/database.h"
#include "models/quality/rules/authenticity.h"
#include "models/quality/rules/person.h"

namespace jiayi::quality {

/// What was signed here and counts: imports say nothing of how they were signed.
Result<std::vector<VisitRecord>> visitRecords(db::Database& database, Period period);

}  // namespace jiayi::quality
