// The forecast tried where the end is known. Pure.
#pragma once

#include "models/capitation/rules/forecast.h"

namespace jiayi::capitation {

/// What the forecast would have said in the course of a year that is over.
struct BackTest {
    int tried = 0;    ///< how often: after each month from the third to the eleventh
    int inside = 0;   ///< of these, the year's cost came to lie in the interval
    Ratio meanError;  ///< mean of |forecast - cost| / cost, millionths
};
/// `year` are its twelve months; members to come are taken to be those of the month just passed, as the page does. Nothing where the year is not whole or
/// cost nothing.
std::optional<BackTest> backTest(const std::vector<SpentMonth>& year);

}  // namespace jiayi::capitation
