// The ledger line by line, for the page that shows it: no name stands on it; whose a line is shows where it is opened.
#pragma once

#include "models/capitation/ledger.h"

namespace jiayi::capitation {

struct LedgerAsked {
    Month month{};
    std::string scheme;    ///< empty: all
    std::string place;     ///< own, elsewhere; empty: both
    std::string category;  ///< empty: all
    bool onlyNegative = false;
    bool onlyOutOfScope = false;
    std::int64_t before = 0;  ///< pk of the last line that was shown; 0: from the newest
    std::size_t limit = 200;
};
struct LedgerRow {
    std::int64_t pk = 0;
    ResidentId resident;
    LedgerLine line;
    std::optional<Origin> original;  ///< of a line that takes something back
    std::string held;
};
struct LedgerSums {
    std::int64_t lines = 0;
    Split split;
    Money counted, outOfScope;
};
struct LedgerSlice {
    std::vector<LedgerRow> rows;
    LedgerSums sums;  ///< of everything asked for, not only of these rows
    bool more = false;
    std::vector<std::pair<PricedFact, std::string>>
        held;  ///< refunds that wait for their original, with why; in no sum
};
/// Newest first: by the order of booking.
Result<LedgerSlice> readLedger(db::Database& database, const LedgerAsked& asked);

}  // namespace jiayi::capitation
