#include "sync/hub/sqlite_transaction.h"

#include "sync/hub/request_rows.h"
#include "sync/hub/sqlite_rows.h"

#include <algorithm>

namespace jiayi::hub {

SqliteTransaction::SqliteTransaction(std::unique_lock<std::mutex> queue, SqliteStore::Connection connection)
    : m_queue(std::move(queue)), m_connection(std::move(connection)), m_transaction(*m_connection) {}

template <class Work>
auto SqliteTransaction::within(std::string_view stream, Work work) -> decltype(work(std::declval<Locked&>())) {
    return db::attempt([&]() -> decltype(work(std::declval<Locked&>())) {
        const auto found = m_streams.find(stream);
        if (found == m_streams.end()) return Error{Errc::NotFound, "stream.unknown", {}};
        return work(found->second);
    });
}

Result<void> SqliteTransaction::lock(const std::vector<std::string>& streams, Instant now) {
    m_at = now;
    for (const auto& stream : streams) {
        db::Query row(*m_connection, std::string{"SELECT "} + kStreamColumns + ", pk, at FROM stream WHERE id = ?", stream);
        if (!row.next()) return Error{Errc::NotFound, "stream.unknown", {}};
        m_streams[stream] = {row.integer(5), streamOf(row), false};
        m_at = std::max(m_at, row.instant(6));
    }
    return {};
}

Result<Stream> SqliteTransaction::stream(std::string_view stream) {
    return within(stream, [](Locked& locked) -> Result<Stream> { return locked.now; });
}

Result<std::optional<Answered>> SqliteTransaction::answered(std::string_view client, std::string_view bundleId) {
    return db::attempt([&]() -> Result<std::optional<Answered>> {
        db::Query row(*m_connection, "SELECT request_hash, response FROM answered WHERE client_id = ? AND bundle_id = ?", client,
                      bundleId);
        if (!row.next()) return std::optional<Answered>{};
        return std::optional{Answered{digestOf(row.blob(0)), row.blob(1)}};
    });
}

Result<std::optional<VersionHead>> SqliteTransaction::current(std::string_view stream, const fhir::ResourceKey& key) {
    return within(stream, [&](Locked& locked) -> Result<std::optional<VersionHead>> {
        db::Query row(*m_connection,
                      std::string{"SELECT "} + kHeadColumns + " FROM current c JOIN version v "
                      "ON v.pk = c.version_pk WHERE c.stream_pk = ? AND c.type = ? AND c.id = ?",
                      locked.pk, key.type, key.id);
        return maybeHeadOf(row);
    });
}

Result<std::optional<Version>> SqliteTransaction::read(std::string_view stream, const fhir::ResourceKey& key) {
    return within(stream, [&](Locked& locked) -> Result<std::optional<Version>> {
        db::Query row(*m_connection,
                      std::string{"SELECT "} + kVersionColumns + " FROM current c JOIN version v ON v.pk = c.version_pk "
                                                                 "WHERE c.stream_pk = ? AND c.type = ? AND c.id = ?",
                      locked.pk, key.type, key.id);
        return maybeVersionOf(row);
    });
}

Result<std::optional<Digest>> SqliteTransaction::hashOf(std::string_view stream, const fhir::ResourceKey& key, std::int64_t version) {
    return within(stream, [&](Locked& locked) -> Result<std::optional<Digest>> {
        db::Query row(*m_connection, "SELECT hash FROM version WHERE stream_pk = ? AND type = ? AND id = ? AND version = ?", locked.pk, key.type, key.id, version);
        return row.next() ? std::optional{digestOf(row.blob(0))} : std::nullopt;
    });
}

Result<std::vector<Version>> SqliteTransaction::compartment(std::string_view stream, std::string_view patient) {
    return within(stream, [&](Locked& locked) -> Result<std::vector<Version>> {
        // Said twice, so that SQLite sees that its index of compartments fits.
        db::Query row(*m_connection,
                      std::string{"SELECT "} + kVersionColumns +
                          " FROM current c JOIN version v ON v.pk = c.version_pk "
                          "WHERE c.stream_pk = ? AND c.patient = ? AND c.patient <> '' AND c.live ORDER BY c.n",
                      locked.pk, patient);
        return versionsOf(row);
    });
}

Result<std::vector<Version>> SqliteTransaction::search(std::string_view stream, const SearchQuery& query) {
    return within(stream, [&](Locked& locked) -> Result<std::vector<Version>> {
        return searchRows(*m_connection, locked.pk, query);
    });
}

Result<void> SqliteTransaction::append(std::string_view stream, Version version) {
    return within(stream, [&](Locked& locked) -> Result<void> {
        version.n = locked.now.head + 1;
        version.at = m_at;
        const auto chain = nextChain(locked.now.chain, version);
        db::Query(*m_connection,
                  "INSERT INTO version (stream_pk, type, id, version, n, kind, sealed, body, hash, at, author, patient, chain, written_here) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  locked.pk, version.key.type, version.key.id, version.version, version.n, nameOf(version.kind), version.sealed,
                  version.body.empty() ? std::optional<std::string>{} : std::optional{version.body}, db::Blob{version.hash},
                  version.at, version.author, version.patient, db::Blob{chain}, version.writtenHere)
            .run();
        const auto pk = (*m_connection).lastInsertRowId();
        db::Query(*m_connection,
                  "INSERT INTO current (stream_pk, type, id, n, live, patient, version_pk) VALUES (?, ?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT DO UPDATE SET n = excluded.n, live = excluded.live, patient = excluded.patient, "
                  "version_pk = excluded.version_pk",
                  locked.pk, version.key.type, version.key.id, version.n, version.live(), version.patient, pk)
            .run();
        writeIndex(*m_connection, locked.pk, version);
        locked.now.head = version.n;
        locked.now.chain = chain;
        locked.changed = true;
        return {};
    });
}

Result<bool> SqliteTransaction::claimPatient(std::string_view stream, std::string_view patient) {
    return db::attempt([&]() -> Result<bool> {
        db::Query home(*m_connection,
                       "INSERT INTO patient_home (patient, stream) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET stream = ?2 WHERE stream = ?2 RETURNING 1",
                       patient, stream);
        return home.next();
    });
}

Result<void> SqliteTransaction::releasePatient(std::string_view stream, std::string_view patient) {
    return db::attempt([&]() -> Result<void> {
        db::Query(*m_connection, "DELETE FROM patient_home WHERE patient = ? AND stream = ?", patient, stream).run();
        return {};
    });
}

Result<void> SqliteTransaction::recordMove(std::string_view patient, std::string_view from, std::string_view to) {
    return db::attempt([&]() -> Result<void> {
        db::Query(*m_connection, "INSERT INTO move (patient, from_stream, to_stream, at) VALUES (?, ?, ?, ?)", patient, from, to, m_at)
            .run();
        return {};
    });
}

Result<void> SqliteTransaction::keepMoveRequest(const MoveRequest& request) {
    return db::attempt([&]() -> Result<void> {
        const auto decided = request.decidedAt ? request.decidedAt->time_since_epoch().count() : 0;
        db::Query(*m_connection, keepRequestSql('?'), request.id, request.stream, request.leaves, request.other, request.patient, request.identifier,
                  request.reason, request.wantedOn, request.state, request.answer, request.askedAt, static_cast<std::int64_t>(decided))
            .run();
        return {};
    });
}

Result<std::optional<std::string>> SqliteTransaction::movedTo(std::string_view from, std::string_view patient) {
    return db::attempt([&]() -> Result<std::optional<std::string>> { return moveOf(*m_connection, from, patient); });
}

Result<void> SqliteTransaction::keepAnswer(std::string_view client, std::string_view bundleId, const Answered& answer) {
    return db::attempt([&]() -> Result<void> {
        db::Query(*m_connection,
                  "INSERT INTO answered (client_id, bundle_id, request_hash, response, at) VALUES (?, ?, ?, ?, ?)", client,
                  bundleId, db::Blob{answer.requestHash}, blobOf(answer.response), m_at)
            .run();
        return {};
    });
}

Result<void> SqliteTransaction::commit() {
    return db::attempt([&]() -> Result<void> {
        for (const auto& [id, locked] : m_streams) {
            if (!locked.changed) continue;
            db::Query(*m_connection, "UPDATE stream SET head = ?, chain = ?, at = ? WHERE pk = ?", locked.now.head,
                      db::Blob{locked.now.chain}, m_at, locked.pk)
                .run();
        }
        m_transaction.commit();
        return {};
    });
}

}  // namespace jiayi::hub
