#include "sync/hub/token_buckets.h"

#include <algorithm>
#include <cmath>

namespace jiayi::hub {

namespace {
constexpr std::size_t kTooManyBuckets = 10'000;
}

double TokenBuckets::tokensAt(const Bucket& bucket, Instant now) const {
    const double seconds = std::chrono::duration<double>(std::max(now - bucket.at, Instant::duration{0})).count();
    return std::min(m_capacity, bucket.tokens + seconds * m_perSecond);
}

std::optional<std::chrono::seconds> TokenBuckets::take(const std::string& key, Instant now) {
    const std::lock_guard lock{m_lock};
    if (m_buckets.size() >= kTooManyBuckets) forgetFull(now);
    auto& bucket = m_buckets.try_emplace(key, Bucket{m_capacity, now}).first->second;
    bucket = {tokensAt(bucket, now), now};
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return {};
    }
    return std::chrono::seconds{static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / m_perSecond))};
}

void TokenBuckets::giveBack(const std::string& key) {
    const std::lock_guard lock{m_lock};
    if (const auto found = m_buckets.find(key); found != m_buckets.end())
        found->second.tokens = std::min(m_capacity, found->second.tokens + 1);
}

void TokenBuckets::forgetFull(Instant now) {
    std::erase_if(m_buckets, [&](const auto& each) { return tokensAt(each.second, now) >= m_capacity; });
}

}  // namespace jiayi::hub
