// What the people of the demo clinic have signed and what they are entitled to; the same for the same seed.
#pragma once

#include "app/workstation/demo_names.h"
#include "models/roster/contracts/rules/contract_state.h"
#include "models/roster/entitlement/rules/entitlement.h"

namespace jiayi::app {

struct DemoContracts {
    std::vector<contracts::ContractEvent> events;  ///< oldest first
    int contracts = 0;
    std::optional<roster::Entitlement> special;
};

/// Up to `today`: a term for whoever has a last day on the roster, with one or two before it; an offer for some of the others.
DemoContracts demoContracts(const contracts::ContractBook& book, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today, const std::string& clinic);

}  // namespace jiayi::app
