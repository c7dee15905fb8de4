// The hub's store in one SQLite file: a single clinic, a demonstration, a consortium of a few institutions.
#pragma once

#include "models/db/disk.h"
#include "sync/hub/store.h"

#include <filesystem>
#include <mutex>

namespace jiayi::db {
class Database;
}

namespace jiayi::hub {

/// A pool of connections, each lent to one thread at a time. Writers of this process queue at a mutex, those of other
/// processes (the admin verbs) at SQLite's own lock.
class SqliteStore final : public Store {
public:
    /// Makes the file when it is not there, and brings it to the newest schema. NotFound "store.cannot-open",
    /// Corrupt "store.damaged" or "store.behind-head", Rejected "store.newer-schema".
    static Result<std::unique_ptr<SqliteStore>> open(const std::filesystem::path& file, db::Disk& disk = db::systemDisk());
    ~SqliteStore() override;

    Result<void> addInstitution(const Institution& institution) override;
    Result<std::vector<Institution>> institutions() override;
    Result<Institution> institution(std::string_view code) override;
    Result<void> addPairCode(const Digest& hash, std::string_view institution, Instant expires, ClientKind kind) override;
    Result<Client> pair(const Digest& codeHash, Client client, Instant now) override;
    Result<std::optional<Client>> client(std::string_view id) override;
    Result<std::vector<Client>> clients(std::string_view institution = {}) override;
    Result<void> revokeClient(std::string_view id) override;
    Result<void> rotateClientKey(std::string_view id, std::string_view publicKey, std::string_view keyId) override;
    Result<void> touchClient(std::string_view id, Instant now) override;
    Result<void> savePractitioners(std::string_view institution, const std::vector<Practitioner>& people) override;
    Result<std::optional<Practitioner>> practitioner(std::string_view institution, std::string_view id) override;
    Result<void> addGrant(const Grant& grant) override;
    Result<bool> grants(std::string_view patient, std::string_view institution, Date today) override;
    Result<std::vector<Grant>> grantsAbout(std::string_view institution) override;
    Result<void> endGrant(std::string_view patient, std::string_view institution, Date today) override;
    Result<void> useAssertion(std::string_view client, std::string_view jti, Instant expires, Instant now) override;
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
    Result<Stream> snapshot(std::string_view stream, const std::function<Result<void>(const Version&)>& visit) override;
    Result<Stream> inventory(std::string_view stream, std::string_view type,
                             const std::function<Result<void>(const VersionKey&)>& visit) override;
    Result<void> prune(Instant now) override;
    Result<void> reindex(std::int64_t rules, const std::function<void(Version&)>& index) override;
    Result<std::unique_ptr<StoreTransaction>> begin(std::vector<std::string> streams, Instant now) override;

    /// A lent connection, given back when it goes out of scope.
    class Connection {
    public:
        Connection(SqliteStore& store, std::unique_ptr<db::Database> database);
        Connection(Connection&&) noexcept;
        ~Connection();
        db::Database& operator*() const { return *m_database; }

    private:
        SqliteStore& m_store;
        std::unique_ptr<db::Database> m_database;
    };

private:
    SqliteStore(std::filesystem::path file, db::Disk& disk);
    Result<Connection> connect();
    /// Runs `work(database)` on a lent connection; SQLite's exceptions become Errors.
    template <class Work>
    auto reading(Work work) -> decltype(work(std::declval<db::Database&>()));
    /// The same inside one write transaction, committed if `work` succeeds.
    template <class Work>
    auto writing(Work work) -> decltype(work(std::declval<db::Database&>()));

    std::filesystem::path m_file;
    db::Disk& m_disk;
    std::mutex m_writer;
    std::mutex m_poolLock;
    std::vector<std::unique_ptr<db::Database>> m_pool;
};

}  // namespace jiayi::hub
