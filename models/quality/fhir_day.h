// The civil day of a FHIR time that others wrote.
#pragma once

#include "models/core/dates.h"

namespace jiayi::quality {

/// 23:59 is how many systems write the end of a day: it is the day that stands there, whatever its zone. Any other time is an instant, and its day
/// that of the institution's zone. Nothing: no time at all.
inline std::optional<Date> fhirDay(const std::string& text) {
    const auto when = parseFhirTime(text);
    if (!when) return {};
    if (when->precision == Precision::Time && text.compare(10, 6, "T23:59") == 0) {
        if (const auto written = parseDate(std::string_view{text}.substr(0, 10))) return *written;
    }
    return when->day();
}

}  // namespace jiayi::quality
