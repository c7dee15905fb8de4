// The people behind a number: why each is in or out, what would mend it and until when.
#pragma once

#include "models/quality/board.h"
#include "models/roster/resident.h"

namespace jiayi::quality {

/// Which of a measure's people. The three of the denominator and the excluded are apart; Missing are those of the denominator who were not measured.
enum class Side { NotMet, Met, Missing, Excluded };

struct PeopleAsk {
    std::string measure;          ///< of the measure book, or a step of a funnel
    BoardAsk of;
    Side side = Side::NotMet;
    std::optional<int> band;      ///< of the bands instead of a side; -1: who has no value
    Date today{};
    std::size_t most = 2000;      ///< so many rows at most
    bool operator==(const PeopleAsk&) const = default;
};

struct PersonRow {
    roster::ResidentId resident;
    std::int64_t pk = 0;
    std::string name, doctor, grid;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    bool met = false;
    std::pair<std::string, std::string> why;   ///< en, zh
    /// In the whole year (or quarter), which has more days left than the figure looks back on.
    std::optional<Date> savableUntil;
    bool reachedInYear = false;   ///< meets the standard of the whole year already
    std::vector<Fix> fixes;
};

struct PeopleAnswer {
    Count count;                  ///< as the tile counts
    std::int64_t found = 0;       ///< of that side; more than rows when there are too many to show
    std::vector<PersonRow> rows;  ///< who can still be reached first, by the day until which
};

/// NotFound "measure.not-found"; otherwise as readBoard().
Result<PeopleAnswer> readPeople(db::Database& database, const MeasureBook& book, const BoardBook& board, const PeopleAsk& ask, const ReadProgress& progress);

}  // namespace jiayi::quality
