// Texts that the hub hands out and recognises when they come back: cursors and access tokens.
#pragma once

#include "sync/fhir/json.h"
#include "sync/hub/store.h"

#include <memory>
#include <mutex>

namespace jiayi::hub {

/// base64url(payload) "." base64url(HMAC-SHA256). The purpose is part of what is signed, so that a cursor is no token.
/// Safe to use from several threads.
class Signer {
public:
    /// The first key signs, all verify. At least one.
    explicit Signer(std::vector<SigningKey> keys);
    /// Newer keys, the newest first, at least one. All verify at once; the first signs from the second time on that it is
    /// named, when every other hub on the same store has seen it as well, or its cursors would be strange to them.
    void replace(std::vector<SigningKey> keys);
    /// The payload gets the key's id as its member "k".
    std::string seal(std::string_view purpose, fhir::Json payload) const;
    /// Invalid "signature" for anything that was not sealed here for this purpose.
    Result<fhir::Json> open(std::string_view purpose, std::string_view text) const;

private:
    /// The first signs.
    using Keys = std::vector<SigningKey>;
    std::shared_ptr<const Keys> keys() const;

    mutable std::mutex m_lock;
    std::shared_ptr<const Keys> m_keys;
    std::string m_newest;  ///< of the last replace(): it may not sign yet
};

}  // namespace jiayi::hub
