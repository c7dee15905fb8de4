// Arithmetic without loss: fen are whole, ratios are fractions, and what is divided is divided to the last fen.
#pragma once

#include "models/core/money.h"

#include <chrono>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::capitation {

using Month = std::chrono::year_month;

/// A fraction; `den` is above zero.
struct Ratio {
    std::int64_t num = 0;
    std::int64_t den = 1;
    bool operator==(const Ratio&) const = default;
};
inline constexpr Ratio kOne{1, 1};
/// Scores and shares that are figured out are kept as millionths.
inline constexpr std::int64_t kMillion = 1'000'000;

/// "0.05" is 5/100: at most nine decimals, a sign if it has one. Invalid "ratio.format".
Result<Ratio> parseRatio(std::string_view text);
bool isLess(Ratio a, Ratio b);

/// a x num / den to the nearest whole, a half upwards (towards plus infinity), so that it never falls when `a` rises. den > 0. What
/// does not fit 64 bits is a bug.
std::int64_t scaled(std::int64_t a, Ratio by);
inline Money scaled(Money a, Ratio by) { return {scaled(a.fen, by)}; }

/// Divides `total` by whole weights so that the parts add up to it: each part is rounded down, and the fen left over go one each to the
/// largest remainders, the first of equals first. Weights are not negative and not all zero, unless there are none.
std::vector<Money> divided(Money total, const std::vector<std::int64_t>& weights);

/// part / whole in percent with so many decimals, a half away from zero: "-23.6". Empty when `whole` is zero.
std::string percentText(Money part, Money whole, int decimals = 1);

template <class Range, class Value>
Money sumOf(const Range& range, Value value) {
    Money sum;
    for (const auto& each : range) sum = sum + value(each);
    return sum;
}

/// "2026-09", strictly. Invalid "month.format".
Result<Month> parseMonth(std::string_view text);
std::string formatMonth(Month month);
/// So many months from `from` to `to`; negative when `to` is earlier.
inline int monthsBetween(Month from, Month to) { return static_cast<int>((to - from).count()); }

}  // namespace jiayi::capitation
