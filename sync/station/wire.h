// What desks say to each other, as JSON. What was received is checked here, once.
#pragma once

#include "models/queue/entry_store.h"

namespace jiayi::station {

/// Question and answer are alike: what I have seen, and what you lack.
struct ExchangeMessage {
    queue::Seen seen;
    queue::EntryPage page;
};
std::string toWire(const ExchangeMessage& message);
/// Invalid "station.message".
Result<ExchangeMessage> exchangeFrom(std::string_view text);

struct PairMessage {
    std::string clinic;  ///< the institution's code
    std::string name;    ///< of the desk
    std::uint16_t port = 0;  ///< where it listens
    std::string proof;
};
std::string toWire(const PairMessage& message);
/// Invalid "station.message".
Result<PairMessage> pairFrom(std::string_view text);

std::string refusalOnWire(std::string_view reason);
/// The reason of a refusal; "station.message" when it says none.
std::string refusalFrom(std::string_view text);

}  // namespace jiayi::station
