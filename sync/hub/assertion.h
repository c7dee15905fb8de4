// A client's word that it is itself: SMART Backend Services, private_key_jwt with ES384.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// What an assertion says, before anybody has believed it.
struct Assertion {
    std::string issuer;
    std::string subject;
    std::vector<std::string> audience;
    std::string jti;
    std::string keyId;
    Instant expires{};
    Instant notBefore{};  ///< the epoch if it says nothing
};

/// Reads without verifying; the issuer tells whose key decides. Invalid "assertion.format", or
/// "assertion.algorithm" for anything but ES384.
Result<Assertion> readAssertion(std::string_view token);

/// Denied "assertion.signature" unless the registered key (PEM, P-384) signed it.
Result<void> verifySignature(std::string_view token, const std::string& publicKey);

/// Denied "assertion.subject", "assertion.audience", "assertion.expired", "assertion.life" (valid for more than five
/// minutes) or "assertion.not-yet". `audiences` are the token addresses of this hub.
Result<void> checkClaims(const Assertion& assertion, const std::vector<std::string>& audiences, Instant now);

}  // namespace jiayi::hub
