// Exports of glucose sensors, made up: no real person's.
#pragma once

#include "models/core/csv.h"
#include "models/readings/rules/cgm_reader.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace jiayi::test {

inline const readings::ReadingRules& readingRules() {
    static const auto rules = readings::loadReadingRules().value();
    return rules;
}

/// The rows of a text, the first being the head or what stands above it.
inline std::vector<readings::CgmRow> rowsOf(const std::string& text, char delimiter = ',') {
    auto table = parseCsv(text, delimiter).value();
    std::vector<readings::CgmRow> rows{{1, table.header}};
    for (auto& cells : table.rows) rows.push_back({rows.size() + 1, std::move(cells)});
    return rows;
}

inline readings::CgmFile readFile(const std::string& text, const readings::CgmAnswers& answers = {}) { return readings::readCgm(readingRules(), rowsOf(text), answers).value(); }

inline Instant at(const char* day, int hour, int minute) { return startOfDay(parseDate(day).value()) + std::chrono::minutes{hour * 60 + minute}; }

/// One reading every `step` minutes over `days` days that end with `last`.
inline std::vector<readings::Reading> sensorDays(Date last, int days, int step, const std::function<double(int minute)>& mmol) {
    std::vector<readings::Reading> all;
    for (int day = days - 1; day >= 0; --day)
        for (int minute = 0; minute < 24 * 60; minute += step)
            all.push_back({startOfDay(last - Days(day)) + std::chrono::minutes{minute}, mmol(minute), readings::GlucoseUnit::MmolL, readings::Beyond::No});
    return all;
}

inline const char* const kLibreHead = "Device,Serial Number,Device Timestamp,Record Type,Historic Glucose mmol/L,Scan Glucose mmol/L,Notes\n";
inline const char* const kClarityHead = "Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Patient Info,Device Info,Source Device ID,Glucose Value (mg/dL),Insulin Value (u)\n";
inline const char* const kShanghaiHead = "Date,CGM (mg / dl),CBG (mg / dl),Blood Ketone (mmol / L),Dietary intake\n";

}  // namespace jiayi::test
