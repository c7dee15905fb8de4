// The pieces of a decoction (中药饮片), and how one of them is written.
#pragma once

#include "models/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

struct Herb {
    std::string name;                    ///< as in the pharmacopoeia: 甘草 and 炙甘草 are two
    std::optional<double> grams{};       ///< of one dose; nothing: not said, as in templates of names alone
    std::string handling{};              ///< "先煎", "后下", "炙"; empty: none
    bool operator==(const Herb&) const = default;
};

/// "甘草6g(炙)".
std::string herbText(const Herb& herb);
/// Reads what herbText() writes: at most two decimals. Invalid "decoction.name", "decoction.unit", "decoction.grams", "decoction.handling".
Result<Herb> readHerb(std::string_view text);

/// One herb at the start of a longer text, in NFKC.
struct HerbInText {
    Herb herb;
    std::string problem;   ///< the key of what is wrong with it; empty: nothing
    std::size_t length = 0;  ///< bytes that belong to it, right or wrong
};
HerbInText herbAtStartOf(std::string_view text);

std::vector<std::string> namesOf(const std::vector<Herb>& herbs);

}  // namespace jiayi::pharmacy
