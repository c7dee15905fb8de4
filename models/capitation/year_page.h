// The page of the year: how each scheme's year stands, its steps with their days, and every fund by itself.
#pragma once

#include "models/capitation/year.h"

namespace jiayi::capitation {

/// A step of the year by the table that is in force at the year's end.
struct YearStepLine {
    std::string step;  ///< advance, assessment, clearing, appeal, distribution
    Text text;
    std::optional<Date> due;  ///< of an advance: of the last month's
    Money
        expected;  ///< of advances: the share of the budget so far; of clearing and distribution, what the year comes to
    Money recorded;     ///< what was written down, corrections taken off
    bool done = false;  ///< something was written down
};
struct YearOfScheme {
    std::string scheme;
    YearEnd end;
    std::vector<YearStepLine> steps;
};
struct FundLine {
    std::string fund;
    Text text;
    bool settles = false;
    Money balance;  ///< of the year
    std::int64_t entries = 0;
};
struct YearPage {
    int year = 0;
    Month upTo{};
    std::vector<YearOfScheme> schemes;
    std::vector<FundLine> funds;
    std::vector<FundEntry> entries;  ///< newest first
};
/// `before` is what a member-month cost in the base months. Errors of readYearEnd().
Result<YearPage> readYearPage(db::Database& database, const CapitationBook& book, Month upTo,
                              const std::vector<MeasuredRate>& rates, Money before);

}  // namespace jiayi::capitation
