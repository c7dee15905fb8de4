#include "models/core/money.h"

#include <fmt/format.h>

namespace jiayi {

std::string formatYuan(Money money) {
    const auto bits = static_cast<std::uint64_t>(money.fen);
    const auto magnitude = money.fen < 0 ? 0 - bits : bits;
    return fmt::format("{}{}.{:02}", money.fen < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

Result<Money> parseYuan(std::string_view text) {
    const auto failure = invalid("money.format");
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string{} : std::string{text.substr(point + 1)};
    if (whole.empty() || whole.size() > 15 || fraction.size() > 2 || (point != std::string_view::npos && fraction.empty()))
        return failure;
    fraction.append(2 - fraction.size(), '0');
    std::int64_t fen = 0;
    for (const char c : std::string{whole} + fraction) {
        if (c < '0' || c > '9') return failure;
        fen = fen * 10 + (c - '0');
    }
    return Money{negative ? -fen : fen};
}

}  // namespace jiayi
