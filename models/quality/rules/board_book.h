// What the board of indicators shows, as data: which figures, and the steps of its funnels. Read-only afterwards, so any thread may use it.
#pragma once

#include "models/quality/rules/measure_book.h"

namespace jiayi::quality {

/// A figure on the board: a measure, or why there is none yet.
struct Tile {
    std::string id, en, zh;
    const Measure* measure = nullptr;  ///< of the measure book; nothing: not known here
    std::string whyEn, whyZh;          ///< of a figure without a measure
};

/// Each step is a measure of its own: its population are those of the step above it, its numerator who takes the step. So people behind a step are told,
/// and may be brought further, as those of any measure.
struct Funnel {
    std::string programme;       ///< "T2DM"
    std::vector<Measure> steps;  ///< from the widest; their ids are "T2DM.managed"
};

struct BoardBook {
    std::vector<Tile> tiles;
    std::vector<Funnel> funnels;
    /// A step of a funnel; nothing: no such step.
    const Measure* step(std::string_view id) const;
};

care::RuleFiles embeddedBoardFiles();
/// Invalid "rules.row". `measures` outlives the book and stays where it is.
Result<BoardBook> loadBoardBook(const MeasureBook& measures);
Result<BoardBook> loadBoardBook(const MeasureBook& measures, const care::RuleFiles& files);

}  // namespace jiayi::quality
