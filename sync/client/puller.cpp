#include "sync/client/puller.h"

#include "sync/fhir/resource.h"

namespace jiayi::sync {

namespace {

constexpr int kPageEntries = 500;
constexpr std::chrono::milliseconds kLongestTransaction{25};  // so that a doctor's save never waits long

struct Progress {
    std::string token;
    std::string roundToken;
    std::string nextToken;
    std::string epoch;
};

std::optional<Progress> readProgress(db::Database& database, const std::string& stream) {
    db::Query row(database, "SELECT token, round_token, next_token, epoch FROM cursor WHERE stream = ?", stream);
    if (!row.next()) return {};
    return Progress{row.text(0), row.text(1), row.text(2), row.text(3)};
}

void startOver(db::Database& database, const StreamHead& head) {
    db::Query(database, "DELETE FROM stage WHERE stream = ?", head.id).run();
    db::Query(database, "INSERT OR REPLACE INTO cursor (stream, token, epoch) VALUES (?, ?, ?)", head.id, head.cursor, head.epoch).run();
}

}  // namespace

Result<PullReport> Puller::pull(const std::stop_token& stop) {
    JIAYI_TRY(const auto streams, m_hub.streams());
    PullReport report;
    std::optional<Error> first;
    for (const auto& head : streams) {
        const auto pulled = pullStream(head, stop, report);
        if (!pulled && !first) first = pulled.error();
    }
    if (first) return *first;
    return report;
}

Result<void> Puller::pullStream(const StreamHead& head, const std::stop_token& stop, PullReport& report) {
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        const auto progress = readProgress(m_context.database, head.id);
        if (progress && progress->epoch == head.epoch) return {};
        db::Transaction transaction(m_context.database);
        startOver(m_context.database, head);
        if (progress) writeLog(m_context.database, m_context.clock.now(), "reconcile", 0, 0, "epoch " + head.epoch);
        transaction.commit();
        return {};
    }));
    JIAYI_CHECK(stagePages(head, stop));
    JIAYI_CHECK(applyStage(head.id, stop, report));
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    return finishRound(head.id);
}

Result<void> Puller::stagePages(const StreamHead& head, const std::stop_token& stop) {
    for (;;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const auto progress, db::attempt([&]() -> Result<std::optional<Progress>> { return readProgress(m_context.database, head.id); }));
        if (!progress || !progress->nextToken.empty()) return {};
        auto page = m_hub.history(progress->roundToken.empty() ? progress->token : progress->roundToken, kPageEntries);
        if (!page && page.error().reason == "cursor-epoch") {
            // The hub is another one than it was (restored, failed over). Everything is compared again from the start.
            return db::attempt([&]() -> Result<void> {
                db::Transaction transaction(m_context.database);
                startOver(m_context.database, head);
                writeLog(m_context.database, m_context.clock.now(), "reconcile", 0, 0, "cursor");
                transaction.commit();
                return page.error();
            });
        }
        if (!page) return page.error();
        JIAYI_CHECK(stagePage(head.id, *page));
    }
}

Result<void> Puller::stagePage(const std::string& stream, const HistoryPage& page) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        for (const auto& entry : page.bundle.entries) {
            const auto key = entry.request ? fhir::keyOfUrl(entry.request->url) : std::nullopt;
            const auto id = key ? Uuid::parse(key->id) : std::nullopt;
            if (!id) return Error{Errc::Rejected, "hub.foreign-id", key ? key->type : "no url"};
            const bool deleted = entry.request->method == "DELETE";
            std::optional<Uuid> patient;
            if (const auto reference = fhir::patientId(entry.resource)) patient = Uuid::parse(*reference);
            const auto version = std::string{entry.response ? fhir::versionOfTag(entry.response->etag) : fhir::versionId(entry.resource)};
            db::Query(m_context.database, "INSERT INTO stage (stream, patient, type, id, version, body) VALUES (?, ?, ?, ?, ?, ?)", stream,
                      patient ? db::Blob{patient->bytes} : db::Blob{}, key->type, *id, version,
                      deleted ? std::optional<std::string>{} : std::optional{entry.resource.compact()})
                .run();
        }
        const bool last = page.next.empty();
        db::Query(m_context.database, "UPDATE cursor SET round_token = ?2, next_token = ?3 WHERE stream = ?1", stream,
                  last ? std::optional<std::string>{} : std::optional{page.next},
                  last ? std::optional{page.since} : std::optional<std::string>{})
            .run();
        transaction.commit();
        return {};
    });
}

Result<void> Puller::applyStage(const std::string& stream, const std::stop_token& stop, PullReport& report) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        for (bool more = true; more && !stop.stop_requested();) {
            Unit unit(m_context, "sync.apply", Origin::Hub);
            const auto deadline = m_context.clock.now() + kLongestTransaction;
            do {
                std::string patient;
                {
                    db::Query first(database, "SELECT patient FROM stage WHERE stream = ? ORDER BY patient LIMIT 1", stream);
                    if (!(more = first.next())) break;
                    patient = first.blob(0);
                }
                const db::Blob compartment{reinterpret_cast<const std::uint8_t*>(patient.data()), patient.size()};
                std::vector<Incoming> entries;
                {
                    // The person before what refers to the person.
                    db::Query rows(database, "SELECT type, id, version, body FROM stage WHERE stream = ? AND patient = ? ORDER BY type <> 'Patient', pk",
                                   stream, compartment);
                    while (rows.next()) {
                        Incoming incoming{{rows.text(0), rows.uuid(1)}, stream, rows.text(2), {}};
                        if (!rows.isNull(3)) {
                            JIAYI_TRY(incoming.body, fhir::parseJson(rows.text(3)));
                        }
                        entries.push_back(std::move(incoming));
                    }
                }
                for (const auto& incoming : entries) {
                    const auto outcome = applyIncoming(unit, m_mappers, m_merger, incoming);
                    report.applied += outcome != IncomingOutcome::Same;
                    report.conflicts += outcome == IncomingOutcome::Conflict;
                }
                db::Query(database, "DELETE FROM stage WHERE stream = ? AND patient = ?", stream, compartment).run();
            } while (m_context.clock.now() < deadline);
            unit.commit();
        }
        return {};
    });
}

Result<void> Puller::finishRound(const std::string& stream) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database,
                  "UPDATE cursor SET token = next_token, next_token = NULL, initial_done = 1, last_ok = ?2 WHERE stream = ?1 AND next_token IS NOT NULL",
                  stream, m_context.clock.now())
            .run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
