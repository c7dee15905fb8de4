// The write transaction of the PostgreSQL store.
#pragma once

#include "sync/hub/postgres_pool.h"
#include "sync/hub/store.h"

#include <map>

namespace jiayi::hub {

/// What is appended is held back and sent in a few statements, however many resources there are: before a search, and
/// at the end.
class PostgresTransaction final : public StoreTransaction {
public:
    PostgresTransaction(PostgresPool::Lease session, PostgresLines& lines)
        : m_session(std::move(session)), m_lines(lines) {}
    /// Begins, and waits for the streams in ascending order. NotFound "stream.unknown".
    Result<void> lock(const std::vector<std::string>& streams, Instant now);

    Instant at() const override { return m_at; }
    Result<Stream> stream(std::string_view stream) override;
    Result<std::optional<Answered>> answered(std::string_view client, std::string_view bundleId) override;
    Result<std::optional<VersionHead>> current(std::string_view stream,
                                               const fhir::ResourceKey& key) override;
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
    Result<void> keepAnswer(std::string_view client, std::string_view bundleId,
                            const Answered& answer) override;
    Result<void> commit() override;

private:
    struct Appended {
        Version version;
        Digest chain{};
    };
    struct Locked {
        Stream now;
        bool changed = false;
        std::vector<Appended> unsent;
        std::map<fhir::ResourceKey, std::size_t> newest;  ///< of what is unsent
    };
    /// Runs `work(locked)`, which returns a Result.
    template <class Work>
    auto within(std::string_view stream, Work work) -> decltype(work(std::declval<Locked&>()));
    template <class Work>
    auto asked(Work work) -> decltype(work());
    void send(Locked& locked);

    PostgresPool::Lease m_session;
    PostgresLines& m_lines;
    std::map<std::string, Locked, std::less<>> m_streams;
    std::string m_home;  ///< the first stream that begin() was given
    std::vector<std::string> m_ids;
    Instant m_at{};
};

}  // namespace jiayi::hub
