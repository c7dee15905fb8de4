// Fourteen days of a sensor on one page: percentiles by time of day, time in range, mean, CV, GMI.
#pragma once

#include "models/core/dates.h"
#include "models/readings/rules/reading_rules.h"

#include <span>

namespace jiayi::readings {

/// A piece of the day, of all days of the profile together.
struct DayPiece {
    int minute = 0;  ///< since midnight, where it begins
    std::size_t readings = 0;
    std::vector<double> percentiles;  ///< mmol/L, one for each of ReadingRules::percentiles; none where there are too few readings
};

struct GoalState {
    const GlucoseGoal* goal = nullptr;
    double percent = 0;
    bool met = false;
};

struct GlucoseProfile {
    Date from{}, to{};  ///< both included
    std::size_t readings = 0, below = 0, above = 0;  ///< below, above: beyond what the sensor can tell
    int daysWorn = 0;      ///< days with a reading
    double coverage = 0;   ///< percent of the time that the sensor told
    bool enough = false;   ///< coverage reaches what the consensus asks for
    std::vector<double> bands;  ///< percent of the readings, one for each of ReadingRules::bands
    std::optional<double> mean;  ///< mmol/L
    std::optional<double> cv;    ///< percent; from two readings
    std::optional<double> gmi;   ///< percent; only where there is enough
    std::vector<DayPiece> pieces;
    std::vector<GoalState> goals;

    bool isEmpty() const { return readings == 0; }
};

/// Of the days that end with `last`, in the institution's zone; `readings` by time. What lies beyond the sensor's range counts with its
/// limit in mean, CV and percentiles. Goals are those of that age (International consensus on time in range). `rules` outlives the profile.
GlucoseProfile profileOf(const ReadingRules& rules, std::span<const Reading> readings, Date last, std::optional<int> age);

/// Linear between the two nearest ranks; `sorted` is not empty, `percent` of 100.
double percentileOf(std::span<const double> sorted, double percent);
/// GMI in percent (NGSP scale) from the mean in mg/dL: 3.31 + 0.02392 x mean (Bergenstal 2018).
double gmiOf(const ReadingRules& rules, double meanMgdl);

}  // namespace jiayi::readings
