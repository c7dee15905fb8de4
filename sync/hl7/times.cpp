#include "sync/hl7/times.h"

#include <fmt/format.h>

#include <algorithm>

namespace jiayi::hl7 {

namespace {

constexpr std::string_view kInstitutionZone = "+08:00";  // see models/core/dates.h

bool areDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "+0800" or "+08:00" at the end, as FHIR writes it; taken off `text`.
Result<std::string> takeZone(std::string_view& text) {
    // A sign before the time of day belongs to the date.
    const auto at = text.find_last_of("+-");
    if (at == std::string_view::npos || (text[at] == '-' && at < 8)) return std::string{};
    std::string digits{text.substr(at + 1)};
    digits.erase(std::remove(digits.begin(), digits.end(), ':'), digits.end());
    if (digits.size() != 4 || !areDigits(digits)) return invalid("time.format");
    const std::string zone = fmt::format("{}{}:{}", text[at], digits.substr(0, 2), digits.substr(2));
    text = text.substr(0, at);
    return zone;
}

/// The digits alone, up to the fraction; nothing where what parts them is in the wrong place.
std::string onlyDigits(std::string_view text) {
    if (areDigits(text)) return std::string{text};
    // 2026-11-23 08:15:30, with '/' or 'T': the shape decides.
    constexpr std::string_view kShape = "dddd-dd-dd dd:dd:dd";
    std::string digits;
    if (text.size() > kShape.size()) return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char wanted = kShape[i], c = text[i];
        if (wanted == 'd' && c >= '0' && c <= '9') digits += c;
        else if (!(wanted == '-' && (c == '-' || c == '/')) && !(wanted == ' ' && (c == ' ' || c == 'T')) && !(wanted == ':' && c == ':')) return {};
    }
    return digits;
}

}  // namespace

Result<FhirTime> parseTime(std::string_view given) {
    std::string_view text = given;
    JIAYI_TRY(auto zone, takeZone(text));
    std::string fraction;
    if (const auto point = text.find('.'); point != std::string_view::npos) {
        fraction = text.substr(point + 1, 3);
        const auto all = text.substr(point + 1);
        if (all.empty() || all.size() > 9 || !areDigits(all)) return invalid("time.format");
        text = text.substr(0, point);
    }
    // YYYYMMDD HHMMSS is written now and then.
    std::string joined{text};
    if (joined.size() > 8 && joined[8] == ' ' && areDigits(text.substr(0, 8)) && areDigits(text.substr(9))) joined.erase(8, 1);
    const auto digits = onlyDigits(joined);
    const auto size = digits.size();
    if (size < 4 || size > 14 || size % 2 != 0 || (!fraction.empty() && size != 14)) return invalid("time.format");
    auto fhir = digits.substr(0, 4);
    if (size >= 6) fhir += "-" + digits.substr(4, 2);
    if (size >= 8) fhir += "-" + digits.substr(6, 2);
    if (size >= 10) {
        // FHIR knows no hour without its minutes.
        const auto minutes = size >= 12 ? digits.substr(10, 2) : "00", seconds = size >= 14 ? digits.substr(12, 2) : "00";
        fhir += "T" + digits.substr(8, 2) + ":" + minutes + ":" + seconds;
        if (!fraction.empty()) fhir += "." + fraction;
        fhir += zone.empty() ? std::string{kInstitutionZone} : zone;
    }
    auto time = parseFhirTime(fhir);
    if (!time) return invalid("time.format");
    return time;
}

}  // namespace jiayi::hl7
