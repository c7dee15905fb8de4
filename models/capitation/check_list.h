// What must be settled before a month is frozen.
#pragma once

#include "models/capitation/rules/exact.h"
#include "models/db/query.h"

namespace jiayi::capitation {

struct CheckItem {
    std::string key;  ///< month-not-over, unsent, quarantined, draft, held, unpriced, no-scheme, other-desks, desks-unknown
    std::int64_t count = 0;
    bool overridable = false;  ///< with a reason
};
/// What stands against freezing: the month is not over; saved work of the month that the hub does not have; quarantined work (overridable); drafts
/// of visits of the month; costs that wait for their original; supplies without a price; people who would count if their scheme were known
/// (the last two overridable); desks of the clinic of which the hub has heard nothing since the month ended, or that the hub has not said
/// yet when it heard of them (both overridable: a desk may be broken). Empty: nothing.
Result<std::vector<CheckItem>> checkList(db::Database& database, Month month, Date today);

}  // namespace jiayi::capitation
