// Who is asking: pairing with a one-time code, access tokens for signed assertions, and the token of each request.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/signer.h"
#include "sync/hub/store.h"
#include "sync/hub/token_buckets.h"

namespace jiayi::hub {

/// A new code such as "ABCD-EFGH-JKLM", good once and for 15 minutes; the store keeps its hash alone.
/// NotFound "institution.unknown".
Result<std::string> newPairCode(Store& store, std::string_view institution, Instant now, Random& random,
                                ClientKind kind = ClientKind::Desk);
/// Upper case, without dashes and spaces: people type codes as they like.
Digest pairCodeHash(std::string_view code);

/// Safe to use from several threads.
class Auth {
public:
    /// `urls` are the addresses by which this hub is known, "https://hub.example:8443".
    Auth(Store& store, const Signer& signer, const Clock& clock, Random& random, std::vector<std::string> urls);

    Reply pair(const Request& request);
    Reply token(const Request& request);
    /// PUT $key, by a client that still holds its old key: the new one counts at once. The same again is no error, since
    /// the answer may have been lost.
    Reply rotateKey(const Client& client, const Request& request);
    /// The client behind the access token; Denied "token" if there is none, it has run out, or the client was revoked.
    Result<Client> authenticate(const Request& request);
    /// The cheap part of authenticate(), without the store: the token is ours and has not run out.
    Result<std::string> clientOfToken(std::string_view authorization) const;

private:
    Result<Client> clientOfAssertion(std::string_view token);

    Store& m_store;
    const Signer& m_signer;
    const Clock& m_clock;
    Random& m_random;
    std::vector<std::string> m_audiences;
    TokenBuckets m_pairings;
    TokenBuckets m_tokens;
};

}  // namespace jiayi::hub
