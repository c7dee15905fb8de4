// Where an order is, and what may happen to it there. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace jiayi::orders {

enum class OrderState {
    Draft,      ///< at this desk alone
    Signed,     ///< waits for the line
    Sent,       ///< the hub has it
    Collected,  ///< the specimen was taken
    Received,   ///< the laboratory has it
    Partial,    ///< some of its results are here
    Resulted,   ///< all are
    Refused,    ///< the laboratory cannot do it: to be ordered again or cancelled
    Cancelled,
    Mistaken,   ///< entered in error
};
enum class OrderEvent { Sign, HubTook, Collect, Receive, PartResult, LastResult, Cancel, Refuse, Spoil };

/// The state after `event`, or nothing: that cannot happen there. News from elsewhere comes in any order, so a laboratory's word moves an order
/// forward from wherever it stands and never back; only what people here do is refused.
std::optional<OrderState> after(OrderState state, OrderEvent event);

/// Signed, and somebody still has to do something before it is over.
bool isOpen(OrderState state);
/// "draft", "signed" ... "entered-in-error".
std::string_view nameOf(OrderState state);
std::optional<OrderState> orderState(std::string_view name);

}  // namespace jiayi::orders
