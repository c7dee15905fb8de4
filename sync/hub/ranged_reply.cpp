#include "sync/hub/ranged_reply.h"

namespace jiayi::hub {

Reply notModified(const std::string& tag) {
    Reply reply;
    reply.status = 304;
    reply.headers.emplace_back("ETag", tag);
    return reply;
}

Reply rangedReply(const Request& request, const std::string& sha256, std::uint64_t size, std::string_view contentType,
                  const std::function<Result<std::string>(const ByteRange&)>& read) {
    const auto tag = '"' + sha256 + '"';
    if (request.ifNoneMatch == tag) return notModified(tag);
    const bool same = request.ifRange.empty() || request.ifRange == tag;
    const auto range = parseRange(same ? std::string_view{request.range} : std::string_view{}, size);
    if (!range) {
        auto reply = refuse(416, "invalid", "range");
        reply.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
        return reply;
    }
    const auto piece = range->value_or(ByteRange{0, size - 1});
    Reply reply;
    JIAYI_REPLY(reply.body, read(piece));
    reply.contentType = contentType;
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    reply.headers.emplace_back("ETag", tag);
    if (*range) {
        reply.status = 206;
        reply.headers.emplace_back("Content-Range", "bytes " + std::to_string(piece.first) + "-" + std::to_string(piece.last) + "/" +
                                                        std::to_string(size));
    }
    return reply;
}

}  // namespace jiayi::hub
