#include "models/capitation/rules/settlement.h"

#include <algorithm>
#include <array>

namespace jiayi::capitation {

namespace {

/// Where the rate lies between floor and goal, in millionths.
std::int64_t scoreOf(const QualityWeight& weight, const MeasuredRate& rate) {
    const auto whole = scaled(kMillion, {rate.numerator, rate.denominator});
    const auto floor = scaled(kMillion, weight.floor), goal = scaled(kMillion, weight.goal);
    auto way = goal - floor, gone = whole - floor;
    if (way < 0) way = -way, gone = -gone;
    return std::clamp(scaled(kMillion, {gone, way}), std::int64_t{0}, kMillion);
}

Money countedOf(const Policy& policy, Money cost) {
    if (cost <= policy.stopLoss) return cost;
    return policy.stopLoss + scaled(cost - policy.stopLoss, policy.coShare);
}

}  // namespace

QualityScore scoreQuality(const std::vector<QualityWeight>& weights, const std::vector<MeasuredRate>& rates) {
    QualityScore score;
    std::int64_t sum = 0, all = 0;
    for (const auto& weight : weights) {
        const auto rate = std::find_if(rates.begin(), rates.end(), [&](const MeasuredRate& one) { return one.measure == weight.measure && one.denominator > 0; });
        ScoredItem item{weight.measure, 0, weight.weight, rate == rates.end()};
        if (!item.missing) item.score = scoreOf(weight, *rate);
        sum += item.score * weight.weight;
        all += weight.weight;
        score.items.push_back(std::move(item));
    }
    if (all > 0) score.millionths = scaled(sum, {1, all});
    return score;
}

Money outstanding(const CapitationBook& book, const PaidMonth& month) {
    const auto known = book.completion(month.place, month.lag);
    return scaled(month.paid, {known.den, known.num}) - month.paid;
}

Settlement settle(const CapitationBook& book, const Policy& policy, const SettlementInput& input) {
    Settlement made;
    made.budget = input.budget;
    made.paid = sumOf(input.perPerson, [](Money one) { return one; });
    made.counted = sumOf(input.perPerson, [&](Money one) { return countedOf(policy, one); });
    made.outstanding = sumOf(input.paid, [&](const PaidMonth& month) { return outstanding(book, month); });
    // h x B is rounded once, and then taken by what is missing of quality.
    made.withheld = scaled(scaled(input.budget, policy.withhold), {kMillion - input.quality, kMillion});
    made.surplus = made.budget - made.withheld - made.counted - made.outstanding;
    if (made.surplus.fen < 0) {
        made.borne = scaled(Money{-made.surplus.fen}, policy.deficitShare);
        return made;
    }
    made.kept = std::min(made.surplus, scaled(made.budget, policy.surplusCap));
    const auto least = scaled(kMillion, policy.qualityMin);
    if (input.quality < least) made.kept = scaled(made.kept, {input.quality, least});
    return made;
}

std::string_view nameOf(YearStep step) {
    constexpr std::array<std::string_view, 6> kNames{"open", "assessed", "cleared", "appealed", "final", "distributed"};
    return kNames[static_cast<std::size_t>(step)];
}

bool mayFollow(YearStep now, YearStep next) {
    switch (now) {
        case YearStep::Open: return next == YearStep::Assessed;
        case YearStep::Assessed: return next == YearStep::Cleared;
        case YearStep::Cleared: return next == YearStep::Appealed || next == YearStep::Final;
        case YearStep::Appealed: return next == YearStep::Cleared;
        case YearStep::Final: return next == YearStep::Distributed;
        case YearStep::Distributed: break;
    }
    return false;
}

Money advanceOf(const CapitationBook& book, Money monthBudget, Date month) {
    const auto* term = book.term("advance", month);
    return term ? scaled(monthBudget, term->share) : Money{};
}

Clearing clear(const Settlement& settlement, Money ownCost, Money advanced) {
    const auto entitled = ownCost + settlement.result();
    return {entitled, advanced, entitled - advanced};
}

std::vector<std::pair<std::string, Money>> distribute(const std::vector<DistributionPart>& parts, Money kept) {
    std::vector<std::pair<std::string, Money>> shares;
    if (kept.fen <= 0) return shares;
    std::vector<std::int64_t> weights;
    for (const auto& part : parts) weights.push_back(part.weight);
    const auto amounts = divided(kept, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) shares.emplace_back(parts[i].id, amounts[i]);
    return shares;
}

Efficacy efficacy(Money costBefore, Money spent, std::int64_t memberMonths, Money budget) {
    Efficacy page;
    page.costBefore = costBefore;
    page.budget = budget;
    page.surplus = budget - spent;
    page.surplusRate = percentText(page.surplus, budget);
    if (memberMonths <= 0) return page;
    page.costNow = scaled(spent, {1, memberMonths});
    page.costChange = percentText(page.costNow - costBefore, costBefore);
    return page;
}

}  // namespace jiayi::capitation
