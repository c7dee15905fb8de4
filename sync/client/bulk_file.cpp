#include "sync/client/bulk_file.h"

#include "models/core/hash.h"
#include "sync/client/stage.h"
#include "sync/client/tuning.h"
#include "sync/fhir/resource.h"

#include <array>

namespace jiayi::sync {

namespace {

constexpr int kLinesPerStaging = 200;
constexpr std::chrono::milliseconds kLongestStaging{25};  // so that a doctor's save never waits long
constexpr std::array<std::string_view, 3> kJobStates{"asked", "loading", "given-up"};
constexpr std::array<std::string_view, 3> kFileStates{"fetching", "proved", "staged"};

template <class State>
State stateOf(const std::array<std::string_view, 3>& names, const std::string& name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<State>(i);
    return static_cast<State>(0);
}

db::Blob blobOf(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

/// The chunks of a file, one after the other.
std::function<std::string()> chunksOf(db::Database& database, std::int64_t file) {
    return [&database, file, start = std::int64_t{0}]() mutable {
        db::Query row(database, "SELECT bytes FROM bulk_chunk WHERE file_pk = ? AND start = ?", file, start);
        auto bytes = row.next() ? row.blob(0) : std::string{};
        start += static_cast<std::int64_t>(bytes.size());
        return bytes;
    };
}

/// A few at a time: dropping a large file at once would hold the writer too long.
void dropChunks(db::Database& database, std::int64_t file) {
    for (int dropped = 1; dropped > 0;) {
        db::Transaction transaction(database);
        dropped = db::Query(database, "DELETE FROM bulk_chunk WHERE file_pk = ?1 AND start IN (SELECT start FROM bulk_chunk WHERE file_pk = ?1 LIMIT 4)", file).run();
        if (dropped > 0) transaction.commit();
    }
}

Result<Incoming> incomingOf(const std::string& stream, const std::string& line) {
    JIAYI_TRY(auto resource, fhir::parseJson(line));
    JIAYI_TRY(const auto key, fhir::keyOf(resource));
    const auto id = Uuid::parse(key.id);
    if (!id) return Error{Errc::Rejected, "hub.foreign-id", key.type};
    std::string version{fhir::versionId(resource)};
    std::optional<Instant> at;
    if (const auto updated = parseInstant(resource.textOr("meta.lastUpdated", ""))) at = *updated;
    return Incoming{{key.type, *id}, stream, std::move(version), std::move(resource), at, {}, {}};
}

}  // namespace

Result<std::optional<BulkJob>> BulkFiles::job(const std::string& stream) {
    return db::attempt([&]() -> Result<std::optional<BulkJob>> {
        db::Query row(m_context.database, "SELECT epoch, status_url, state FROM bulk_job WHERE stream = ?", stream);
        if (!row.next()) return std::optional<BulkJob>{};
        return std::optional{BulkJob{stream, row.text(0), row.text(1), stateOf<BulkState>(kJobStates, row.text(2))}};
    });
}

Result<bool> BulkFiles::holdsNothingOf(const std::string& stream) {
    return db::attempt([&]() -> Result<bool> {
        db::Query row(m_context.database, "SELECT 1 FROM record WHERE stream = ? LIMIT 1", stream);
        return !row.next();
    });
}

Result<void> BulkFiles::begin(const BulkJob& job) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "INSERT INTO bulk_job (stream, epoch, status_url, state) VALUES (?, ?, ?, 'asked')", job.stream, job.epoch, job.statusUrl)
            .run();
        transaction.commit();
        return {};
    });
}

Result<void> BulkFiles::keepManifest(const std::string& stream, const std::string& cursor, const std::vector<BulkFile>& files) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        db::Query(database, "UPDATE bulk_job SET state = 'loading', cursor = ?2 WHERE stream = ?1", stream, cursor).run();
        for (const auto& file : files)
            db::Query(database, "INSERT INTO bulk_file (stream, type, url, bytes, lines, sha256) VALUES (?, ?, ?, ?, ?, ?)", stream, file.type, file.path,
                      file.bytes, file.lines, file.sha256)
                .run();
        transaction.commit();
        return {};
    });
}

Result<std::optional<BulkFile>> BulkFiles::next(const std::string& stream) {
    return db::attempt([&]() -> Result<std::optional<BulkFile>> {
        db::Query row(m_context.database,
                      "SELECT pk, type, url, bytes, lines, sha256, fetched, staged, damaged, state FROM bulk_file WHERE stream = ? AND state <> 'staged' "
                      "ORDER BY pk LIMIT 1",
                      stream);
        if (!row.next()) return std::optional<BulkFile>{};
        return std::optional{BulkFile{row.integer(0), stream, row.text(1), row.text(2), row.integer(3), row.integer(4), row.text(5), row.integer(6),
                                      row.integer(7), row.number(8), stateOf<BulkFileState>(kFileStates, row.text(9))}};
    });
}

Result<void> BulkFiles::keepChunk(const BulkFile& file, std::string_view bytes) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        const auto chunk = static_cast<std::size_t>(tuned("bulk.chunk"));
        auto start = file.fetched;
        if (start == 0) dropChunks(database, file.pk);  // of a damaged one
        while (!bytes.empty()) {
            const auto piece = bytes.substr(0, chunk);
            bytes.remove_prefix(piece.size());
            db::Transaction transaction(database);
            db::Query(database, "INSERT OR REPLACE INTO bulk_chunk (file_pk, start, bytes) VALUES (?, ?, ?)", file.pk, start, blobOf(piece)).run();
            start += static_cast<std::int64_t>(piece.size());
            db::Query(database, "UPDATE bulk_file SET fetched = ?2 WHERE pk = ?1", file.pk, start).run();
            transaction.commit();
        }
        return {};
    });
}

ZstdLines BulkFiles::linesOf(const BulkFile& file) {
    return {chunksOf(m_context.database, file.pk), static_cast<std::size_t>(tuned("bulk.line"))};
}

Result<void> BulkFiles::prove(const BulkFile& file) {
    return db::attempt([&]() -> Result<void> {
        Sha256 hash;
        auto chunks = chunksOf(m_context.database, file.pk);
        for (auto bytes = chunks(); !bytes.empty(); bytes = chunks()) hash.add(bytes);
        if (toHex(hash.finish()) != file.sha256) return Error{Errc::Corrupt, "bulk.hash", file.type};
        auto lines = linesOf(file);
        for (std::int64_t count = 0;; ++count) {
            JIAYI_TRY(const auto line, lines.next());
            // No further than the manifest says: a small file may unpack to no end.
            if (line.has_value() != (count < file.lines)) return Error{Errc::Corrupt, "bulk.count", file.type};
            if (!line) return {};
        }
    });
}

Result<void> BulkFiles::markProved(const BulkFile& file) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "UPDATE bulk_file SET state = 'proved' WHERE pk = ?", file.pk).run();
        transaction.commit();
        return {};
    });
}

Result<void> BulkFiles::markDamaged(const BulkFile& file, const Error& why) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        db::Query(database, "UPDATE bulk_file SET fetched = 0, damaged = damaged + 1 WHERE pk = ?", file.pk).run();
        writeLog(database, m_context.clock.now(), "bulk", 0, 0, why.reason + " " + file.type);
        transaction.commit();
        return {};
    });
}

Result<void> BulkFiles::stage(const BulkFile& file, const std::stop_token& stop) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        auto lines = linesOf(file);
        for (std::int64_t skipped = 0; skipped < file.staged; ++skipped) JIAYI_CHECK(lines.next());
        auto staged = file.staged;
        for (bool more = true; more;) {
            if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
            db::Transaction transaction(database);
            const auto deadline = m_context.clock.now() + kLongestStaging;
            const auto most = staged + kLinesPerStaging;
            do {
                JIAYI_TRY(const auto line, lines.next());
                if (!(more = line.has_value())) break;
                JIAYI_TRY(const auto incoming, incomingOf(file.stream, *line));
                addToStage(database, incoming);
                ++staged;
            } while (staged < most && m_context.clock.now() < deadline);
            db::Query(database, "UPDATE bulk_file SET staged = ?2, state = ?3 WHERE pk = ?1", file.pk, staged, more ? "proved" : "staged").run();
            transaction.commit();
        }
        dropChunks(database, file.pk);
        return {};
    });
}

Result<void> BulkFiles::finish(const std::string& stream) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        db::Query(database, "UPDATE cursor SET round_token = NULL, next_token = (SELECT cursor FROM bulk_job WHERE stream = ?1) WHERE stream = ?1", stream).run();
        std::int64_t lines = 0;
        if (db::Query sum(database, "SELECT coalesce(sum(staged), 0) FROM bulk_file WHERE stream = ?", stream); sum.next()) lines = sum.integer(0);
        db::Query(database, "DELETE FROM bulk_job WHERE stream = ?", stream).run();
        writeLog(database, m_context.clock.now(), "bulk", lines, 0, "");
        transaction.commit();
        return {};
    });
}

Result<void> BulkFiles::forget(const std::string& stream) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "DELETE FROM bulk_job WHERE stream = ?", stream).run();
        db::Query(m_context.database, "DELETE FROM stage WHERE stream = ?", stream).run();
        transaction.commit();
        return {};
    });
}

Result<void> BulkFiles::giveUp(const StreamHead& head, const std::string& why) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        db::Query(database, "DELETE FROM bulk_job WHERE stream = ?", head.id).run();
        db::Query(database, "DELETE FROM stage WHERE stream = ?", head.id).run();
        db::Query(database, "INSERT INTO bulk_job (stream, epoch, status_url, state) VALUES (?, ?, '', 'given-up')", head.id, head.epoch).run();
        writeLog(database, m_context.clock.now(), "bulk", 0, 0, why);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
