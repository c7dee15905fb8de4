// Of the SQLite store: raw Binaries.
#include "sync/hub/sqlite_connection.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

const std::string kBinaryRow = "SELECT stream, id, author, patient, content_type, size, sha256, held, whole FROM raw_binary ";

RawBinary readBinary(const db::Query& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.text(6), row.integer(7), row.flag(8)};
}

}  // namespace

Result<std::vector<RawBinary>> SqliteStore::binaries(std::string_view id) {
    return reading([&](db::Database& database) -> Result<std::vector<RawBinary>> {
        std::vector<RawBinary> found;
        db::Query row(database, kBinaryRow + "WHERE id = ? ORDER BY pk", id);
        while (row.next()) found.push_back(readBinary(row));
        return found;
    });
}

Result<RawBinary> SqliteStore::beginBinary(const RawBinary& one, Instant now) {
    return writing([&](db::Database& database) -> Result<RawBinary> {
        db::Query(database, "INSERT OR IGNORE INTO raw_binary (stream, id, author, patient, content_type, size, sha256, begun) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", one.stream, one.id,
                  one.author, one.patient, one.contentType, one.size, one.sha256, now)
            .run();
        db::Query row(database, kBinaryRow + "WHERE stream = ? AND id = ?", one.stream, one.id);
        row.next();
        return readBinary(row);
    });
}

Result<std::int64_t> SqliteStore::addBinaryPiece(const RawBinary& one, std::int64_t start, std::string_view bytes) {
    return writing([&](db::Database& database) -> Result<std::int64_t> {
        const auto end = start + static_cast<std::int64_t>(bytes.size());
        const int moved = db::Query(database, "UPDATE raw_binary SET held = ?4 WHERE stream = ?1 AND id = ?2 AND held = ?3 AND size >= ?4 AND whole = 0", one.stream, one.id, start, end).run();
        if (moved == 0) return Error{Errc::Conflict, "binary.order", {}};
        db::Query(database, "INSERT INTO raw_binary_piece (binary_pk, start, bytes) SELECT pk, ?3, ?4 FROM raw_binary WHERE stream = ?1 AND id = ?2", one.stream, one.id, start,
                  blobOf(bytes))
            .run();
        return end;
    });
}

Result<std::string> SqliteStore::binaryPiece(const RawBinary& one, std::int64_t first, std::int64_t size) {
    return reading([&](db::Database& database) -> Result<std::string> {
        const db::ReadSnapshot snapshot(database);
        db::Query row(database,
                      "SELECT p.start, p.bytes FROM raw_binary_piece p JOIN raw_binary b ON b.pk = p.binary_pk WHERE b.stream = ?1 AND b.id = ?2 AND p.start < ?4 "
                      "AND p.start + length(p.bytes) > ?3 ORDER BY p.start",
                      one.stream, one.id, first, first + size);
        std::string bytes;
        while (row.next()) {
            const auto start = row.integer(0);
            const auto piece = row.blob(1);
            const auto from = std::max<std::int64_t>(first - start, 0);
            bytes.append(piece, static_cast<std::size_t>(from), static_cast<std::size_t>(first + size - start - from));
        }
        if (bytes.empty()) return Error{Errc::NotFound, "binary.unknown", {}};
        return bytes;
    });
}

Result<void> SqliteStore::endBinary(const RawBinary& one, bool whole) {
    return writing([&](db::Database& database) -> Result<void> {
        const char* sql = whole ? "UPDATE raw_binary SET whole = 1 WHERE stream = ? AND id = ?" : "DELETE FROM raw_binary WHERE stream = ? AND id = ? AND whole = 0";
        db::Query(database, sql, one.stream, one.id).run();
        return {};
    });
}

}  // namespace jiayi::hub
