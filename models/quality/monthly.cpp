#include "models/quality/monthly.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

constexpr int kMonths = 12, kMonthsOfQuarter = 3;

Date firstOf(Date day, int everyMonths) {
    const auto parts = partsOf(day);
    const auto month = static_cast<int>(static_cast<unsigned>(parts.month()));
    const auto first = static_cast<unsigned>((month - 1) / everyMonths * everyMonths + 1);
    return makeDate(static_cast<int>(parts.year()), first, 1);
}

}  // namespace

Period windowEnding(Window window, Date on) {
    switch (window) {
        case Window::Year: return {firstOf(on, kMonths), on};
        case Window::Quarter: return {firstOf(on, kMonthsOfQuarter), on};
        case Window::Rolling: break;
    }
    return {addMonths(on + Days{1}, -kMonths), on};
}

std::vector<Period> monthlyPeriods(Window window, Date asOf, int months) {
    std::vector<Period> periods;
    for (Date end = asOf; static_cast<int>(periods.size()) < months; end = firstOf(end, 1) - Days{1}) periods.push_back(windowEnding(window, end));
    std::reverse(periods.begin(), periods.end());
    return periods;
}

std::optional<Period> monthBefore(Window window, Date asOf) {
    const auto then = windowEnding(window, firstOf(asOf, 1) - Days{1});
    if (window != Window::Rolling && then.from != windowEnding(window, asOf).from) return {};
    return then;
}

Period assessedPeriod(Window window, Date on) {
    const int months = window == Window::Quarter ? kMonthsOfQuarter : kMonths;
    const auto first = firstOf(on, months);
    return {first, addMonths(first, months) - Days{1}};
}

}  // namespace jiayi::quality
