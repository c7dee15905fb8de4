// Contracts and entitlement, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/contracts/contract_asks.h"

namespace jiayi::app {

const contracts::ContractBook& contractBook();
ui::ContractAsks bindContracts(Desk& desk);

}  // namespace jiayi::app
