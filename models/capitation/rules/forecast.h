// Where the year's cost will end, with an interval. Pure.
#pragma once

#include "models/capitation/rules/exact.h"

#include <optional>
#include <vector>

namespace jiayi::capitation {

/// A month that has passed, completed by what is not reported yet.
struct SpentMonth {
    Money cost;
    std::int64_t members = 0;
};
struct Forecast {
    Money expected;      ///< of the whole year
    Money low, high;     ///< between them with four chances in five
    int observed = 0;    ///< months that it rests on
};
inline constexpr int kLeastMonths = 3;

/// The months to come cost per member what the passed ones did on average. A month differs from another by chance with the spread of
/// those observed, and the average itself is uncertain: the sum of r months to come, each with its members n, after k observed ones has the
/// variance s^2 (sum of n^2 + (sum of n)^2 / k), and the interval takes Student's t with k - 1 degrees of freedom. Trend and season are not
/// modelled. Nothing with fewer than three observed months.
std::optional<Forecast> forecastYear(const std::vector<SpentMonth>& passed, const std::vector<std::int64_t>& membersToCome);

}  // namespace jiayi::capitation
