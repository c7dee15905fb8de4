#include "sync/client/schedule.h"

#include "models/core/hash.h"

#include <algorithm>

namespace jiayi::sync {

namespace {
constexpr std::chrono::hours kNightBegins{1};
constexpr std::chrono::hours kNightLasts{4};
}  // namespace

std::chrono::milliseconds backoff(int failures, Random& random) {
    const std::int64_t ceiling = std::min<std::int64_t>(900'000, 2'000LL << std::clamp(failures, 0, 20));
    return std::chrono::milliseconds{static_cast<std::int64_t>(random.unit() * static_cast<double>(ceiling))};
}

Instant lastNightlySlot(std::string_view desk, Instant now) {
    const auto hash = sha256(desk);
    std::uint32_t spread = 0;
    for (std::size_t i = 0; i < 4; ++i) spread = spread << 8 | hash[i];
    const std::chrono::seconds place{spread % std::chrono::seconds{kNightLasts}.count()};
    const auto today = startOfDay(localDate(now)) + kNightBegins + place;
    return today <= now ? today : today - Days{1};
}

}  // namespace jiayi::sync
