#include "models/capitation/rules/forecast.h"

#include <array>
#include <cmath>

namespace jiayi::capitation {

namespace {

/// Student's t at 0.90 for 1, 2, ... degrees of freedom: a two-sided interval of 80 %.
constexpr std::array<double, 12> kStudent90{3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356};

Money rounded(double fen) { return {static_cast<std::int64_t>(std::llround(fen))}; }

}  // namespace

std::optional<Forecast> forecastYear(const std::vector<SpentMonth>& passed, const std::vector<std::int64_t>& membersToCome) {
    std::vector<double> perMember;
    double spent = 0;
    for (const auto& month : passed) {
        spent += static_cast<double>(month.cost.fen);
        if (month.members > 0) perMember.push_back(static_cast<double>(month.cost.fen) / static_cast<double>(month.members));
    }
    const auto count = perMember.size();
    if (count < static_cast<std::size_t>(kLeastMonths)) return {};
    double mean = 0, squares = 0;
    for (const auto one : perMember) mean += one / static_cast<double>(count);
    for (const auto one : perMember) squares += (one - mean) * (one - mean);
    const auto variance = squares / static_cast<double>(count - 1);
    double members = 0, memberSquares = 0;
    for (const auto n : membersToCome) {
        members += static_cast<double>(n);
        memberSquares += static_cast<double>(n) * static_cast<double>(n);
    }
    const auto spread = kStudent90[std::min(count - 1, kStudent90.size()) - 1] * std::sqrt(variance * (memberSquares + members * members / static_cast<double>(count)));
    const auto expected = spent + mean * members;
    return Forecast{rounded(expected), rounded(std::max(spent, expected - spread)), rounded(expected + spread), static_cast<int>(count)};
}

}  // namespace jiayi::capitation
