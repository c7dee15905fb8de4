// What a request may cost.
#pragma once

#include <chrono>
#include <cstddef>

namespace jiayi::hub {

inline constexpr std::size_t kMaxHeaderBytes = std::size_t{16} << 10;
inline constexpr std::size_t kMaxBodyBytes = std::size_t{32} << 20;  ///< also after decompression
inline constexpr std::size_t kMaxSmallBodyBytes = std::size_t{64} << 10;  ///< of /pair and /token
inline constexpr std::size_t kMaxResourceBytes = std::size_t{5} << 20;
inline constexpr std::size_t kMaxBinaryBytes = std::size_t{64} << 20;  ///< of a picture; each piece of it as a resource
inline constexpr std::size_t kMaxInflation = 50;
inline constexpr std::size_t kMaxBundleEntries = 500;
inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 4'000'000;  ///< 160 MB of tree
inline constexpr std::size_t kPageEntries = 1000;
inline constexpr std::size_t kPageBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMaxConnections = 4096;

inline constexpr std::chrono::seconds kRequestTime{30};
inline constexpr std::chrono::seconds kIdleTime{60};
inline constexpr std::chrono::seconds kLongestWait{25};  ///< of a long poll: below what proxies and mobile networks cut
inline constexpr std::chrono::seconds kShutdownTime{10};

inline constexpr std::chrono::minutes kPairCodeLife{15};
inline constexpr std::chrono::minutes kAssertionLife{5};
inline constexpr std::chrono::seconds kAccessTokenLife{300};
inline constexpr std::chrono::seconds kClockSkew{30};

// Token buckets: so many at once, then so many a second.
// A desk that sends its first hundred thousand resources asks some twenty times a second; a storm asks more.
inline constexpr double kClientBurst = 600, kClientRate = 50;
inline constexpr double kInstitutionBurst = 2000, kInstitutionRate = 150;
// An address that asks for tokens: a clinic behind one router has a few desks, each with a token every five minutes.
inline constexpr double kTokensPerAddress = 60, kTokensRefill = 1;

}  // namespace jiayi::hub
