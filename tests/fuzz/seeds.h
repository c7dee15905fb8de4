// Inputs to start from: honest ones, and those that were made to hurt.
#pragma once

#include <string>
#include <vector>

namespace jiayi::test {

struct FuzzSeed {
    std::string target;
    std::string name;
    std::string bytes;
    int status = 0;  ///< of "request": what the hub must answer; 0 if that does not matter
    int times = 1;   ///< it is sent so often, and the last answer counts
};

std::vector<FuzzSeed> fuzzSeeds();

/// Of the targets "hl7" and "results"; in the file of their target.
void addResultSeeds(std::vector<FuzzSeed>& seeds);
void addClaimSeeds(std::vector<FuzzSeed>& seeds);

}  // namespace jiayi::test
