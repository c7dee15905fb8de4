// A year's quality, its settlement and how it is paid out. Pure, and monotone: a cost more never leaves the clinic with more, better
// quality never with less.
#pragma once

#include "models/capitation/rules/book.h"

namespace jiayi::capitation {

/// So many of so many; a measure nobody could compute has no denominator.
struct MeasuredRate {
    std::string measure;
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
};
struct ScoredItem {
    std::string measure;
    std::int64_t score = 0;  ///< millionths
    int weight = 0;
    bool missing = false;
};
struct QualityScore {
    std::int64_t millionths = 0;
    std::vector<ScoredItem> items;
};
/// Each rate between floor and goal in a straight line, weighted. What is missing scores nothing and says so.
QualityScore scoreQuality(const std::vector<QualityWeight>& weights, const std::vector<MeasuredRate>& rates);

/// What is paid of a month's costs so far.
struct PaidMonth {
    Place place = Place::Own;
    int lag = 0;  ///< months since
    Money paid;
};
struct SettlementInput {
    Money budget;
    std::vector<Money> perPerson;   ///< each person's cost of the year
    std::vector<PaidMonth> paid;    ///< the same costs by month, for what is still to come
    std::int64_t quality = kMillion;  ///< millionths
};
struct Settlement {
    Money budget;
    Money paid;           ///< everything in scope
    Money counted;        ///< of that, after stop-loss and co-share
    Money outstanding;    ///< incurred and not reported yet, by completion factors
    Money withheld;       ///< lost to quality
    Money surplus;        ///< budget - withheld - counted - outstanding; negative: a deficit
    Money kept;           ///< what the clinic keeps of a surplus
    Money borne;          ///< what it bears of a deficit
    Money result() const { return kept - borne; }
};
Settlement settle(const CapitationBook& book, const Policy& policy, const SettlementInput& input);
/// What is not reported yet of one month.
Money outstanding(const CapitationBook& book, const PaidMonth& month);

/// The year of one scheme, step by step; separate funds never mix with it.
enum class YearStep { Open, Assessed, Cleared, Appealed, Final, Distributed };
std::string_view nameOf(YearStep step);
/// Open -> Assessed -> Cleared -> (Appealed -> Cleared) -> Final -> Distributed.
bool mayFollow(YearStep now, YearStep next);

/// What is paid in advance of a month's budget by the share in force: nothing without one.
Money advanceOf(const CapitationBook& book, Money monthBudget, Date month);
struct Clearing {
    Money entitled;  ///< own costs within the budget's terms, and the result
    Money advanced;
    Money due;       ///< entitled - advanced; negative: to be paid back
};
/// The clinic is owed what its own services cost and keeps or bears the result.
Clearing clear(const Settlement& settlement, Money ownCost, Money advanced);
/// A kept surplus by the parts' weights; the parts add up to it. A result that is not positive is not distributed: empty.
std::vector<std::pair<std::string, Money>> distribute(const std::vector<DistributionPart>& parts, Money kept);

/// The outcome on one page. The fall of the cost per head and the surplus of the budget are two figures.
struct Efficacy {
    Money costBefore, costNow;      ///< per person and month
    std::string costChange;         ///< percent: "-23.6"
    Money budget, surplus;
    std::string surplusRate;        ///< percent of the budget: "23.3"
};
/// Costs are means to the fen. Empty texts where there is nothing to divide by.
Efficacy efficacy(Money costBefore, Money spent, std::int64_t memberMonths, Money budget);

}  // namespace jiayi::capitation
