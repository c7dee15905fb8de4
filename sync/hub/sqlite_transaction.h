// The write transaction of the SQLite store.
#pragma once

#include "sync/hub/sqlite_store.h"

#include "models/db/database.h"

#include <map>

namespace jiayi::hub {

class SqliteTransaction final : public StoreTransaction {
public:
    /// Begins to write: throws SQLite::Exception.
    SqliteTransaction(std::unique_lock<std::mutex> queue, SqliteStore::Connection connection);
    /// NotFound "stream.unknown".
    Result<void> lock(const std::vector<std::string>& streams, Instant now);

    Instant at() const override { return m_at; }
    Result<Stream> stream(std::string_view stream) override;
    Result<std::optional<Answered>> answered(std::string_view client, std::string_view bundleId) override;
    Result<std::optional<VersionHead>> current(std::string_view stream, const fhir::ResourceKey& key) override;
    Result<std::optional<Version>> read(std::string_view stream, const fhir::ResourceKey& key) override;
    Result<std::optional<Digest>> hashOf(std::string_view stream, const fhir::ResourceKey& key, std::int64_t version) override;
    Result<std::vector<Version>> compartment(std::string_view stream, std::string_view patient) override;
    Result<std::vector<Version>> search(std::string_view stream, const SearchQuery& query) override;
    Result<void> append(std::string_view stream, Version version) override;
    Result<bool> claimPatient(std::string_view stream, std::string_view patient) override;
    Result<void> releasePatient(std::string_view stream, std::string_view patient) override;
    Result<void> recordMove(std::string_view patient, std::string_view from, std::string_view to) override;
    Result<void> keepMoveRequest(const MoveRequest& request) override;
    Result<std::optional<std::string>> movedTo(std::string_view from, std::string_view patient) override;
    Result<void> keepAnswer(std::string_view client, std::string_view bundleId, const Answered& answer) override;
    Result<void> commit() override;

private:
    struct Locked {
        std::int64_t pk = 0;
        Stream now;
        bool changed = false;
    };
    /// Runs `work(locked)`, which returns a Result.
    template <class Work>
    auto within(std::string_view stream, Work work) -> decltype(work(std::declval<Locked&>()));

    std::unique_lock<std::mutex> m_queue;
    SqliteStore::Connection m_connection;
    db::Transaction m_transaction;
    std::map<std::string, Locked, std::less<>> m_streams;
    Instant m_at{};
};

}  // namespace jiayi::hub
