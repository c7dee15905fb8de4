// All there is of a small world: two desks, one hub, three saves, each order of events, and one fault at every place.
#pragma once

#include "tests/simulation/script.h"

#include <cstdint>
#include <functional>
#include <string>

namespace jiayi::simulation {

struct SmallWorlds {
    std::int64_t orders = 0;
    std::int64_t worlds = 0;
    std::int64_t powerCuts = 0;
    std::int64_t networkFaults = 0;
    std::string broken;  ///< the first that broke a promise; empty if none did
};

/// Plays every world, or with `stride` > 1 every stride-th of its fault places, beginning with another one in each order.
SmallWorlds playSmallWorlds(int stride);

}  // namespace jiayi::simulation
