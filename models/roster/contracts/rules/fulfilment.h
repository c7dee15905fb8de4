// What a package owes in a term, what of it is due by a day, and what was done; pure.
#pragma once

#include "models/roster/contracts/rules/contract_state.h"

namespace jiayi::contracts {

struct ItemStanding {
    const PackageItem* item = nullptr;
    int owed = 0;  ///< in the whole term
    int due = 0;   ///< by that day, evenly spread: the n-th by the n-th part of the term
    int done = 0;  ///< on different days of the time in force
    std::optional<Date> last;
    std::optional<Date> next;  ///< the day by which the next one is due; nothing when all are done
    bool isLate() const { return done < due; }
};

/// `days`: the days on which it was done, in any order and however often.
ItemStanding standingOf(const PackageItem& item, const Contract& contract, std::vector<Date> days, Date today);

}  // namespace jiayi::contracts
