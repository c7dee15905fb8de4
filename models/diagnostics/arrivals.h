// A laboratory's report finds its person and the orders that it answers. The two rooms below know nothing of each other.
#pragma once

#include "models/diagnostics/orders/rules/order_book.h"
#include "models/diagnostics/results/take_in.h"

namespace jiayi::diagnostics {

/// By the numbers of this clinic's own orders.
FindOrder findOrder();

/// settleReports(), and the open orders learn what came. At most `limit` reports (0: all). Errors of the store.
Result<Settled> settleArrivals(const sync::Context& context, const DiagnosticsBook& book, const orders::OrderBook& orderBook, int limit = 0);

/// Tells anew what the reports of this person say of each order: nothing, a part, all. Run after a match was made or undone. Doing it again changes nothing.
Result<void> noteReports(db::Database& database, const DiagnosticsBook& book, const orders::OrderBook& orderBook, ResidentId resident);
/// The same for whoever's order has the number that this report states; nothing where none has.
Result<void> noteReport(db::Database& database, const DiagnosticsBook& book, const orders::OrderBook& orderBook, ReportId report);

}  // namespace jiayi::diagnostics
