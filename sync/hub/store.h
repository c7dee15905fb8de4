// What the hub keeps, and the only ways to it. SQLite and PostgreSQL implement it alike; openStore() chooses.
#pragma once

#include "sync/hub/binary_shelf.h"
#include "sync/hub/formulary_shelf.h"
#include "sync/hub/store_types.h"

#include <functional>
#include <memory>

namespace jiayi::hub {

/// One write of one or more streams: they are locked, in ascending order of their ids, from begin() to commit(), so
/// that numbers are dense and become visible in order. Rolled back unless committed. Every call may fail with Busy
/// (nothing was written, try again), Full or Corrupt; a stream that was not locked is NotFound "stream.unknown".
/// Owner and thread: the caller of Store::begin().
class StoreTransaction {
public:
    virtual ~StoreTransaction() = default;
    /// The time of this write, never before the last of any of its streams.
    virtual Instant at() const = 0;
    /// As of now, with what this transaction has appended.
    virtual Result<Stream> stream(std::string_view stream) = 0;
    virtual Result<std::optional<Answered>> answered(std::string_view client, std::string_view bundleId) = 0;
    virtual Result<std::optional<VersionHead>> current(std::string_view stream, const fhir::ResourceKey& key) = 0;
    virtual Result<std::optional<Version>> read(std::string_view stream, const fhir::ResourceKey& key) = 0;
    /// Of an older version, unless it is forgotten; what this transaction has appended does not count.
    virtual Result<std::optional<Digest>> hashOf(std::string_view stream, const fhir::ResourceKey& key, std::int64_t version) = 0;
    /// The newest versions of what belongs to this patient, the Patient included, dead ones left out; by number.
    virtual Result<std::vector<Version>> compartment(std::string_view stream, std::string_view patient) = 0;
    virtual Result<std::vector<Version>> search(std::string_view stream, const SearchQuery& query) = 0;
    /// Numbers the version (its `n` and `at` are set here), chains it, makes it current and indexes it.
    virtual Result<void> append(std::string_view stream, Version version) = 0;
    /// The Patient lives with this stream's institution from now on. False, and nothing changed, if with another one.
    virtual Result<bool> claimPatient(std::string_view stream, std::string_view patient) = 0;
    /// And with this one no more.
    virtual Result<void> releasePatient(std::string_view stream, std::string_view patient) = 0;
    virtual Result<void> recordMove(std::string_view patient, std::string_view from, std::string_view to) = 0;
    /// Adds the request, or replaces it as long as nobody has decided it.
    virtual Result<void> keepMoveRequest(const MoveRequest& request) = 0;
    /// See Store::movedTo().
    virtual Result<std::optional<std::string>> movedTo(std::string_view from, std::string_view patient) = 0;
    /// Kept with the first of the streams that begin() was given; found again by any transaction that locks it.
    virtual Result<void> keepAnswer(std::string_view client, std::string_view bundleId, const Answered& answer) = 0;
    virtual Result<void> commit() = 0;
};

/// Who is known to the hub.
class Registry {
public:
    virtual ~Registry() = default;

    /// Makes the institution and its stream, or renames it. Invalid "institution.code".
    virtual Result<void> addInstitution(const Institution& institution) = 0;
    virtual Result<std::vector<Institution>> institutions() = 0;
    /// NotFound "institution.unknown".
    virtual Result<Institution> institution(std::string_view code) = 0;

    /// NotFound "institution.unknown".
    virtual Result<void> addPairCode(const Digest& hash, std::string_view institution, Instant expires,
                                     ClientKind kind) = 0;
    /// Spends the code and registers the client, whose `institution` and `kind` are set from the code, in one step.
    /// Denied "pair.code" for a code that is unknown, spent or expired.
    virtual Result<Client> pair(const Digest& codeHash, Client client, Instant now) = 0;
    virtual Result<std::optional<Client>> client(std::string_view id) = 0;
    /// Of one institution, or of all; by institution, then by pairing time.
    virtual Result<std::vector<Client>> clients(std::string_view institution = {}) = 0;
    /// NotFound "client.unknown".
    virtual Result<void> revokeClient(std::string_view id) = 0;
    /// The new key counts at once. NotFound "client.unknown".
    virtual Result<void> rotateClientKey(std::string_view id, std::string_view publicKey, std::string_view keyId) = 0;
    /// Notes that the client was heard of; written at most once a minute.
    virtual Result<void> touchClient(std::string_view id, Instant now) = 0;

    /// Adds these to the institution's, or replaces them (their own `institution` is not read). NotFound
    /// "institution.unknown".
    virtual Result<void> savePractitioners(std::string_view institution, const std::vector<Practitioner>& people) = 0;
    virtual Result<std::optional<Practitioner>> practitioner(std::string_view institution, std::string_view id) = 0;
    /// NotFound "institution.unknown", Invalid "grant.period".
    virtual Result<void> addGrant(const Grant& grant) = 0;
    /// Whether the institution holds a grant for this patient on that day.
    virtual Result<bool> grants(std::string_view patient, std::string_view institution, Date today) = 0;

    /// Those that the institution holds, and those for people who live with it; by patient, then day.
    virtual Result<std::vector<Grant>> grantsAbout(std::string_view institution) = 0;
    /// From that day on the institution's grants for this patient hold no more. NotFound "grant.none" if none did.
    virtual Result<void> endGrant(std::string_view patient, std::string_view institution, Date today) = 0;

    /// Denied "assertion.replayed" if this client has used the jti before.
    virtual Result<void> useAssertion(std::string_view client, std::string_view jti, Instant expires, Instant now) = 0;
    /// Newest first; at least one.
    virtual Result<std::vector<SigningKey>> signingKeys() = 0;
    /// From now on this one signs; the two before it still verify, older ones are forgotten.
    virtual Result<void> addSigningKey() = 0;
};

/// Safe to call from several threads at once, and beside other processes on the same store. Every call may fail with
/// Busy (try again), Full or Corrupt; one that names a stream with NotFound "stream.unknown" where it needs it.
class Store : public Registry, public FormularyShelf, public BinaryShelf {
public:
    virtual Result<Stream> stream(std::string_view id) = 0;
    /// Of every stream, by id.
    virtual Result<std::vector<Stream>> heads() = 0;
    /// A new line of numbers: cursors of the old one get 410. For a hub that may have lost what it acknowledged.
    virtual Result<void> newEpoch(std::string_view stream) = 0;
    /// The link at `n`, 1 to head; nothing if there is no such number.
    virtual Result<std::optional<Digest>> chainAt(std::string_view stream, std::int64_t n) = 0;
    /// Oldest first.
    virtual Result<std::vector<Version>> changes(std::string_view stream, const ChangeRange& range) = 0;
    /// Every version written at `since` or later, superseded ones too, newest first; of one type unless it is empty.
    /// `below` is the number of the last one seen, 0 for the first page.
    virtual Result<std::vector<Version>> changesSince(std::string_view stream, std::string_view type, Instant since,
                                                      std::int64_t below, std::size_t limit) = 0;
    virtual Result<std::optional<Version>> read(std::string_view stream, const fhir::ResourceKey& key) = 0;
    virtual Result<std::optional<Version>> readVersion(std::string_view stream, const fhir::ResourceKey& key,
                                                       std::int64_t version) = 0;
    /// Newest first, at most `limit`.
    virtual Result<std::vector<Version>> versions(std::string_view stream, const fhir::ResourceKey& key,
                                                  std::size_t limit) = 0;
    /// Live resources, by the number of their newest version.
    virtual Result<std::vector<Version>> search(std::string_view stream, const SearchQuery& query) = 0;
    /// Where this patient is now, by way of however many moves; nothing if it never left `from` or has come back.
    virtual Result<std::optional<std::string>> movedTo(std::string_view from, std::string_view patient) = 0;
    /// All of them, the oldest first.
    virtual Result<std::vector<MoveRequest>> moveRequests() = 0;
    /// Every live resource's newest version as of one instant, which the returned Stream says; by type, then id.
    /// `visit` must not call the store.
    virtual Result<Stream> snapshot(std::string_view stream,
                                    const std::function<Result<void>(const Version&)>& visit) = 0;
    /// The same without bodies, of one type unless it is empty: what a digest is made of.
    virtual Result<Stream> inventory(std::string_view stream, std::string_view type,
                                     const std::function<Result<void>(const VersionKey&)>& visit) = 0;
    /// Forgets answers after 30 days, spent assertions when they expire, and what was deleted or left 400 days ago but
    /// for its last link, raising each stream's floor.
    virtual Result<void> prune(Instant now) = 0;
    /// If the search index was made by older rules than these: `index` is called with every live resource and sets
    /// its patient, keys and dates. Run it before serving.
    virtual Result<void> reindex(std::int64_t rules, const std::function<void(Version&)>& index) = 0;
    /// Waits for other writers of these streams, of which there is at least one.
    virtual Result<std::unique_ptr<StoreTransaction>> begin(std::vector<std::string> streams, Instant now) = 0;
};

}  // namespace jiayi::hub
