// One seed: play, settle, look; and if a promise was broken, the shortest script that still breaks it.
#pragma once

#include "tests/simulation/script.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::simulation {

struct Outcome {
    std::optional<std::string> broken;  ///< which promise; none if all were kept
    int invariant = 0;
    std::uint64_t trace = 0;
    std::int64_t requests = 0, crashes = 0, restores = 0, conflicts = 0, refusals = 0, moves = 0;
    std::vector<std::string> diary;
};

Outcome run(const Script& script, bool keepDiary = false);
/// Leaves out steps, large pieces first, as long as the same invariant breaks.
Script shrink(Script script, int invariant);
/// Seed, what broke, the short script and what happened in it.
std::string report(const Script& script);

}  // namespace jiayi::simulation
