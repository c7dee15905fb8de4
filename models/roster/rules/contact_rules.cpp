#include "models/roster/rules/contact_rules.h"

#include "models/core/text.h"

#include <algorithm>
#include <optional>

namespace jiayi::roster {

namespace {

/// The digits of `text`, or nothing when it holds anything but digits and `filler`.
std::optional<std::string> digitsOnly(std::string_view text, std::string_view filler) {
    std::string digits;
    for (const char c : normalized(text)) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (filler.find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

/// 010 and 02x have three digits, all other area codes four.
std::size_t areaCodeLength(std::string_view digits) {
    return digits.starts_with("01") || digits.starts_with("02") ? 3 : 4;
}

}  // namespace

Result<Phone> checkPhone(std::string_view text) {
    auto digits = digitsOnly(text, " -()+");
    if (!digits) return invalid("phone.character");
    if (digits->empty()) return invalid("phone.empty");
    const bool international = normalized(text).starts_with("+86") || digits->starts_with("0086");
    if (international) {
        digits->erase(0, digits->starts_with("0086") ? 4 : 2);
        if (!digits->starts_with('1')) digits->insert(digits->begin(), '0');
    }
    if (digits->starts_with('1')) {
        if (digits->size() > 1 && (*digits)[1] < '3') return invalid("phone.prefix");
        if (digits->size() != 11) return invalid("phone.length");
        return Phone{*digits, PhoneKind::Mobile};
    }
    if (!digits->starts_with('0') || digits->starts_with("00")) return invalid("phone.prefix");
    const auto area = areaCodeLength(*digits);
    const auto local = digits->size() < area ? 0 : digits->size() - area;
    if (local != 7 && local != 8) return invalid("phone.length");
    return Phone{*digits, PhoneKind::Landline};
}

std::string maskedPhone(std::string_view phone) {
    if (phone.size() <= 7) return std::string(phone.size(), '*');
    return std::string{phone.substr(0, 3)} + std::string(phone.size() - 7, '*') +
           std::string{phone.substr(phone.size() - 4)};
}

std::string RecordNumber::printed() const { return village + "-" + serial; }

Result<RecordNumber> checkRecordNumber(std::string_view text) {
    const auto digits = digitsOnly(text, " -");
    if (!digits) return invalid("record-number.character");
    if (digits->size() != 17) return invalid("record-number.length");
    RecordNumber number{*digits, digits->substr(0, 6), digits->substr(6, 3), digits->substr(9, 3),
                        digits->substr(12)};
    const int village = std::stoi(number.village);
    const bool known = (village >= 1 && village <= 199 && village != 100) || village >= 901;
    if (!known) return invalid("record-number.village");
    return number;
}

}  // namespace jiayi::roster
