// The hub's store in PostgreSQL, for a whole consortium and for several hubs beside each other.
#pragma once

#include "sync/hub/postgres_lines.h"
#include "sync/hub/postgres_pool.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// Writers of different streams do not meet: each locks the row of its stream, and PostgreSQL writes the commits of
/// all of them to the disk together.
class PostgresStore final : public Store {
public:
    /// `url` is libpq's, with one host or several: the one that takes writes is used. Brings the database to the newest
    /// schema. Busy "store.unreachable", Rejected "store.newer-schema".
    static Result<std::unique_ptr<PostgresStore>> open(const std::string& url);
    ~PostgresStore() override;

    Result<void> addInstitution(const Institution& institution) override;
    Result<std::vector<Institution>> institutions() override;
    Result<Institution> institution(std::string_view code) override;
    Result<void> addPairCode(const Digest& hash, std::string_view institution, Instant expires,
                             ClientKind kind) override;
    Result<Client> pair(const Digest& codeHash, Client client, Instant now) override;
    Result<std::optional<Client>> client(std::string_view id) override;
    Result<std::vector<Client>> clients(std::string_view institution = {}) override;
    Result<void> revokeClient(std::string_view id) override;
    Result<void> rotateClientKey(std::string_view id, std::string_view publicKey,
                                 std::string_view keyId) override;
    Result<void> touchClient(std::string_view id, Instant now) override;
    Result<void> savePractitioners(std::string_view institution,
                                   const std::vector<Practitioner>& people) override;
    Result<std::optional<Practitioner>> practitioner(std::string_view institution,
                                                     std::string_view id) override;
    Result<void> addGrant(const Grant& grant) override;
    Result<bool> grants(std::string_view patient, std::string_view institution, Date today) override;
    Result<std::vector<Grant>> grantsAbout(std::string_view institution) override;
    Result<void> endGrant(std::string_view patient, std::string_view institution, Date today) override;
    Result<void> useAssertion(std::string_view client, std::string_view jti, Instant expires,
                              Instant now) override;
    Result<std::vector<SigningKey>> signingKeys() override;
    Result<void> addSigningKey() override;

    Result<std::vector<PublishedFormulary>> formularies(std::string_view pharmacy, std::optional<Date> day) override;
    Result<std::string> formularyFile(std::string_view pharmacy, std::int64_t version, std::optional<std::int64_t> from, std::int64_t first,
                                      std::int64_t size) override;
    Result<void> addFormulary(const NewFormulary& formulary) override;
    Result<std::string> publisherSeed() override;

    Result<std::vector<RawBinary>> binaries(std::string_view id) override;
    Result<RawBinary> beginBinary(const RawBinary& binary, Instant now) override;
    Result<std::int64_t> addBinaryPiece(const RawBinary& binary, std::int64_t start, std::string_view bytes) override;
    Result<std::string> binaryPiece(const RawBinary& binary, std::int64_t first, std::int64_t size) override;
    Result<void> endBinary(const RawBinary& binary, bool whole) override;

    Result<Stream> stream(std::string_view id) override;
    Result<std::vector<Stream>> heads() override;
    Result<void> newEpoch(std::string_view stream) override;
    Result<std::optional<Digest>> chainAt(std::string_view stream, std::int64_t n) override;
    Result<std::vector<Version>> changes(std::string_view stream, const ChangeRange& range) override;
    Result<std::vector<Version>> changesSince(std::string_view stream, std::string_view type, Instant since,
                                              std::int64_t below, std::size_t limit) override;
    Result<std::optional<Version>> read(std::string_view stream, const fhir::ResourceKey& key) override;
    Result<std::optional<Version>> readVersion(std::string_view stream, const fhir::ResourceKey& key,
                                               std::int64_t version) override;
    Result<std::vector<Version>> versions(std::string_view stream, const fhir::ResourceKey& key,
                                          std::size_t limit) override;
    Result<std::vector<Version>> search(std::string_view stream, const SearchQuery& query) override;
    Result<std::optional<std::string>> movedTo(std::string_view from, std::string_view patient) override;
    Result<std::vector<MoveRequest>> moveRequests() override;
    Result<Stream> snapshot(std::string_view stream,
                            const std::function<Result<void>(const Version&)>& visit) override;
    Result<Stream> inventory(std::string_view stream, std::string_view type,
                             const std::function<Result<void>(const VersionKey&)>& visit) override;
    Result<void> prune(Instant now) override;
    Result<void> reindex(std::int64_t rules, const std::function<void(Version&)>& index) override;
    Result<std::unique_ptr<StoreTransaction>> begin(std::vector<std::string> streams, Instant now) override;

private:
    explicit PostgresStore(std::string url);
    /// Runs `work(session)`; once more on a new connection if the one that had lain idle is gone.
    template <class Work>
    auto reading(Work work) -> decltype(work(std::declval<PostgresSession&>()));
    /// Inside one transaction, committed if `work` succeeds.
    template <class Work>
    auto writing(Work work) -> decltype(work(std::declval<PostgresSession&>()));

    /// Calls `visit` with each row that this asks of one instant of the stream, its first value.
    Result<Stream> walk(const std::string& sql, const std::vector<PostgresValue>& values,
                        const std::function<Result<void>(const PostgresRows&)>& visit);

    PostgresLines m_lines;
    PostgresPool m_pool;
};

template <class Work>
auto PostgresStore::reading(Work work) -> decltype(work(std::declval<PostgresSession&>())) {
    for (bool again = false;; again = true) {
        auto session = m_pool.lend();
        if (!session) return session.error();
        auto result = postgresAttempt([&] { return work(**session); });
        if (result || !isLost(result.error())) return result;
        session->drop();
        if (again) return result;
    }
}

template <class Work>
auto PostgresStore::writing(Work work) -> decltype(work(std::declval<PostgresSession&>())) {
    for (bool again = false;; again = true) {
        auto session = m_pool.lend();
        if (!session) return session.error();
        bool committing = false;
        auto result = postgresAttempt([&] {
            (*session)->begin(PostgresSession::Kind::Write);
            auto done = work(**session);
            committing = true;
            if (done) (*session)->commit();
            return done;
        });
        if (result || !isLost(result.error())) return result;
        session->drop();
        // A connection that had lain idle may be gone; before the commit nothing was written yet.
        if (again || committing) return result;
    }
}

}  // namespace jiayi::hub
