#include "models/core/clock.h"

#include <openssl/rand.h>

#include <cstring>
#include <stdexcept>

namespace jiayi {

std::uint64_t Random::next() {
    std::uint64_t value = 0;
    std::uint8_t bytes[sizeof value];
    fill(bytes);
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
    // Values above the last whole multiple of `bound` are drawn again, so that none is favoured.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        if (const auto value = next(); value < limit) return value % bound;
    }
}

double Random::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("the operating system gave no random bytes");
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        std::memcpy(bytes.data() + at, &z, std::min<std::size_t>(8, bytes.size() - at));
    }
}

}  // namespace jiayi
