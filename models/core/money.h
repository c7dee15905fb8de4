// Money is whole fen; nothing else is ever added up.
#pragma once

#include "models/core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace jiayi {

struct Money {
    std::int64_t fen = 0;

    Money operator+(Money other) const { return {fen + other.fen}; }
    Money operator-(Money other) const { return {fen - other.fen}; }
    auto operator<=>(const Money&) const = default;
};

/// "-12.05".
std::string formatYuan(Money money);
/// Yuan with at most two decimals, as FHIR carries it; Invalid "money.format" otherwise, so nothing is rounded unseen.
Result<Money> parseYuan(std::string_view text);

}  // namespace jiayi
