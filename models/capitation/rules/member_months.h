// Who counts in which month, and what a month's members are worth. Pure.
#pragma once

#include "models/capitation/rules/book.h"
#include "models/core/ids.h"

namespace jiayi::capitation {

/// From a day to a day, both included; no end: it goes on.
struct Span {
    Date since{};
    std::optional<Date> until;
};
/// What lies in both; nothing when they do not meet.
std::optional<Span> common(const Span& a, const Span& b);

/// A month counts for whoever is enrolled on its 15th.
Date countingDay(Month month);
bool counts(const Span& span, Month month);
/// The earliest month that something which becomes known on `today` may still change.
Month earliestOpen(Date today, int retroMonths);

/// A member of a month.
struct Member {
    Uuid resident;
    std::int64_t weight = kMillion;  ///< of the tier, millionths
};
/// The budget of a scheme's month, and each member's part in it by weight: the parts add up to it, to the fen. Parts are figures for
/// the clinic's own division: nobody has a limit of their own.
struct MonthBudget {
    Money total;
    std::vector<Money> parts;
};
MonthBudget monthBudget(const Rate& rate, const std::vector<Member>& members);

/// A person's year before: what it cost, and in how many months.
struct PersonYear {
    Money cost;
    int months = 0;
};
/// What a member-month cost: each person's year is first taken as lying between `low` and `high` (the city's 25th and 75th percentile, of
/// Tianjin's rules), then all of it is divided by the months and multiplied by the trend. Invalid "capitation.no-months".
Result<Money> basePerMonth(const std::vector<PersonYear>& year, Money low, Money high, Ratio trend);
/// The nearest-rank percentile: the smallest cost that at least so many in a hundred do not exceed. Nothing of nobody.
std::optional<Money> percentile(std::vector<Money> costs, int percent);

}  // namespace jiayi::capitation
