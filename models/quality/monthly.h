// Periods that follow one another by months, and whose figures may be told against each other. Pure.
#pragma once

#include "models/quality/rules/person.h"

namespace jiayi::quality {

/// What a figure of a day looks back on.
enum class Window {
    Year,     ///< from New Year
    Rolling,  ///< twelve months
    Quarter,  ///< from the first day of the quarter
};

Period windowEnding(Window window, Date on);
/// So many periods, oldest first: one ends on `asOf`, the others on the last days of the months before it.
std::vector<Period> monthlyPeriods(Window window, Date asOf, int months);
/// The same kind of period a month ago; nothing where it looked back on another year or quarter, so that the two cannot be compared.
std::optional<Period> monthBefore(Window window, Date asOf);
/// What a standard has to be reached in: the whole year, or quarter, that the day lies in.
Period assessedPeriod(Window window, Date on);

}  // namespace jiayi::quality
