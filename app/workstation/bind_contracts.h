// Contracts and entitlement, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/contracts/contract_asks.h"
#include "ui/print/print_asks.h"

namespace jiayi::app {

const contracts::ContractBook& contractBook();
ui::ContractAsks bindContracts(Desk& desk);
/// The sheet that both sides sign.
ui::PrintAsks bindContractPrint(Desk& desk, contracts::ContractId id);

}  // namespace jiayi::app
