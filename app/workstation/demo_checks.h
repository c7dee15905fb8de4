// The yearly checks of the demo clinic: most of the old and of those who are managed come, some do not.
#pragma once

#include "app/workstation/demo_course.h"

namespace jiayi::app {

/// Adds the checks of the two years up to `today`, a week after a follow-up where there is one. The same for the same seed and number.
void addYearlyChecks(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today, DemoFacts& facts);

}  // namespace jiayi::app
