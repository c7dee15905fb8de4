#include "sync/hub/byte_range.h"

#include <algorithm>
#include <charconv>

namespace jiayi::hub {

namespace {

bool readPosition(std::string_view text, std::uint64_t& value) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

}  // namespace

Result<std::optional<ByteRange>> parseRange(std::string_view header, std::uint64_t size) {
    constexpr std::string_view kUnit = "bytes=";
    const std::optional<ByteRange> whole;
    if (!header.starts_with(kUnit)) return whole;
    header.remove_prefix(kUnit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) return whole;
    const auto from = header.substr(0, dash), to = header.substr(dash + 1);
    ByteRange range{0, size - 1};
    if (from.empty()) {
        std::uint64_t count = 0;
        if (!readPosition(to, count)) return whole;
        if (count == 0 || size == 0) return invalid("range");
        range.first = size - std::min(count, size);
        return std::optional{range};
    }
    if (!readPosition(from, range.first)) return whole;
    std::uint64_t last = 0;
    if (!to.empty() && (!readPosition(to, last) || last < range.first)) return whole;
    if (range.first >= size) return invalid("range");
    if (!to.empty()) range.last = std::min(last, size - 1);
    return std::optional{range};
}

}  // namespace jiayi::hub
