// The desk's own key: made on the desk at pairing, it never leaves it.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <string>

namespace jiayi::sync {

struct DeskKey {
    std::string privatePem;  ///< EC P-384, PKCS#8
    std::string publicJwk;   ///< JSON text of the public key, with its kid
    std::string keyId;
};

Result<DeskKey> makeDeskKey();

/// A SMART Backend Services assertion: ES384, iss = sub = client, good for `kAssertionLife`, used once.
Result<std::string> signAssertion(const std::string& privatePem, const std::string& keyId, const std::string& clientId,
                                  const std::string& audience, Instant now, Random& random);

}  // namespace jiayi::sync
