// libFuzzer's door to one target; with JIAYI_FUZZ_SEEDS it first writes the target's seeds into that folder.
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace {

const jiayi::test::FuzzTarget& chosenTarget() {
    for (const auto& target : jiayi::test::fuzzTargets())
        if (std::strcmp(target.name, JIAYI_FUZZ_TARGET) == 0) return target;
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* folder = std::getenv("JIAYI_FUZZ_SEEDS");
    if (!folder) return 0;
    int number = 0;
    for (const auto& seed : jiayi::test::fuzzSeeds()) {
        if (seed.target == JIAYI_FUZZ_TARGET) std::ofstream(std::string{folder} + "/seed-" + std::to_string(number++), std::ios::binary) << seed.bytes;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& target = chosenTarget();
    target.run({reinterpret_cast<const char*>(data), size});
    return 0;
}
