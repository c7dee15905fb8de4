#include "sync/hub/postgres_transaction.h"

#include "sync/hub/postgres_rows.h"
#include "sync/hub/request_rows.h"
#include "sync/hub/store_rows.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

using VersionRow = std::array<PostgresValue, 14>;

VersionRow rowOf(const std::string& stream, const Version& version, const Digest& chain) {
    return {stream,         version.key.type,
            version.key.id, version.version,
            version.n,      std::string{nameOf(version.kind)},
            version.sealed, version.body.empty() ? PostgresValue{std::nullopt} : PostgresValue{version.body},
            version.hash,   version.at,
            version.author, version.patient,
            chain,          version.writtenHere};
}

}  // namespace

template <class Work>
auto PostgresTransaction::asked(Work work) -> decltype(work()) {
    auto result = postgresAttempt(work);
    if (!result && isLost(result.error())) m_session.drop();
    return result;
}

template <class Work>
auto PostgresTransaction::within(std::string_view stream, Work work)
    -> decltype(work(std::declval<Locked&>())) {
    const auto found = m_streams.find(stream);
    if (found == m_streams.end()) return Error{Errc::NotFound, "stream.unknown", {}};
    return asked([&] { return work(found->second); });
}

Result<void> PostgresTransaction::lock(const std::vector<std::string>& streams, Instant now) {
    return asked([&]() -> Result<void> {
        m_home = streams.front();
        m_session->begin(PostgresSession::Kind::Write);
        auto row = m_session->run(std::string{"SELECT "} + kStreamColumns +
                                      ", at FROM stream WHERE id = ANY ($1::text[]) ORDER BY id FOR UPDATE",
                                  {PostgresValue::list(streams)});
        m_at = now;
        while (row.next()) {
            auto& locked = m_streams[row.text(0)];
            locked.now = streamOf(row);
            m_at = std::max(m_at, row.instant(5));
        }
        for (const auto& stream : streams) {
            if (!m_streams.contains(stream)) return Error{Errc::NotFound, "stream.unknown", {}};
        }
        for (const auto& [id, locked] : m_streams) m_ids.push_back(id);
        return {};
    });
}

Result<Stream> PostgresTransaction::stream(std::string_view stream) {
    return within(stream, [](Locked& locked) -> Result<Stream> { return locked.now; });
}

Result<std::optional<Answered>> PostgresTransaction::answered(std::string_view client,
                                                              std::string_view bundleId) {
    return asked([&]() -> Result<std::optional<Answered>> {
        auto row = m_session->run(
            "SELECT request_hash, response FROM answered WHERE stream = ANY ($1::text[]) AND client_id = $2 "
            "AND bundle_id = $3",
            {PostgresValue::list(m_ids), client, bundleId});
        if (!row.next()) return std::optional<Answered>{};
        return std::optional{Answered{digestOf(row.blob(0)), row.blob(1)}};
    });
}

Result<std::optional<VersionHead>> PostgresTransaction::current(std::string_view stream,
                                                                const fhir::ResourceKey& key) {
    return within(stream, [&](Locked& locked) -> Result<std::optional<VersionHead>> {
        if (const auto found = locked.newest.find(key); found != locked.newest.end()) {
            const auto& version = locked.unsent[found->second].version;
            return std::optional{VersionHead{version.version, version.kind, version.sealed, version.author,
                                             version.hash, version.patient, version.writtenHere}};
        }
        return maybeHeadOf(
            m_session->run(std::string{"SELECT "} + kHeadColumns +
                               " FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n "
                               "WHERE c.stream = $1 AND c.type = $2 AND c.id = $3",
                           {stream, key.type, key.id}));
    });
}

Result<std::optional<Version>> PostgresTransaction::read(std::string_view stream,
                                                         const fhir::ResourceKey& key) {
    return within(stream, [&](Locked& locked) -> Result<std::optional<Version>> {
        if (const auto found = locked.newest.find(key); found != locked.newest.end())
            return std::optional{locked.unsent[found->second].version};
        return maybeVersionOf(
            m_session->run(std::string{"SELECT "} + kVersionColumns +
                               " FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n "
                               "WHERE c.stream = $1 AND c.type = $2 AND c.id = $3",
                           {stream, key.type, key.id}));
    });
}

Result<std::optional<Digest>> PostgresTransaction::hashOf(std::string_view stream, const fhir::ResourceKey& key, std::int64_t version) {
    return asked([&]() -> Result<std::optional<Digest>> {
        auto row = m_session->run("SELECT hash FROM version WHERE stream = $1 AND type = $2 AND id = $3 AND version = $4", {stream, key.type, key.id, version});
        return row.next() ? std::optional{digestOf(row.blob(0))} : std::nullopt;
    });
}

Result<std::vector<Version>> PostgresTransaction::compartment(std::string_view stream,
                                                              std::string_view patient) {
    return within(stream, [&](Locked& locked) -> Result<std::vector<Version>> {
        send(locked);
        return versionsOf(m_session->run(
            std::string{"SELECT "} + kVersionColumns +
                " FROM current c JOIN version v ON v.stream = c.stream AND v.n = c.n "
                "WHERE c.stream = $1 AND c.patient = $2 AND c.patient <> '' AND c.live ORDER BY c.n",
            {stream, patient}));
    });
}

Result<std::vector<Version>> PostgresTransaction::search(std::string_view stream, const SearchQuery& query) {
    return within(stream, [&](Locked& locked) -> Result<std::vector<Version>> {
        send(locked);
        return searchRows(*m_session, stream, query);
    });
}

Result<void> PostgresTransaction::append(std::string_view stream, Version version) {
    return within(stream, [&](Locked& locked) -> Result<void> {
        version.n = locked.now.head + 1;
        version.at = m_at;
        locked.now.chain = nextChain(locked.now.chain, version);
        locked.now.head = version.n;
        locked.changed = true;
        locked.newest[version.key] = locked.unsent.size();
        locked.unsent.push_back({std::move(version), locked.now.chain});
        return {};
    });
}

void PostgresTransaction::send(Locked& locked) {
    if (locked.unsent.empty()) return;
    std::vector<VersionRow> rows;
    for (const auto& [version, chain] : locked.unsent) rows.push_back(rowOf(locked.now.id, version, chain));
    m_session->copy<14>("version",
                        {"stream", "type", "id", "version", "n", "kind", "sealed", "body", "hash", "at",
                         "author", "patient", "chain", "written_here"},
                        rows);
    std::vector<std::string> types, ids, numbers, live, patients;
    std::vector<const Version*> newest;
    for (const auto& [key, index] : locked.newest) {
        const auto& version = locked.unsent[index].version;
        newest.push_back(&version);
        types.push_back(key.type);
        ids.push_back(key.id);
        numbers.push_back(std::to_string(version.n));
        live.push_back(version.live() ? "t" : "f");
        patients.push_back(version.patient);
    }
    m_session->run(
        "INSERT INTO current (stream, type, id, n, live, patient) SELECT $1, r.* FROM unnest($2::text[], "
        "$3::text[], "
        "$4::bigint[], $5::boolean[], $6::text[]) r ON CONFLICT (stream, type, id) DO UPDATE SET n = "
        "excluded.n, "
        "live = excluded.live, patient = excluded.patient",
        {locked.now.id, PostgresValue::list(types), PostgresValue::list(ids), PostgresValue::list(numbers),
         PostgresValue::list(live), PostgresValue::list(patients)});
    writeIndex(*m_session, locked.now.id, newest);
    locked.unsent.clear();
    locked.newest.clear();
}

Result<bool> PostgresTransaction::claimPatient(std::string_view stream, std::string_view patient) {
    return asked([&]() -> Result<bool> {
        const auto home = m_session->run("INSERT INTO patient_home AS h (patient, stream) VALUES ($1, $2) "
                                         "ON CONFLICT (patient) DO UPDATE SET stream = $2 WHERE h.stream = $2 RETURNING 1",
                                         {patient, stream});
        return home.count() > 0;
    });
}

Result<void> PostgresTransaction::releasePatient(std::string_view stream, std::string_view patient) {
    return asked([&]() -> Result<void> {
        m_session->run("DELETE FROM patient_home WHERE patient = $1 AND stream = $2", {patient, stream});
        return {};
    });
}

Result<void> PostgresTransaction::recordMove(std::string_view patient, std::string_view from,
                                             std::string_view to) {
    return asked([&]() -> Result<void> {
        m_session->run("INSERT INTO move (patient, from_stream, to_stream, at) VALUES ($1, $2, $3, $4)",
                       {patient, from, to, m_at});
        return {};
    });
}

Result<void> PostgresTransaction::keepMoveRequest(const MoveRequest& request) {
    return asked([&]() -> Result<void> {
        const auto decided = request.decidedAt ? request.decidedAt->time_since_epoch().count() : 0;
        m_session->run(keepRequestSql('$'), {request.id, request.stream, request.leaves, request.other, request.patient, request.identifier, request.reason,
                                             request.wantedOn, request.state, request.answer, request.askedAt, static_cast<std::int64_t>(decided)});
        return {};
    });
}

Result<std::optional<std::string>> PostgresTransaction::movedTo(std::string_view from,
                                                                std::string_view patient) {
    return asked([&]() -> Result<std::optional<std::string>> { return moveOf(*m_session, from, patient); });
}

Result<void> PostgresTransaction::keepAnswer(std::string_view client, std::string_view bundleId,
                                             const Answered& answer) {
    return asked([&]() -> Result<void> {
        m_session->run(
            "INSERT INTO answered (stream, client_id, bundle_id, request_hash, response, at) VALUES ($1, $2, "
            "$3, $4, $5, $6)",
            {m_home, client, bundleId, answer.requestHash, PostgresValue::bytes(answer.response), m_at});
        return {};
    });
}

Result<void> PostgresTransaction::commit() {
    return asked([&]() -> Result<void> {
        std::vector<Stream> written;
        for (auto& [id, locked] : m_streams) {
            if (!locked.changed) continue;
            send(locked);
            m_session->run("UPDATE stream SET head = $2, chain = $3, at = $4 WHERE id = $1",
                           {id, locked.now.head, locked.now.chain, m_at});
            written.push_back(locked.now);
        }
        m_session->commit();
        m_lines.remember(written);
        return {};
    });
}

}  // namespace jiayi::hub
