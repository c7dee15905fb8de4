// A file that never changes, whole or by range, so that a broken download goes on where it broke.
#pragma once

#include "sync/hub/byte_range.h"
#include "sync/hub/http.h"

#include <functional>

namespace jiayi::hub {

/// `sha256` in hex is its entity tag: with If-Range a range is given only of the same file, with If-None-Match nothing of one that is
/// there already. 200, 206, 304; 416 for a range behind the end. `read` is asked for the bytes that are sent.
Reply rangedReply(const Request& request, const std::string& sha256, std::uint64_t size, std::string_view contentType,
                  const std::function<Result<std::string>(const ByteRange&)>& read);

/// 304 with this entity tag.
Reply notModified(const std::string& tag);

}  // namespace jiayi::hub
