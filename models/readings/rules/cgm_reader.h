// A sensor's file as readings. The rows of a table come in, whatever file they stood in; nothing is guessed.
#pragma once

#include "models/readings/rules/cgm_time.h"
#include "models/readings/rules/reading_rules.h"

#include <span>

namespace jiayi::readings {

struct CgmRow {
    std::size_t number = 0;  ///< as the file counts, from 1
    std::vector<std::string> cells;
};

/// What a person says where the file does not. What the file says itself is never overruled.
struct CgmAnswers {
    std::optional<GlucoseUnit> unit;
    std::optional<DayOrder> order;
    /// In a workbook a time is a number, and that of midnight is written as its day alone.
    bool bareDayIsMidnight = false;
    bool operator==(const CgmAnswers&) const = default;
};

struct RowProblem {
    std::size_t row = 0;
    std::string column;  ///< its head
    std::string reason;  ///< "cgm.time", "cgm.no-such-time", "cgm.value", "cgm.implausible"
    bool operator==(const RowProblem&) const = default;
};

struct CgmFile {
    std::string layout;  ///< of cgm_layouts.csv
    std::string device;  ///< as the file names it
    std::optional<GlucoseUnit> unit;
    std::vector<Reading> readings;  ///< by time, one a minute; empty while something is asked or broken

    std::size_t rows = 0;          ///< below the head
    std::size_t otherKinds = 0;    ///< scans, insulin, alarms ...: not the sensor's own series
    std::size_t withoutValue = 0;  ///< a gap that the file shows
    std::size_t repeated = 0;      ///< the same minute and value again
    std::size_t below = 0, above = 0;
    bool inOrder = true;
    /// Rows of a minute that has two values (a clock that was put back): all of them are left out.
    std::vector<std::size_t> clashes;
    std::vector<RowProblem> problems;  ///< the first kMaxProblems
    std::size_t problemCount = 0;
    bool asksUnit = false, asksOrder = false;

    bool isUsable() const { return problemCount == 0 && !asksUnit && !asksOrder && !readings.empty(); }
};
inline constexpr std::size_t kMaxProblems = 20;

/// Unit from the head; where neither head nor answer says one, the file asks. One broken row spoils the file, so that nothing is half taken.
/// Invalid "cgm.no-header" (no layout fits), "cgm.empty" (no row below it).
Result<CgmFile> readCgm(const ReadingRules& rules, std::span<const CgmRow> rows, const CgmAnswers& answers);

}  // namespace jiayi::readings
