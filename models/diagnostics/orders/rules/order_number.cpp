#include "models/diagnostics/orders/rules/order_number.h"

#include "models/core/hash.h"

#include <algorithm>
#include <array>

namespace jiayi::orders {

namespace {

constexpr std::size_t kDigits = 15;
/// The totally anti-symmetric quasigroup of order 10 of Damm's thesis.
constexpr std::array<std::string_view, 10> kDamm{"0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
                                                 "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};
constexpr std::uint64_t kModulus = 1'000'000'000'000'000ULL;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

char checkDigit(std::string_view digits) {
    char interim = '0';
    for (const char digit : digits) interim = kDamm[static_cast<std::size_t>(interim - '0')][static_cast<std::size_t>(digit - '0')];
    return interim;
}

bool isOrderNumber(std::string_view text) {
    return text.size() == kDigits + 1 && std::all_of(text.begin(), text.end(), isDigit) && checkDigit(text.substr(0, kDigits)) == text.back();
}

std::string orderNumber(const Uuid& id) {
    const auto digest = sha256("order-number:" + id.toString());
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) value = (value << 8U) | digest[i];
    auto digits = std::to_string(value % kModulus);
    digits.insert(0, kDigits - digits.size(), '0');
    digits += checkDigit(digits);
    return digits;
}

std::string groupedNumber(std::string_view number) {
    std::string text;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += ' ';
        text += number[i];
    }
    return text;
}

}  // namespace jiayi::orders
