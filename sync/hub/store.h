// What the hub keeps, and the only ways to it. Implemented on SQLite; a consortium's PostgreSQL fits the same interface.
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "sync/fhir/resource.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

struct Institution {
    std::string code;  ///< also the id of its stream
    std::string name;
};

/// A numbered line of changes. `chain` belongs to `head`; all zero while nothing was written.
struct Stream {
    std::string id;
    std::string epoch;
    std::int64_t head = 0;
    Digest chain{};
};

struct Client {
    std::string id;
    std::string kind = "desk";  ///< desk, laboratory, pharmacy, payer, consortium
    std::string institution;
    std::string publicKey;  ///< PEM, P-384
    std::string keyId;      ///< empty if the client gave none
    std::string deskName;
    std::string practitionerId;
    std::string practitionerName;
    bool active = true;
    Instant pairedAt{};
};

struct VersionHead {
    std::int64_t version = 0;
    bool deleted = false;
};

struct Version {
    fhir::ResourceKey key;
    std::int64_t version = 0;
    std::int64_t n = 0;
    bool deleted = false;
    std::string body;  ///< the resource with meta set; empty for a deletion
    Digest hash{};     ///< canonical hash of the body; of the empty text for a deletion
    Instant at{};
};

struct Answered {
    Digest requestHash{};
    std::string response;  ///< gzip
};

/// A secret for cursors and access tokens.
struct SigningKey {
    std::string id;
    std::string secret;
};

/// SHA-256(previous, n, type, id, version, hash), each part told apart from the next.
Digest nextChain(const Digest& previous, const Version& version);

/// One write of one stream: the stream is locked from begin() to commit(), so that its numbers are dense and become
/// visible in order. Rolled back unless committed. Owner and thread: the caller of Store::begin().
class StoreTransaction {
public:
    virtual ~StoreTransaction() = default;
    /// The time of this write, never before the stream's last.
    virtual Instant at() const = 0;
    virtual Result<std::optional<Answered>> answered(std::string_view client, std::string_view bundleId) = 0;
    virtual Result<std::optional<VersionHead>> current(const fhir::ResourceKey& key) = 0;
    /// Numbers the version (its `n` and `at` are set here), chains it and makes it current.
    virtual Result<void> append(Version version) = 0;
    virtual Result<void> keepAnswer(std::string_view client, std::string_view bundleId, const Answered& answer) = 0;
    virtual Result<void> commit() = 0;
};

struct ChangeRange {
    std::int64_t after = 0;      ///< numbers above this
    std::int64_t upTo = 0;       ///< and up to this; what is superseded up to here is left out
    std::size_t entries = 1000;  ///< at most
    std::size_t bytes = std::size_t{4} << 20;  ///< of bodies, but at least one entry if there is any
};

/// Safe to call from several threads at once, and beside other processes on the same store. Every call may fail with
/// Busy (try again), Full or Corrupt.
class Store {
public:
    virtual ~Store() = default;

    /// Makes the institution and its stream, or renames it. Invalid "institution.code".
    virtual Result<void> addInstitution(const Institution& institution) = 0;
    virtual Result<std::vector<Institution>> institutions() = 0;
    /// NotFound "institution.unknown".
    virtual Result<Institution> institution(std::string_view code) = 0;
    /// NotFound "institution.unknown".
    virtual Result<void> addPairCode(const Digest& hash, std::string_view institution, Instant expires) = 0;
    /// Spends the code and registers the client, whose `institution` is set from the code, in one step.
    /// Denied "pair.code" for a code that is unknown, spent or expired.
    virtual Result<Client> pair(const Digest& codeHash, Client client, Instant now) = 0;
    virtual Result<std::optional<Client>> client(std::string_view id) = 0;
    /// NotFound "client.unknown".
    virtual Result<void> revokeClient(std::string_view id) = 0;
    /// Denied "assertion.replayed" if this client has used the jti before.
    virtual Result<void> useAssertion(std::string_view client, std::string_view jti, Instant expires, Instant now) = 0;
    /// Newest first; at least one.
    virtual Result<std::vector<SigningKey>> signingKeys() = 0;

    /// NotFound "stream.unknown".
    virtual Result<Stream> stream(std::string_view id) = 0;
    /// The link at `n`, 1 to head; nothing if there is no such number.
    virtual Result<std::optional<Digest>> chainAt(std::string_view stream, std::int64_t n) = 0;
    /// Oldest first.
    virtual Result<std::vector<Version>> changes(std::string_view stream, const ChangeRange& range) = 0;
    virtual Result<std::optional<Version>> read(std::string_view stream, const fhir::ResourceKey& key) = 0;
    virtual Result<std::optional<Version>> readVersion(std::string_view stream, const fhir::ResourceKey& key,
                                                       std::int64_t version) = 0;
    /// Newest first, at most `limit`.
    virtual Result<std::vector<Version>> versions(std::string_view stream, const fhir::ResourceKey& key,
                                                  std::size_t limit) = 0;
    /// Answers older than `now` minus 30 days are forgotten.
    virtual Result<std::unique_ptr<StoreTransaction>> begin(std::string_view stream, Instant now) = 0;
};

}  // namespace jiayi::hub
