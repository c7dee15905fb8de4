#include "models/roster/contracts/rules/fulfilment.h"

#include <algorithm>

namespace jiayi::contracts {

ItemStanding standingOf(const PackageItem& item, const Contract& contract, std::vector<Date> days, Date today) {
    ItemStanding standing{&item, item.times, 0, 0, {}, {}};
    if (!contract.lastDay) return standing;
    const auto& terms = contract.terms;
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const auto day : days) {
        if (day < terms.since || day > *contract.lastDay || day > today) continue;
        ++standing.done;
        standing.last = day;
    }
    // What is owed counts for the whole term as agreed; after an early end nothing more falls due.
    const auto length = (terms.until - terms.since).count() + 1;
    const auto dueBy = [&](int nth) { return terms.since + Days{static_cast<int>(length * nth / item.times) - 1}; };
    for (int nth = 1; nth <= item.times; ++nth)
        if (dueBy(nth) <= std::min(today, *contract.lastDay)) standing.due = nth;
    if (standing.done < item.times) standing.next = dueBy(standing.done + 1);
    return standing;
}

}  // namespace jiayi::contracts
