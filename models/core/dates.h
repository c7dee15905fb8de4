// Civil dates, instants and their texts. Civil dates, "today" and months are in the institution's zone.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace jiayi {

/// A civil day. Arithmetic is `date + Days(n)`; `date - date` gives Days.
using Date = std::chrono::sys_days;
using Days = std::chrono::days;

Date makeDate(int year, unsigned month, unsigned day);
std::chrono::year_month_day partsOf(Date date);

/// "2026-11-22".
std::string formatDate(Date date);
/// Strictly YYYY-MM-DD and a day that exists; Invalid "date.format" or "date.no-such-day" otherwise.
Result<Date> parseDate(std::string_view text);

/// Whole years lived on `day`; a birthday on 29 February counts from 1 March in common years.
int ageOn(Date birth, Date day);
/// The same day `months` later (or earlier), at most the last day of that month.
Date addMonths(Date date, int months);

/// China has had one zone without daylight saving since 1991; Debian's g++ 12 has no zone database.
inline constexpr std::chrono::minutes kShanghaiOffset{8 * 60};
Date localDate(Instant instant);
/// The instant at which that civil day begins in the institution's zone.
Instant startOfDay(Date date);

/// "2026-11-22T02:15:00.000Z".
std::string formatInstant(Instant instant);
/// A FHIR dateTime or instant with a time and a zone; Invalid "instant.format" otherwise.
Result<Instant> parseInstant(std::string_view text);

/// How much of a FHIR dateTime was said.
enum class Precision { Year, Month, Day, Time };

/// A FHIR date or dateTime: its text is kept as it came, `start` is the first instant it may mean.
struct FhirTime {
    std::string text;
    Precision precision = Precision::Day;
    Instant start{};
    Date day() const { return localDate(start); }
};
/// YYYY, YYYY-MM, YYYY-MM-DD or a full dateTime; Invalid "fhir-time.format" otherwise.
Result<FhirTime> parseFhirTime(std::string_view text);

}  // namespace jiayi
