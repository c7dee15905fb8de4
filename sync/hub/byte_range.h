// The Range header: one range of bytes, as a broken download asks for it.
#pragma once

#include "models/core/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace jiayi::hub {

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;  ///< inclusive
    std::uint64_t size() const { return last - first + 1; }
};

/// "bytes=0-499", "bytes=500-", "bytes=-500" of something `size` bytes long. Nothing for no header, another unit, several
/// ranges or a malformed one: the whole is sent then, as HTTP allows. Invalid "range" if it begins behind the end.
Result<std::optional<ByteRange>> parseRange(std::string_view header, std::uint64_t size);

}  // namespace jiayi::hub
