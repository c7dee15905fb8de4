// The board of indicators: everything that is shown of a period at once, and the months before it. Long reads: each takes a connection of its own, tells how
// far it is, and stops when told to.
#pragma once

#include "models/quality/cohort.h"
#include "models/quality/monthly.h"
#include "models/quality/rules/board_book.h"
#include "models/quality/run_measures.h"

namespace jiayi::quality {

/// Whose figures; nothing: everybody's. Empty text is whoever has none.
struct PeopleFilter {
    std::optional<std::string> doctor, grid, programme;
    std::optional<std::string> programmes;  ///< all of a person's together, as Partition::Programme tells them
    bool any() const { return doctor || grid || programme || programmes; }
    bool holds(const PersonFacts& person, Date on) const;
    bool operator==(const PeopleFilter&) const = default;
};

struct BoardAsk {
    Window window = Window::Year;
    Date asOf{};
    PeopleFilter filter;
    Period period() const { return windowEnding(window, asOf); }
    bool operator==(const BoardAsk&) const = default;
};

/// Told how many people were passed, of how many; false stops the read.
using ReadProgress = std::function<bool(std::int64_t done, std::int64_t of)>;

struct FunnelCount {
    const Funnel* funnel = nullptr;   ///< of the board book
    std::vector<std::int64_t> steps;  ///< how many took each
};

struct Board {
    Period period;
    std::optional<Period> before;          ///< nothing: the month before cannot be compared
    std::vector<MeasureLine> lines;        ///< in the order of the measure book
    std::vector<MeasureLine> linesBefore;  ///< the same, or nothing
    Distribution hba1c;
    std::map<std::string, Counts> doctors, grids, programmes;
    std::vector<FunnelCount> funnels;
    Improvement improvement;
    std::int64_t people = 0;
};

/// Gathers who was marked, then counts in one pass. Busy "work.cancelled"; errors of the store.
Result<Board> readBoard(db::Database& database, const MeasureBook& book, const BoardBook& board, const BoardAsk& ask, const OtherRooms& others, const ReadProgress& progress);

/// Measures, in the order of the book, as they stood at the end of each month.
struct Series {
    std::vector<Period> periods;  ///< oldest first
    std::vector<std::vector<std::optional<Count>>> counts;  ///< by period, then measure
};
/// All months in one pass. As readBoard().
Result<Series> readSeries(db::Database& database, const MeasureBook& book, const BoardAsk& ask, int months, const OtherRooms& others, const ReadProgress& progress);

/// Refreshes the kept facts a few at a time, then passes over everybody whom the filter holds on `on`.
Result<void> passPeople(db::Database& database, const MeasureBook& book, const PeopleFilter& filter, Date on, const ReadProgress& progress, const std::function<void(const PersonFacts&)>& use);

/// What a filter can be, from everybody: names as they are kept, the empty one for nobody's.
struct FilterChoices {
    std::vector<std::string> doctors, grids, programmes;
};
Result<FilterChoices> readFilterChoices(db::Database& database);

}  // namespace jiayi::quality
