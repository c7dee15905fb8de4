// Disks as they are on the first morning: migrated, paired, empty. Made once; every run starts from a copy.
#pragma once

#include "tests/support/memory_disk.h"

#include <string>
#include <vector>

namespace jiayi::simulation {

inline constexpr char kStore[] = "store.db";
inline constexpr char kHubUrl[] = "https://hub.test";
inline constexpr int kMostDesks = 3;
inline constexpr int kInstitutions = 2;
inline constexpr char kConsortium[] = "consortium";  ///< a client that moves residents
extern const char kPrivateKey[];                     ///< of every client

/// "120101001", "120101002"
std::string institutionCode(int institution);
Instant firstMorning();

struct Stamp {
    test::MemoryDisk::Image hub;  ///< knows every desk of every institution
    test::MemoryDisk::Image desk(int institution, int number) const { return desks.at(static_cast<std::size_t>(institution * kMostDesks + number)); }
    std::vector<test::MemoryDisk::Image> desks;
};

const Stamp& stamp();

}  // namespace jiayi::simulation
