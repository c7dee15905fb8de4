// gzip, for bodies on the wire and answers at rest.
#pragma once

#include "models/core/result.h"

#include <string>
#include <string_view>

namespace jiayi::hub {

std::string gzip(std::string_view bytes);
/// Invalid "gzip.damaged"; Full "gzip.too-large" above `limit` bytes or `ratio` times the input.
Result<std::string> gunzip(std::string_view bytes, std::size_t limit, std::size_t ratio);

}  // namespace jiayi::hub
