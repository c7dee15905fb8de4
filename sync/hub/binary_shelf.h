// Where the store keeps raw Binaries: pictures and documents that come and go in pieces.
#pragma once

#include "models/core/dates.h"
#include "models/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// What was begun and never ended is kept for so long.
inline constexpr std::chrono::days kUnfinishedKept{30};

struct RawBinary {
    std::string stream;
    std::string id;
    std::string author;   ///< the institution that sends it
    std::string patient;  ///< id; empty for none
    std::string contentType;
    std::int64_t size = 0;
    std::string sha256;     ///< hex, of the whole
    std::int64_t held = 0;  ///< bytes from the beginning
    bool whole = false;     ///< all here, and proved
};

/// Part of the Store; its threads and errors are the store's.
class BinaryShelf {
public:
    virtual ~BinaryShelf() = default;
    /// In every stream that has one of this id.
    virtual Result<std::vector<RawBinary>> binaries(std::string_view id) = 0;
    /// Makes it, or finds what is there of that id in its stream, whatever it is.
    virtual Result<RawBinary> beginBinary(const RawBinary& binary, Instant now) = 0;
    /// What follows on what is held; how much is held then. Conflict "binary.order" if it does not follow, or no more is expected.
    virtual Result<std::int64_t> addBinaryPiece(const RawBinary& binary, std::int64_t start, std::string_view bytes) = 0;
    /// Bytes `first` to `first + size`, fewer at the end. NotFound "binary.unknown".
    virtual Result<std::string> binaryPiece(const RawBinary& binary, std::int64_t first, std::int64_t size) = 0;
    /// Proved, or else forgotten.
    virtual Result<void> endBinary(const RawBinary& binary, bool whole) = 0;
};

}  // namespace jiayi::hub
