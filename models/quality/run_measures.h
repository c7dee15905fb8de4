// Every measure of a period, in one pass over everybody's kept facts.
#pragma once

#include "models/quality/kept_facts.h"
#include "models/quality/rules/standing.h"
#include "models/quality/tally.h"

namespace jiayi::quality {

/// A measure as it is told: the counts, or why there are none.
struct MeasureLine {
    const Measure* measure = nullptr;  ///< of the book
    std::optional<Count> count;        ///< nothing: not computable here
    std::optional<double> rate;        ///< nothing: not computable, or nobody in the denominator
    std::pair<std::string, std::string> reason;  ///< en, zh of a count or rate that is missing
};

/// Refreshes the kept facts, then counts. Invalid "period.backwards"; errors of the store.
Result<Tally> tallyOf(db::Database& database, const MeasureBook& book, Period period);
/// What another room counts, under the name that measures.csv gives it in `from`. Nothing: this program does not know.
using OtherRooms = std::function<Result<std::optional<Count>>(const Measure& measure, Period period)>;
/// Every row of measures.csv in its order; a measure of another room is asked there.
Result<std::vector<MeasureLine>> measureLines(db::Database& database, const Tally& tally, const MeasureBook& book, const OtherRooms& others);
Result<std::vector<MeasureLine>> measureLines(db::Database& database, const Counts& totals, Period period, const MeasureBook& book, const OtherRooms& others);

/// Where one person of a drill-down stands.
struct PersonStanding {
    std::int64_t pk = 0;
    Uuid resident;
    Standing standing;
};
/// Everybody of the measure's population. NotFound "measure.not-found".
Result<std::vector<PersonStanding>> peopleOf(db::Database& database, const MeasureBook& book, Period period, std::string_view measure);

/// "YYYY-MM-DD/YYYY-MM-DD", both days inclusive. Invalid "period.format" or "period.backwards".
Result<Period> parsePeriod(std::string_view text);

}  // namespace jiayi::quality
