// The bytes of pictures, inside the encrypted store: what was fetched, and what was taken in here and is on its way.
#pragma once

#include "models/diagnostics/images/picture.h"

namespace jiayi::images {

/// One piece is one transaction: measured under 25 ms in an encrypted store, so that nobody's save waits for a picture.
inline constexpr std::size_t kPicturePiece = std::size_t{512} << 10;

struct HeldBytes {
    std::int64_t size = 0;  ///< of the whole
    std::string sha256;
    std::int64_t held = 0;  ///< from the beginning
    bool proved = false;
    bool waiting = false;
};

struct CacheUse {
    std::int64_t bytes = 0;    ///< that can be fetched again
    std::int64_t waiting = 0;  ///< bytes that only this desk has
};

/// Each write is one short transaction, or several. Errors of the store. Any thread that owns its connection.
class PictureBytes {
public:
    explicit PictureBytes(const sync::Context& context) : m_context(context) {}

    /// Nothing where nothing is here.
    Result<std::optional<HeldBytes>> held(const Uuid& binary) const;
    /// Makes room for them, or goes on with what a broken line left; how many are here. What was begun of another size or hash is dropped.
    Result<std::int64_t> begin(const Content& content);
    /// What follows on what is here. Conflict "picture.order" if it does not.
    Result<void> keep(const Uuid& binary, std::int64_t start, std::string_view bytes);
    /// All are here: compares size and hash. Corrupt "picture.wrong-bytes", and nothing of them is kept.
    Result<void> prove(const Uuid& binary);
    Result<void> drop(const Uuid& binary);

    /// Proved bytes. NotFound "picture.not-here".
    static Result<std::string> read(db::Database& database, const Uuid& binary);
    /// Part of them; empty behind the end.
    static Result<std::string> readPiece(db::Database& database, const Uuid& binary, std::int64_t start);
    /// Somebody looked at it just now.
    Result<void> touch(const Uuid& binary);
    Result<void> keepThumbnail(const Uuid& binary, std::string_view png);

    /// Drops what was opened longest ago until no more than `limit` bytes are here; never what waits for the hub, nor `spare`.
    Result<void> evict(std::int64_t limit, const Uuid& spare = {});
    static Result<CacheUse> use(db::Database& database);

    /// What the hub has not got, oldest first.
    Result<std::vector<Uuid>> waiting() const;
    Result<void> markSent(const Uuid& binary);
    /// It is not tried again by itself.
    Result<void> markRefused(const Uuid& binary, const std::string& reason);

private:
    sync::Context m_context;
};

}  // namespace jiayi::images
