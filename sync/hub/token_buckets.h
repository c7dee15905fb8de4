// How often somebody may ask.
#pragma once

#include "models/core/clock.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace jiayi::hub {

/// One bucket per key: `capacity` requests at once, refilled at `perSecond`. Safe to use from several threads.
class TokenBuckets {
public:
    TokenBuckets(double capacity, double perSecond) : m_capacity(capacity), m_perSecond(perSecond) {}
    /// Takes one; or says after how many seconds there will be one.
    std::optional<std::chrono::seconds> take(const std::string& key, Instant now);
    /// Undoes a take().
    void giveBack(const std::string& key);

private:
    struct Bucket {
        double tokens;
        Instant at;
    };
    void forgetFull(Instant now);
    double tokensAt(const Bucket& bucket, Instant now) const;

    const double m_capacity;
    const double m_perSecond;
    std::mutex m_lock;
    std::map<std::string, Bucket> m_buckets;
};

}  // namespace jiayi::hub
