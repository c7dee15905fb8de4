// The people of the demo clinic: households with names, ages and addresses that look like a Tianjin neighbourhood and
// are nobody's. Numbers pass every check, and every telephone begins with 199-0000.
#pragma once

#include "models/core/clock.h"
#include "models/roster/resident.h"

#include <cstdint>
#include <string>
#include <vector>

namespace jiayi::app {

/// Chance of one person: the same for the same seed, person and purpose, whatever is generated before.
SeededRandom demoRandom(std::uint64_t seed, std::string_view purpose, std::int64_t number);
/// Roughly normal, within four deviations.
double demoNormal(Random& random, double mean, double deviation);
bool demoChance(Random& random, double probability);

/// The doctor of the first grid, of the sample person, and of whoever sits at the demo.
std::string demoDoctor();

struct DemoPerson {
    roster::Resident resident;
    int age = 0;
    bool diabetes = false;
    bool hypertension = false;
    bool dyslipidaemia = false;
    bool coronary = false;
};

/// `count` people in households. The first is the sample person of the pictures, 张小明. One in seven has diabetes,
/// the older the likelier.
std::vector<DemoPerson> demoPeople(int count, std::uint64_t seed, Date today);

}  // namespace jiayi::app
