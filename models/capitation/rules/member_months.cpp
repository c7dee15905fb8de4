#include "models/capitation/rules/member_months.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {
constexpr std::chrono::day kCountingDay{15};
}

std::optional<Span> common(const Span& a, const Span& b) {
    Span both{std::max(a.since, b.since), a.until};
    if (b.until && (!both.until || *b.until < *both.until)) both.until = b.until;
    if (both.until && *both.until < both.since) return {};
    return both;
}

Date countingDay(Month month) { return Date{month / kCountingDay}; }

bool counts(const Span& span, Month month) {
    const auto day = countingDay(month);
    return span.since <= day && (!span.until || day <= *span.until);
}

Month earliestOpen(Date today, int retroMonths) {
    const auto parts = partsOf(today);
    return Month{parts.year(), parts.month()} - std::chrono::months{retroMonths};
}

MonthBudget monthBudget(const Rate& rate, const std::vector<Member>& members) {
    std::vector<std::int64_t> weights;
    std::int64_t sum = 0;
    for (const auto& member : members) {
        weights.push_back(member.weight);
        sum += member.weight;
    }
    MonthBudget budget;
    budget.total.fen = rate.perMonth.fen * static_cast<std::int64_t>(members.size());
    // By the consortium's mean: rate x sum of weights / mean weight.
    if (rate.meanWeight) budget.total = scaled(rate.perMonth, {sum * rate.meanWeight->den, rate.meanWeight->num * kMillion});
    budget.parts = divided(budget.total, weights);
    return budget;
}

Result<Money> basePerMonth(const std::vector<PersonYear>& year, Money low, Money high, Ratio trend) {
    Money sum;
    std::int64_t months = 0;
    for (const auto& person : year) {
        sum = sum + std::clamp(person.cost, low, high);
        months += person.months;
    }
    if (months <= 0) return invalid("capitation.no-months");
    return scaled(sum, {trend.num, trend.den * months});
}

std::optional<Money> percentile(std::vector<Money> costs, int percent) {
    if (costs.empty()) return {};
    std::sort(costs.begin(), costs.end());
    const auto rank = (costs.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return costs[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace jiayi::capitation
