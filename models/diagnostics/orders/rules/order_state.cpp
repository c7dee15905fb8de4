#include "models/diagnostics/orders/rules/order_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jiayi::orders {

namespace {

constexpr std::array<std::pair<OrderState, std::string_view>, 10> kOrderNames{{{OrderState::Draft, "draft"},
                                                                              {OrderState::Signed, "signed"},
                                                                              {OrderState::Sent, "sent"},
                                                                              {OrderState::Collected, "collected"},
                                                                              {OrderState::Received, "received"},
                                                                              {OrderState::Partial, "partial"},
                                                                              {OrderState::Resulted, "resulted"},
                                                                              {OrderState::Refused, "refused"},
                                                                              {OrderState::Cancelled, "cancelled"},
                                                                              {OrderState::Mistaken, "entered-in-error"}}};

bool isUnderWay(OrderState state) { return state >= OrderState::Signed && state <= OrderState::Partial; }

/// Forward along signed ... resulted. A laboratory that refused may have got another specimen.
std::optional<OrderState> forward(OrderState state, OrderState to) {
    if (state == OrderState::Refused) return to == OrderState::Sent ? state : to;
    if (!isUnderWay(state) && state != OrderState::Resulted) return {};
    return std::max(state, to);
}

}  // namespace

bool isOpen(OrderState state) { return isUnderWay(state) || state == OrderState::Refused; }

std::optional<OrderState> after(OrderState state, OrderEvent event) {
    switch (event) {
        case OrderEvent::Sign: return state == OrderState::Draft ? std::optional{OrderState::Signed} : std::nullopt;
        case OrderEvent::Collect: return state == OrderState::Signed || state == OrderState::Sent ? std::optional{OrderState::Collected} : std::nullopt;
        case OrderEvent::Cancel: return isOpen(state) && state != OrderState::Partial ? std::optional{OrderState::Cancelled} : std::nullopt;
        case OrderEvent::HubTook: return forward(state, OrderState::Sent);
        case OrderEvent::Receive: return forward(state, OrderState::Received);
        case OrderEvent::PartResult: return forward(state, OrderState::Partial);
        case OrderEvent::LastResult: return forward(state, OrderState::Resulted);
        case OrderEvent::Refuse: return isUnderWay(state) && state != OrderState::Partial ? std::optional{OrderState::Refused} : std::nullopt;
        case OrderEvent::Spoil: return OrderState::Mistaken;
    }
    return {};
}

std::string_view nameOf(OrderState state) {
    for (const auto& [each, name] : kOrderNames)
        if (each == state) return name;
    return {};
}

std::optional<OrderState> orderState(std::string_view name) {
    for (const auto& [state, each] : kOrderNames)
        if (each == name) return state;
    return {};
}

}  // namespace jiayi::orders
