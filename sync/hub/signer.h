// Texts that the hub hands out and recognises when they come back: cursors and access tokens.
#pragma once

#include "sync/fhir/json.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// base64url(payload) "." base64url(HMAC-SHA256). The purpose is part of what is signed, so that a cursor is no token.
/// Immutable; safe to use from several threads.
class Signer {
public:
    /// The first key signs, all verify. At least one.
    explicit Signer(std::vector<SigningKey> keys) : m_keys(std::move(keys)) {}
    /// The payload gets the key's id as its member "k".
    std::string seal(std::string_view purpose, fhir::Json payload) const;
    /// Invalid "signature" for anything that was not sealed here for this purpose.
    Result<fhir::Json> open(std::string_view purpose, std::string_view text) const;

private:
    std::vector<SigningKey> m_keys;
};

}  // namespace jiayi::hub
