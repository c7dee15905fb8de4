// From a laboratory's report to the orders that it answers: by the number that it sent back, and by what it measured.
#pragma once

#include "models/diagnostics/orders/order_repository.h"
#include "models/diagnostics/orders/rules/order_book.h"

#include <set>

namespace jiayi::orders {

/// What a report says of itself.
struct ReportAbout {
    std::string number;                         ///< of the order, as the laboratory sent it back; may be empty
    std::string loinc;                          ///< of the test or panel as a whole; may be empty
    std::set<std::string, std::less<>> codes;   ///< of observations.csv: its items
    bool whole = true;                          ///< no item is awaited any more
};

/// Laboratories print numbers in groups, or in full-width digits: without either.
std::string plainNumber(std::string_view number);
/// Whose orders have that number; nothing where it is none of ours. Mistakes are left out.
Result<std::optional<ResidentId>> orderedFor(db::Database& database, std::string_view number);
/// The orders of that tube which the report is about: by the test's own code, by what it measures; the only one of a tube in any case.
Result<std::vector<TestOrderId>> ordersOf(db::Database& database, const OrderBook& book, const ReportAbout& report);

}  // namespace jiayi::orders
