#include "sync/client/stage.h"

#include "sync/fhir/resource.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

constexpr std::chrono::milliseconds kLongestTransaction{25};
constexpr std::chrono::milliseconds kLongestWork{17};  // the rest is for the commit, which waits for the disk
constexpr std::size_t kFewestRows = 10;
constexpr std::size_t kMostRows = 400;
constexpr int kRowsPerClearing = 500;

db::Blob bytesOf(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Result<Staged> readStaged(const db::Query& row, const std::string& stream) {
    Staged staged{row.integer(0), row.blob(1), {{row.text(2), row.uuid(3)}, stream, row.text(4), {}, row.maybeInstant(6), {}, row.text(9)}};
    if (!row.isNull(5)) {
        JIAYI_TRY(staged.incoming.body, fhir::parseJson(row.text(5)));
    }
    if (row.number(7) == 2) {
        staged.incoming.ancestor.emplace();
        if (!row.isNull(8)) {
            JIAYI_TRY(staged.incoming.ancestor, fhir::parseJson(row.text(8)));
        }
    }
    return staged;
}

/// What has no body lies with the patient that this desk knows it by.
std::optional<Uuid> patientOf(db::Database& database, const Incoming& incoming) {
    if (incoming.body) {
        const auto reference = fhir::patientId(*incoming.body);
        return reference ? Uuid::parse(*reference) : std::nullopt;
    }
    db::Query row(database, "SELECT resident_id FROM record WHERE type = ? AND id = ?", incoming.key.type, incoming.key.id);
    if (!row.next() || row.isNull(0)) return {};
    return row.uuid(0);
}

}  // namespace

Result<std::vector<Incoming>> readPage(const std::string& stream, const fhir::Bundle& page) {
    std::vector<Incoming> entries;
    for (const auto& entry : page.entries) {
        const auto key = entry.request ? fhir::keyOfUrl(entry.request->url) : std::nullopt;
        const auto id = key ? Uuid::parse(key->id) : std::nullopt;
        if (!id) return Error{Errc::Rejected, "hub.foreign-id", key ? key->type : "no url"};
        Incoming incoming{{key->type, *id}, stream, {}, {}, {}, {}, entry.change};
        incoming.version = std::string{entry.response ? fhir::versionOfTag(entry.response->etag) : fhir::versionId(entry.resource)};
        if (entry.request->method != "DELETE") incoming.body = entry.resource;
        const auto at = entry.response && !entry.response->lastModified.empty() ? std::string_view{entry.response->lastModified}
                                                                               : entry.resource.textOr("meta.lastUpdated", "");
        if (const auto instant = parseInstant(at)) incoming.at = *instant;
        entries.push_back(std::move(incoming));
    }
    return entries;
}

void addToStage(db::Database& database, const Incoming& incoming) {
    const auto patient = patientOf(database, incoming);
    db::Query(database, "INSERT INTO stage (stream, patient, type, id, version, body, at, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", incoming.stream,
              patient ? db::Blob{patient->bytes} : db::Blob{}, incoming.key.type, incoming.key.id, incoming.version,
              incoming.body ? std::optional{incoming.body->compact()} : std::nullopt, incoming.at, incoming.change)
        .run();
}

Result<void> clearStage(const Context& context, const std::string& stream, const EngineOptions& options) {
    return db::attempt([&]() -> Result<void> {
        for (int cleared = kRowsPerClearing; cleared == kRowsPerClearing; options.breathe()) {
            db::Transaction transaction(context.database);
            cleared = db::Query(context.database, "DELETE FROM stage WHERE pk IN (SELECT pk FROM stage WHERE stream = ? LIMIT ?)", stream, kRowsPerClearing).run();
            if (cleared > 0) transaction.commit();
        }
        return {};
    });
}

Result<std::vector<Staged>> StageApplier::nextBatch(const std::string& stream) {
    return db::attempt([&]() -> Result<std::vector<Staged>> {
        std::vector<Staged> batch;
        // The person before what refers to the person.
        db::Query rows(m_context.database,
                       "SELECT pk, patient, type, id, version, body, at, compared, ancestor, change FROM stage WHERE stream = ? "
                       "ORDER BY patient, type <> 'Patient', pk LIMIT ?",
                       stream, static_cast<std::int64_t>(m_rows + 1));
        while (rows.next()) {
            if (batch.size() == m_rows) {
                // One more than fits. The patient that it belongs to waits for the next batch, unless it is this one's only.
                const auto cut = rows.blob(1);
                if (batch.front().patient != cut) std::erase_if(batch, [&](const Staged& staged) { return staged.patient == cut; });
                break;
            }
            JIAYI_TRY(auto staged, readStaged(rows, stream));
            batch.push_back(std::move(staged));
        }
        return batch;
    });
}

Result<void> StageApplier::takeBatch(const std::string& stream, const std::vector<Staged>& batch, const Take& take) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        const auto start = m_context.clock.now();
        Unit unit(m_context, "sync.apply", Origin::Hub);
        std::size_t done = 0;
        for (const auto& staged : batch) {
            const bool large = staged.patient == batch.front().patient || staged.patient.empty();
            // Between patients always; inside one only if it began this transaction, and so is too large for it.
            const bool mayStop = done > 0 && (large || staged.patient != batch[done - 1].patient);
            if (mayStop && m_context.clock.now() - start >= kLongestWork) break;
            take(unit, staged.incoming);
            db::Query(database, "DELETE FROM stage WHERE pk = ?", staged.pk).run();
            ++done;
        }
        const auto& last = batch[done - 1].patient;
        if (!last.empty()) {
            db::Query rest(database, "SELECT 1 FROM stage WHERE stream = ? AND patient = ? LIMIT 1", stream, bytesOf(last));
            if (rest.next()) db::Query(database, "INSERT OR IGNORE INTO refreshing (resident_id) VALUES (?)", bytesOf(last)).run();
            else db::Query(database, "DELETE FROM refreshing WHERE resident_id = ?", bytesOf(last)).run();
        }
        unit.commit();
        const auto took = m_context.clock.now() - start;
        if (took > kLongestTransaction) m_rows = std::max(kFewestRows, m_rows * 2 / 3);
        else if (took > std::chrono::milliseconds{0} && took < kLongestTransaction / 2) m_rows = std::min(kMostRows, m_rows * 5 / 4);
        return {};
    });
}

Result<void> StageApplier::run(const std::string& stream, const Take& take, const std::stop_token& stop) {
    for (;;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const auto batch, nextBatch(stream));
        if (batch.empty()) return {};
        JIAYI_CHECK(takeBatch(stream, batch, take));
        m_options.breathe();
    }
}

}  // namespace jiayi::sync
