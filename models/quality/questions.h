// The questions of authenticity of a period, with the names of those they are about: asked before anything is submitted.
#pragma once

#include "models/quality/visit_records.h"
#include "models/roster/resident.h"

namespace jiayi::quality {

struct Question {
    Suspicion suspicion;
    std::optional<roster::ResidentId> resident;  ///< nothing: about who signs
    std::string name;
};
struct Questions {
    std::int64_t visits = 0;  ///< that were signed here in the period
    std::vector<Question> found;
};
Result<Questions> readQuestions(db::Database& database, const MeasureBook& book, Period period);

}  // namespace jiayi::quality
