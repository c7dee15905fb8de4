// The money of the demo clinic: who has the benefit, and two years of costs, own and elsewhere. Plausible, and nobody's.
#pragma once

#include "app/workstation/demo_names.h"
#include "models/sync/unit.h"

namespace jiayi::app {

struct DemoMoney {
    int members = 0;
    std::int64_t costs = 0;  ///< heard by the ledger
};
/// The special-disease benefit of the people with diabetes; charges of the clinic as its earlier program kept them (ChargeItem), claims of other institutions as
/// the payer's arrive (ExplanationOfBenefit), some late, corrected, given back or out of scope; then the months of all members. The same for the same
/// seed. `people` stand in the store. Errors of the store and of the ledger.
Result<DemoMoney> plantDemoMoney(const sync::Context& context, const std::vector<DemoPerson>& people,
                                 std::uint64_t seed, Date today, sync::Origin origin);

}  // namespace jiayi::app
