#include "models/diagnostics/images/picture_bytes.h"

#include "models/core/hash.h"

namespace jiayi::images {

namespace {

constexpr int kPiecesDropped = 4;  // a few at a time: dropping a large one at once would hold the writer too long

db::Blob blobOf(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

/// Runs statements of `work`, which may return an error, in one transaction.
template <class Work>
Result<void> written(db::Database& database, Work work) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        work();
        transaction.commit();
        return {};
    });
}

}  // namespace

Result<std::optional<HeldBytes>> PictureBytes::held(const Uuid& binary) const {
    return db::attempt([&]() -> Result<std::optional<HeldBytes>> {
        db::Query row(m_context.database, "SELECT size, sha256, held, proved, waiting FROM picture_bytes WHERE binary_id = ?", binary);
        if (!row.next()) return std::optional<HeldBytes>{};
        return std::optional{HeldBytes{row.integer(0), row.text(1), row.integer(2), row.flag(3), row.flag(4)}};
    });
}

Result<std::int64_t> PictureBytes::begin(const Content& content) {
    JIAYI_TRY(const auto before, held(content.binary));
    if (before && before->size == content.size && before->sha256 == content.sha256) return before->held;
    if (before) JIAYI_CHECK(drop(content.binary));
    JIAYI_CHECK(written(m_context.database, [&] {
        db::Query(m_context.database, "INSERT INTO picture_bytes (binary_id, size, sha256, opened) VALUES (?, ?, ?, ?)", content.binary, content.size, content.sha256, m_context.clock.now())
            .run();
    }));
    return std::int64_t{0};
}

Result<void> PictureBytes::keep(const Uuid& binary, std::int64_t start, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto piece = bytes.substr(0, kPicturePiece);
        bytes.remove_prefix(piece.size());
        const auto end = start + static_cast<std::int64_t>(piece.size());
        JIAYI_CHECK(db::attempt([&]() -> Result<void> {
            db::Transaction transaction(m_context.database);
            const int moved = db::Query(m_context.database, "UPDATE picture_bytes SET held = ?3 WHERE binary_id = ?1 AND held = ?2 AND proved = 0", binary, start, end).run();
            if (moved == 0) return Error{Errc::Conflict, "picture.order", {}};
            db::Query(m_context.database, "INSERT OR REPLACE INTO picture_piece (bytes_pk, start, bytes) SELECT pk, ?2, ?3 FROM picture_bytes WHERE binary_id = ?1", binary, start,
                      blobOf(piece))
                .run();
            transaction.commit();
            return {};
        }));
        start = end;
    }
    return {};
}

Result<void> PictureBytes::prove(const Uuid& binary) {
    JIAYI_TRY(const auto found, held(binary));
    if (!found) return Error{Errc::NotFound, "picture.not-here", {}};
    if (found->proved) return {};
    Sha256 hash;
    std::int64_t size = 0;
    for (;;) {
        JIAYI_TRY(const auto piece, readPiece(m_context.database, binary, size));
        if (piece.empty()) break;
        hash.add(piece);
        size += static_cast<std::int64_t>(piece.size());
    }
    const bool same = size == found->size && (found->sha256.empty() || toHex(hash.finish()) == found->sha256);
    if (!same) {
        JIAYI_CHECK(drop(binary));
        return Error{Errc::Corrupt, "picture.wrong-bytes", {}};
    }
    return written(m_context.database, [&] { db::Query(m_context.database, "UPDATE picture_bytes SET proved = 1 WHERE binary_id = ?", binary).run(); });
}

Result<void> PictureBytes::drop(const Uuid& binary) {
    // First nothing is shown of it any more; then its pieces go, a few at a time.
    JIAYI_CHECK(written(m_context.database, [&] { db::Query(m_context.database, "UPDATE picture_bytes SET proved = 0, held = 0 WHERE binary_id = ?", binary).run(); }));
    return db::attempt([&]() -> Result<void> {
        for (int dropped = 1; dropped > 0;) {
            db::Transaction transaction(m_context.database);
            dropped = db::Query(m_context.database,
                                "DELETE FROM picture_piece WHERE rowid IN (SELECT p.rowid FROM picture_piece p JOIN picture_bytes b ON b.pk = p.bytes_pk WHERE b.binary_id = ?1 LIMIT ?2)",
                                binary, kPiecesDropped)
                          .run();
            if (dropped == 0) db::Query(m_context.database, "DELETE FROM picture_bytes WHERE binary_id = ?", binary).run();
            transaction.commit();
        }
        return {};
    });
}

Result<std::string> PictureBytes::readPiece(db::Database& database, const Uuid& binary, std::int64_t start) {
    return db::attempt([&]() -> Result<std::string> {
        db::Query row(database, "SELECT p.bytes FROM picture_piece p JOIN picture_bytes b ON b.pk = p.bytes_pk WHERE b.binary_id = ? AND p.start = ?", binary, start);
        return row.next() ? row.blob(0) : std::string{};
    });
}

Result<std::string> PictureBytes::read(db::Database& database, const Uuid& binary) {
    return db::attempt([&]() -> Result<std::string> {
        // One instant: what makes room meanwhile does not take its end away.
        const db::ReadSnapshot snapshot(database);
        db::Query whole(database, "SELECT size FROM picture_bytes WHERE binary_id = ? AND proved = 1", binary);
        if (!whole.next()) return Error{Errc::NotFound, "picture.not-here", {}};
        const auto size = static_cast<std::size_t>(whole.integer(0));
        std::string bytes;
        bytes.reserve(size);
        db::Query row(database, "SELECT p.bytes FROM picture_piece p JOIN picture_bytes b ON b.pk = p.bytes_pk WHERE b.binary_id = ? ORDER BY p.start", binary);
        while (row.next()) bytes += row.blob(0);
        if (bytes.size() != size) return Error{Errc::Corrupt, "store.damaged", "picture"};
        return bytes;
    });
}

Result<void> PictureBytes::touch(const Uuid& binary) {
    return written(m_context.database, [&] { db::Query(m_context.database, "UPDATE picture_bytes SET opened = ?2 WHERE binary_id = ?1", binary, m_context.clock.now()).run(); });
}

Result<void> PictureBytes::keepThumbnail(const Uuid& binary, std::string_view png) {
    return written(m_context.database, [&] {
        db::Query(m_context.database, "INSERT OR REPLACE INTO picture_thumbnail (binary_id, bytes) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM picture WHERE binary_id = ?1)", binary,
                  blobOf(png))
            .run();
    });
}

Result<void> PictureBytes::evict(std::int64_t limit, const Uuid& spare) {
    for (;;) {
        JIAYI_TRY(const auto now, use(m_context.database));
        if (now.bytes <= limit) return {};
        JIAYI_TRY(const auto oldest, db::attempt([&]() -> Result<Uuid> {
                      db::Query row(m_context.database, "SELECT binary_id FROM picture_bytes WHERE waiting = 0 AND binary_id <> ? ORDER BY opened, pk LIMIT 1", spare);
                      return row.next() ? row.uuid(0) : Uuid{};
                  }));
        if (oldest.isNil()) return {};
        JIAYI_CHECK(drop(oldest));
    }
}

Result<CacheUse> PictureBytes::use(db::Database& database) {
    return db::attempt([&]() -> Result<CacheUse> {
        db::Query row(database, "SELECT coalesce(sum(held) FILTER (WHERE waiting = 0), 0), coalesce(sum(held) FILTER (WHERE waiting = 1), 0) FROM picture_bytes");
        row.next();
        return CacheUse{row.integer(0), row.integer(1)};
    });
}

Result<std::vector<Uuid>> PictureBytes::waiting() const {
    return db::attempt([&]() -> Result<std::vector<Uuid>> {
        std::vector<Uuid> all;
        db::Query row(m_context.database, "SELECT binary_id FROM picture_bytes WHERE waiting = 1 AND refused = '' ORDER BY pk");
        while (row.next()) all.push_back(row.uuid(0));
        return all;
    });
}

Result<void> PictureBytes::markSent(const Uuid& binary) {
    return written(m_context.database, [&] { db::Query(m_context.database, "UPDATE picture_bytes SET waiting = 0, refused = '' WHERE binary_id = ?", binary).run(); });
}

Result<void> PictureBytes::markRefused(const Uuid& binary, const std::string& reason) {
    return written(m_context.database, [&] { db::Query(m_context.database, "UPDATE picture_bytes SET refused = ?2 WHERE binary_id = ?1", binary, reason).run(); });
}

}  // namespace jiayi::images
