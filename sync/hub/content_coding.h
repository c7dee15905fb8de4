// Content-Encoding: gzip and zstd, under the limits that hold before anything is parsed.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>

namespace jiayi::hub {

/// The body without its encoding. Rejected "encoding.unknown", Full "gzip.too-large" or "zstd.too-large" above `limit` or
/// above 50 times the body, Invalid for a damaged one. Not to be called for an empty encoding or "identity".
Result<std::string> decodedBody(std::string_view encoding, std::string_view body, std::size_t limit);

/// The best that an Accept-Encoding header allows: "zstd", "gzip", or empty.
std::string_view acceptedEncoding(std::string_view accept);
/// `encoding` as acceptedEncoding() gave it, not empty.
std::string encodedBody(std::string_view encoding, std::string_view body);

}  // namespace jiayi::hub
