#include "models/capitation/rules/back_test.h"

#include <cstdlib>

namespace jiayi::capitation {

std::optional<BackTest> backTest(const std::vector<SpentMonth>& year) {
    constexpr std::size_t kMonths = 12;
    const auto end = sumOf(year, [](const SpentMonth& month) { return month.cost; });
    if (year.size() != kMonths || end.fen <= 0) return {};
    BackTest test;
    std::int64_t errors = 0;
    for (auto observed = static_cast<std::size_t>(kLeastMonths); observed < kMonths; ++observed) {
        const auto forecast =
            forecastYear({year.begin(), year.begin() + static_cast<std::ptrdiff_t>(observed)},
                         std::vector<std::int64_t>(kMonths - observed, year[observed - 1].members));
        if (!forecast) continue;
        ++test.tried;
        test.inside += forecast->low <= end && end <= forecast->high ? 1 : 0;
        errors += scaled(kMillion, {std::llabs((forecast->expected - end).fen), end.fen});
    }
    if (test.tried == 0) return {};
    test.meanError = {errors / test.tried, kMillion};
    return test;
}

}  // namespace jiayi::capitation
