// What was ordered, what the laboratory and its reports say of it, and results of others that made an order needless. Plain values.
#pragma once

#include "models/care/facts.h"
#include "models/core/money.h"
#include "models/diagnostics/orders/rules/order_state.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::orders {

using care::VisitId;
using roster::ResidentId;
using TestOrderId = Id<struct TestOrderTag>;
using OrderTaskId = Id<struct OrderTaskTag>;
using ReusedResultId = Id<struct ReusedResultTag>;

/// One test of one person: a FHIR ServiceRequest. Tests that go into one tube carry one number.
struct TestOrder {
    TestOrderId id;
    ResidentId resident;
    std::string number;         ///< of the tube, with its check digit; on the label
    std::string test;           ///< of orderables.csv; empty: ordered by somebody else's names
    std::string loinc;
    std::string nameEn, nameZh; ///< as it was called when it was ordered
    bool urgent = false;
    std::string repeatReason{}; ///< of order_words.csv: why, although there is a result or an order
    std::string status = "active";  ///< active, completed, revoked, entered-in-error: the clinic's word
    std::string statusReason{};     ///< of order_words.csv, or words
    std::optional<VisitId> visit{};
    Instant signedAt{};
    std::string by;
    std::optional<Instant> collectedAt{};
    std::string collectedBy{};
    int hours = 0;              ///< from collection, or from signing, until it is overdue
    std::optional<Money> price{};
    bool operator==(const TestOrder&) const = default;
};
/// When its result should have been here.
Instant dueAt(const TestOrder& order);

/// What the laboratory says of an order: a FHIR Task, which is the laboratory's once the clinic has made it. So nobody but one side ever writes either of
/// the two resources, and they cannot contradict each other.
struct OrderTask {
    OrderTaskId id;
    TestOrderId order;
    ResidentId resident;
    std::string state = "requested";  ///< requested, received, partial, completed, refused, entered-in-error
    std::string reason{};             ///< refused
    Instant at{};
    bool operator==(const OrderTask&) const = default;
};
OrderTaskId orderTaskId(TestOrderId order);

/// An order with all that is known of it.
struct TrackedTest {
    TestOrder order;
    OrderState state = OrderState::Signed;
    std::string labReason;  ///< refused
    Instant due{};
};
/// From its three sources: the clinic, the laboratory, the reports ("", "partial", "final"); `atHub`: it was sent.
OrderState stateOf(const TestOrder& order, const std::string& labState, const std::string& reported, bool atHub);

/// A result of somebody else that took the place of an order: a priced fact, never changed. The ledger reads these.
struct ReusedResult {
    ReusedResultId id;
    ResidentId resident;
    std::string test;           ///< that was not ordered
    std::string nameEn, nameZh;
    std::string institution;    ///< whose result it is
    Date measured{};            ///< the oldest of them
    std::vector<Uuid> results;  ///< observations
    Money saved;                ///< the price of the test on that day
    Date on{};
    std::optional<VisitId> visit{};
    std::string by;
    Instant at{};
    std::string status = "active";  ///< or entered-in-error
    bool operator==(const ReusedResult&) const = default;
};

/// What was chosen for a line that is not signed yet.
struct OrderLine {
    std::string test;
    bool urgent = false;
    bool reuse = false;       ///< the result that is there instead
    std::string reason{};     ///< of order_words.csv, kind "repeat": why once more
    bool operator==(const OrderLine&) const = default;
};

}  // namespace jiayi::orders
