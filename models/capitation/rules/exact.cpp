#include "models/capitation/rules/exact.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace jiayi::capitation {

namespace {

// A budget in fen times a weight in millionths leaves 64 bits.
__extension__ typedef __int128 Wide;

constexpr std::size_t kMostDecimals = 9;
constexpr std::size_t kMostDigits = 9;  // before the point

Wide floorDivided(Wide a, Wide b) {
    const Wide quotient = a / b;
    return a % b != 0 && a < 0 ? quotient - 1 : quotient;
}

std::int64_t narrowed(Wide value) {
    if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error("an amount beyond 64 bits");
    return static_cast<std::int64_t>(value);
}

bool areDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<Ratio> parseRatio(std::string_view text) {
    const auto failure = invalid("ratio.format");
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || whole.size() > kMostDigits || decimals.size() > kMostDecimals || (point != std::string_view::npos && decimals.empty())) return failure;
    if (!areDigits(whole) || !areDigits(decimals)) return failure;
    Ratio ratio;
    for (const char c : std::string{whole} + std::string{decimals}) ratio.num = ratio.num * 10 + (c - '0');
    for (std::size_t i = 0; i < decimals.size(); ++i) ratio.den *= 10;
    if (negative) ratio.num = -ratio.num;
    return ratio;
}

bool isLess(Ratio a, Ratio b) { return Wide{a.num} * b.den < Wide{b.num} * a.den; }

std::int64_t scaled(std::int64_t a, Ratio by) {
    const Wide product = Wide{a} * by.num;
    return narrowed(floorDivided(product * 2 + by.den, Wide{by.den} * 2));
}

std::vector<Money> divided(Money total, const std::vector<std::int64_t>& weights) {
    std::vector<Money> parts(weights.size());
    if (weights.empty()) return parts;
    const auto sum = std::accumulate(weights.begin(), weights.end(), Wide{0}, [](Wide all, std::int64_t one) { return all + one; });
    if (sum <= 0) throw std::logic_error("nothing to divide by");
    std::vector<std::pair<Wide, std::size_t>> remainders;
    std::int64_t left = total.fen;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide{total.fen} * weights[i];
        const Wide part = floorDivided(product, sum);
        parts[i].fen = narrowed(part);
        left -= parts[i].fen;
        remainders.emplace_back(product - part * sum, i);
    }
    std::stable_sort(remainders.begin(), remainders.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++parts[remainders[i].second].fen;
    return parts;
}

std::string percentText(Money part, Money whole, int decimals) {
    if (whole.fen == 0) return {};
    Wide unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    Wide top = Wide{part.fen} * 100 * unit, bottom = whole.fen;
    if (bottom < 0) top = -top, bottom = -bottom;
    const bool negative = top < 0;
    const auto rounded = narrowed(((negative ? -top : top) * 2 + bottom) / (bottom * 2));
    const auto one = narrowed(unit);
    const std::string sign = negative && rounded != 0 ? "-" : "";
    if (decimals == 0) return fmt::format("{}{}", sign, rounded);
    return fmt::format("{}{}.{:0{}}", sign, rounded / one, rounded % one, decimals);
}

Result<Month> parseMonth(std::string_view text) {
    const auto failure = invalid("month.format");
    if (text.size() != 7 || text[4] != '-' || !areDigits(text.substr(0, 4)) || !areDigits(text.substr(5))) return failure;
    const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    const Month month{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>((text[5] - '0') * 10 + (text[6] - '0'))}};
    if (!month.ok()) return failure;
    return month;
}

std::string formatMonth(Month month) { return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())); }

}  // namespace jiayi::capitation
