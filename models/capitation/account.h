// The account as people read it: budget, spent, what is left, and where it went. Figures of the clinic; a person's cost is shown to staff who ask,
// and is never a limit.
#pragma once

#include "models/capitation/rules/forecast.h"
#include "models/capitation/rules/settlement.h"
#include "models/capitation/statement.h"

namespace jiayi::capitation {

struct AccountMonth {
    Month month{};
    std::int64_t memberMonths = 0;
    Money budget, own, elsewhere;
    Money outstanding;  ///< not reported yet, by completion factors
    Money spent() const { return own + elsewhere; }
};
struct AccountPart {
    std::string key;  ///< category, doctor, grid or tier
    Money spent, budget;
    std::int64_t memberMonths = 0;  ///< none of a category: everybody may have some of each
};
/// Somebody to look at, with why.
struct AccountPerson {
    ResidentId resident;
    Money spent, expected;  ///< expected: their parts of the budget so far
    std::vector<std::string> reasons;  ///< keys: "elsewhere", "medicine": most of it; "mixed"
};
struct Account {
    std::vector<AccountMonth> months;
    std::vector<AccountPart> categories, doctors, grids, tiers;
    std::vector<AccountPerson> people;   ///< above `abovePercent` of what their parts would be, the farthest first
    std::optional<Forecast> forecast;    ///< of the year, both kinds of cost; nothing before the third month has passed
    std::int64_t held = 0;               ///< costs that wait for their original: in no figure
    std::int64_t memberMonths() const;
    Money budget() const;
    Money spent() const;
    Money surplus() const { return budget() - spent(); }
};

struct AccountAsked {
    std::string scheme;  ///< empty: both
    int year = 0;
    Month upTo{};        ///< the last month that has passed
    int abovePercent = 150;
    std::size_t people = 20;
    std::optional<Month> asOf{};  ///< the month in which one looks; nothing: upTo. What is not reported yet counts from there
};
/// Every partition (months, categories, doctors, grids, tiers) adds up to the same sums, to the fen. Errors of basisOf().
Result<Account> readAccount(db::Database& database, const CapitationBook& book, const AccountAsked& asked);

/// Care that falls away where it costs most: watched as closely as cost.
struct UnderProvision {
    std::int64_t costly = 0;         ///< members whose earlier half-year cost more than three quarters of the others'
    Money medicinesBefore, medicinesNow, testsBefore, testsNow;  ///< of those who stayed, half-year against half-year
    std::int64_t withoutMedicine = 0;  ///< of those who stayed: had medicines, and none in the last half-year
    std::int64_t departed = 0;       ///< costly members who are members no more
    std::int64_t othersDeparted = 0, others = 0;
};
/// The half-year up to `upTo` against the one before.
Result<UnderProvision> readUnderProvision(db::Database& database, Month upTo);

}  // namespace jiayi::capitation
