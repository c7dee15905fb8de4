// From what is chosen for a person to signed orders, or to results that took their place.
#pragma once

#include "models/diagnostics/orders/order_repository.h"
#include "models/diagnostics/orders/rules/recognition.h"
#include "models/roster/resident.h"

#include <set>

namespace jiayi::orders {

/// Everything the page of a person's orders shows. What recognition offers follows from `results` by recognise().
struct OrderingPage {
    roster::Resident resident;
    std::set<std::string, std::less<>> programmes;  ///< enrolled in
    std::vector<HeldResult> results;                ///< the newest few of each code that the book knows
    std::vector<TrackedTest> orders;                ///< newest first
    std::vector<OrderLine> draft;
    std::string institution;                        ///< this one's name
    Date today{};
};
/// NotFound "resident.not-found".
Result<OrderingPage> readOrdering(db::Database& database, const OrderBook& book, ResidentId resident, Date today);

/// Open orders of the same test, or of another that measures something of it.
std::vector<const TrackedTest*> openDoubles(const OrderBook& book, const Orderable& test, const std::vector<TrackedTest>& orders);

/// What is chosen is kept at this desk until it is signed; an empty list throws it away. No audit: nothing was done yet. NotFound.
Result<void> saveOrderDraft(const sync::Context& context, ResidentId resident, const std::vector<OrderLine>& lines);

struct SignedOrders {
    std::vector<TestOrderId> orders;
    std::vector<ReusedResultId> reuses;
    std::vector<std::string> numbers;  ///< of tubes and studies, in the order of the lines
    Money saved;
};
/// "order.sign": one unit with an order and its task for each line that is ordered and a priced fact for each that is reused; the draft goes. Tests that go
/// into one tube get one number.
/// Denied "test-order.role" unless the user is a doctor (or whoever set the store up); NotFound; Invalid "test-order.empty", "test-order.test", "test-order.twice",
/// "test-order.reason" (no row of order_words.csv), "test-order.repeat-reason" (a result is recognised, or the same is ordered already, and no reason is given);
/// Conflict "test-order.not-recognised" (there is nothing to be reused any more).
struct SignOrders {
    ResidentId resident;
    std::vector<OrderLine> lines;
    std::optional<VisitId> visit{};
    Result<SignedOrders> operator()(const sync::Context& context, const OrderBook& book) const;
};

/// "order.collect": the specimen of that number was taken, now. Invalid "test-order.number" for a number that cannot be one; NotFound "test-order.not-found";
/// Conflict "test-order.state" when nothing of it waits for a specimen.
struct CollectSpecimen {
    std::string number;
    Result<ResidentId> operator()(const sync::Context& context, const OrderBook& book) const;
};
/// "order.cancel". Invalid "test-order.reason" without one; NotFound; Conflict "test-order.state" when results are here or it is over.
struct CancelOrder {
    TestOrderId order;
    std::string reason;  ///< of order_words.csv, kind "cancel", or words
    Result<void> operator()(const sync::Context& context) const;
};
/// "order.reuse-undo": it was a mistake. NotFound; Conflict "test-order.state" when it is one already.
struct UndoReuse {
    ReusedResultId reuse;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::orders
