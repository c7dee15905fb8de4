// A made-up formulary of the drugs that the program knows: for demonstrations, tests and measurements.
#pragma once

#include "models/core/clock.h"
#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <vector>

namespace jiayi::hub {

struct SampleFormulary {
    int items = 0;  ///< 0: as many as the drugs give with three makers each strength
    std::uint64_t seed = 1;
    /// 1 is the first version. Each further one changes some prices, stocks and restrictions, and withdraws and adds a few: the same
    /// for the same seed, and built on those before.
    int revision = 1;
    Instant stockAt{};
};

/// Prices, stocks, tiers, terms and makers are invented. Every item says so: `source`, the maker's name, and a 国家医保编码 that begins
/// with a letter no real one begins with. Errors of the rule tables.
Result<std::vector<pharmacy::FormularyItem>> sampleFormulary(const SampleFormulary& wanted);

}  // namespace jiayi::hub
