// Values and ranges as laboratories write them.
#include "models/diagnostics/rules/report.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace jiayi::diagnostics {

namespace {

struct Bound {
    std::string comparator;
    double number = 0;
    std::string text;
};

std::string_view withoutSpace(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// A whole decimal number: no word, no exponent.
std::optional<double> decimalOf(std::string_view text) {
    const bool plain = !text.empty() && text.find_first_not_of("0123456789.", text.front() == '-' ? 1 : 0) == std::string_view::npos;
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = plain ? std::from_chars(text.data(), end, value) : std::from_chars_result{text.data(), std::errc::invalid_argument};
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return {};
    return value;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kComparators{
    {{"<=", "<="}, {">=", ">="}, {"=<", "<="}, {"=>", ">="}, {"≤", "<="}, {"≥", ">="}, {"<", "<"}, {">", ">"}}};

/// "<0.5", "5.60"; nothing where anything else stands there.
std::optional<Bound> boundOf(std::string_view text) {
    Bound bound;
    text = withoutSpace(text);
    for (const auto& [written, meant] : kComparators)
        if (text.starts_with(written)) {
            bound.comparator = meant;
            text = withoutSpace(text.substr(written.size()));
            break;
        }
    const auto number = decimalOf(text);
    if (!number) return {};
    bound.number = *number;
    bound.text = text;
    return bound;
}

std::string upperCase(std::string_view text) {
    std::string upper{text};
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

constexpr std::array<std::string_view, 6> kDashes{"--", "~", "–", "—", "-", "to"};

}  // namespace

std::string ItemValue::shown() const {
    if (kind == ValueKind::Coded && !coded.display.empty()) return coded.display;
    if (kind == ValueKind::Coded && text.empty()) return coded.code;
    return comparator + text;
}

ItemValue valueFromText(std::string_view text) {
    ItemValue value;
    const auto plain = normalized(text);
    if (plain.empty()) return value;
    const auto upper = upperCase(plain);
    if (upper == "HI" || upper == "LO") {
        value.kind = ValueKind::Numeric;
        value.beyond = upper == "HI" ? Beyond::Above : Beyond::Below;
        value.text = upper;
        return value;
    }
    if (const auto bound = boundOf(plain)) {
        value.kind = ValueKind::Numeric;
        value.comparator = bound->comparator;
        value.number = bound->number;
        value.text = bound->text;
        return value;
    }
    value.kind = ValueKind::Text;
    value.text = text;
    return value;
}

ReferenceRange rangeFromText(std::string_view text) {
    ReferenceRange range;
    range.text = text;
    const auto plain = normalized(text);
    if (const auto bound = boundOf(plain); bound && !bound->comparator.empty()) {
        const bool below = bound->comparator.front() == '<';
        (below ? range.high : range.low) = bound->number;
        (below ? range.highExclusive : range.lowExclusive) = bound->comparator.size() == 1;
        return range;
    }
    for (const auto dash : kDashes) {
        // A minus in front belongs to the number.
        const auto at = plain.find(dash, 1);
        if (at == std::string::npos) continue;
        const auto low = decimalOf(withoutSpace(std::string_view{plain}.substr(0, at)));
        const auto high = decimalOf(withoutSpace(std::string_view{plain}.substr(at + dash.size())));
        if (!low || !high || *low > *high) continue;
        range.low = low;
        range.high = high;
        return range;
    }
    return range;
}

}  // namespace jiayi::diagnostics
