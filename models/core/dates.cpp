#include "models/core/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace jiayi {

namespace {

using std::chrono::year_month_day;

/// Reads exactly `count` digits at `at`.
std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return {};
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is(std::string_view text, std::size_t at, char wanted) { return at < text.size() && text[at] == wanted; }

/// "Z" or "+08:00" from `at` to the end.
std::optional<std::chrono::minutes> zoneAt(std::string_view text, std::size_t at) {
    if (text.substr(at) == "Z") return std::chrono::minutes{0};
    if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || !is(text, at + 3, ':')) return {};
    const auto hours = digitsAt(text, at + 1, 2), minutes = digitsAt(text, at + 4, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return {};
    const std::chrono::minutes offset{*hours * 60 + *minutes};
    return text[at] == '-' ? -offset : offset;
}

}  // namespace

Date makeDate(int year, unsigned month, unsigned day) {
    return year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

year_month_day partsOf(Date date) { return year_month_day{date}; }

std::string formatDate(Date date) {
    const auto parts = partsOf(date);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                       static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

Result<Date> parseDate(std::string_view text) {
    const auto year = digitsAt(text, 0, 4), month = digitsAt(text, 5, 2), day = digitsAt(text, 8, 2);
    if (text.size() != 10 || !is(text, 4, '-') || !is(text, 7, '-') || !year || !month || !day)
        return invalid("date.format");
    const year_month_day parts{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                               std::chrono::day{static_cast<unsigned>(*day)}};
    if (!parts.ok() || *year < 1) return invalid("date.no-such-day");
    return Date{parts};
}

int ageOn(Date birth, Date day) {
    const auto b = partsOf(birth), d = partsOf(day);
    const int years = static_cast<int>(d.year()) - static_cast<int>(b.year());
    const bool before = d.month() < b.month() || (d.month() == b.month() && d.day() < b.day());
    return before ? years - 1 : years;
}

Date addMonths(Date date, int months) {
    auto parts = partsOf(date) + std::chrono::months{months};
    if (!parts.ok()) parts = parts.year() / parts.month() / std::chrono::last;
    return Date{parts};
}

Date localDate(Instant instant) { return std::chrono::floor<Days>(instant + kShanghaiOffset); }

Instant startOfDay(Date date) { return Instant{date} - kShanghaiOffset; }

std::string formatInstant(Instant instant) {
    const auto day = std::chrono::floor<Days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", formatDate(day), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Result<Instant> parseInstant(std::string_view text) {
    const auto failure = invalid("instant.format");
    const auto hour = digitsAt(text, 11, 2), minute = digitsAt(text, 14, 2), second = digitsAt(text, 17, 2);
    if (!is(text, 10, 'T') || !is(text, 13, ':') || !is(text, 16, ':') || !hour || !minute || !second) return failure;
    // 60 is a leap second: it counts as the first of the next minute.
    if (*hour > 23 || *minute > 59 || *second > 60) return failure;
    auto day = parseDate(text.substr(0, 10));
    if (!day) return failure;
    std::size_t at = 19;
    int millis = 0;
    if (is(text, at, '.')) {
        const auto from = ++at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        if (at == from) return failure;
        const auto fraction = text.substr(from, std::min<std::size_t>(3, at - from));
        millis = *digitsAt(fraction, 0, fraction.size());
        for (auto n = fraction.size(); n < 3; ++n) millis *= 10;
    }
    if (at >= text.size()) return failure;
    const auto zone = zoneAt(text, at);
    if (!zone) return failure;
    return Instant{*day} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + std::chrono::milliseconds{millis} - *zone;
}

Result<FhirTime> parseFhirTime(std::string_view text) {
    FhirTime time{std::string{text}, Precision::Time, {}};
    if (text.size() > 10) {
        const auto instant = parseInstant(text);
        if (!instant) return invalid("fhir-time.format");
        time.start = *instant;
        return time;
    }
    std::string whole{text};
    if (text.size() == 4) time.precision = Precision::Year, whole += "-01-01";
    else if (text.size() == 7) time.precision = Precision::Month, whole += "-01";
    else time.precision = Precision::Day;
    auto day = parseDate(whole);
    if (!day) return invalid("fhir-time.format");
    time.start = startOfDay(*day);
    return time;
}

}  // namespace jiayi
