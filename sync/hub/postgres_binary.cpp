// Of the PostgreSQL store: raw Binaries.
#include "sync/hub/postgres_store.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

const std::string kRawRow = "SELECT stream, id, author, patient, content_type, size, sha256, held, whole FROM raw_binary ";

RawBinary readRaw(const PostgresRows& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.text(6), row.integer(7), row.flag(8)};
}

}  // namespace

Result<std::vector<RawBinary>> PostgresStore::binaries(std::string_view id) {
    return reading([&](PostgresSession& session) -> Result<std::vector<RawBinary>> {
        std::vector<RawBinary> found;
        auto row = session.run(kRawRow + "WHERE id = $1 ORDER BY pk", {id});
        while (row.next()) found.push_back(readRaw(row));
        return found;
    });
}

Result<RawBinary> PostgresStore::beginBinary(const RawBinary& one, Instant now) {
    return writing([&](PostgresSession& session) -> Result<RawBinary> {
        session.run(
            "INSERT INTO raw_binary (stream, id, author, patient, content_type, size, sha256, begun) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (stream, id) DO NOTHING",
            {one.stream, one.id, one.author, one.patient, one.contentType, one.size, one.sha256, now});
        auto row = session.run(kRawRow + "WHERE stream = $1 AND id = $2", {one.stream, one.id});
        row.next();
        return readRaw(row);
    });
}

Result<std::int64_t> PostgresStore::addBinaryPiece(const RawBinary& one, std::int64_t start, std::string_view bytes) {
    return writing([&](PostgresSession& session) -> Result<std::int64_t> {
        const auto end = start + static_cast<std::int64_t>(bytes.size());
        const auto moved =
            session.run("UPDATE raw_binary SET held = $4 WHERE stream = $1 AND id = $2 AND held = $3 AND size >= $4 AND NOT whole", {one.stream, one.id, start, end}).count();
        if (moved == 0) return Error{Errc::Conflict, "binary.order", {}};
        session.run("INSERT INTO raw_binary_piece (binary_pk, start, bytes) SELECT pk, $3, $4 FROM raw_binary WHERE stream = $1 AND id = $2",
                    {one.stream, one.id, start, PostgresValue::bytes(bytes)});
        return end;
    });
}

Result<std::string> PostgresStore::binaryPiece(const RawBinary& one, std::int64_t first, std::int64_t size) {
    return reading([&](PostgresSession& session) -> Result<std::string> {
        auto row = session.run(
            "SELECT p.start, p.bytes FROM raw_binary_piece p JOIN raw_binary b ON b.pk = p.binary_pk WHERE b.stream = $1 AND b.id = $2 AND p.start < $4 "
            "AND p.start + octet_length(p.bytes) > $3 ORDER BY p.start",
            {one.stream, one.id, first, first + size});
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

Result<void> PostgresStore::endBinary(const RawBinary& one, bool whole) {
    return writing([&](PostgresSession& session) -> Result<void> {
        session.run(whole ? "UPDATE raw_binary SET whole = true WHERE stream = $1 AND id = $2" : "DELETE FROM raw_binary WHERE stream = $1 AND id = $2 AND NOT whole", {one.stream, one.id});
        return {};
    });
}

}  // namespace jiayi::hub
