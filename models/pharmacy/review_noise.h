// How often the review would interrupt: the engine over every regimen of a store.
#pragma once

#include "models/db/database.h"
#include "models/pharmacy/rules/review.h"

#include <utility>

namespace jiayi::pharmacy {

struct ReviewNoise {
    std::size_t regimens = 0;  ///< people with at least one active line
    std::size_t lines = 0;
    std::size_t interruptive = 0;  ///< findings that are contraindicated or major
    std::size_t interrupted = 0;   ///< regimens with at least one of them
    std::vector<std::pair<std::string, std::size_t>> firingMost, interruptingMost;  ///< ten each, most first
};

/// Reads only; no person leaves this function, only counts by rule.
Result<ReviewNoise> measureNoise(db::Database& database, const ReviewBook& book, Date today);

}  // namespace jiayi::pharmacy
