// What the ledger says of a period: both schemes, the months whose counting day lies in it.
#pragma once

#include "models/capitation/statement.h"

namespace jiayi::capitation {

struct PeriodMoney {
    std::int64_t memberMonths = 0;
    Money budget;
    Money cost;  ///< settled, of own and of other institutions
    Money
        counted;  ///< of that, after stop-loss: what a person's cost of the period is above it counts by the co-share
    bool operator==(const PeriodMoney&) const = default;
};
/// Months without a rate hold nobody. Errors of computeStatement().
Result<PeriodMoney> periodMoney(db::Database& database, const CapitationBook& book, Date from, Date to);

/// Of one scheme, from month to month, both included; an empty scheme is both.
Result<PeriodMoney> monthsMoney(db::Database& database, const CapitationBook& book, std::string_view scheme,
                                Month from, Month to);

}  // namespace jiayi::capitation
