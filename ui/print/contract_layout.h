// The contract that a person and the family doctor's team sign, with what the package owes.
#pragma once

#include "models/roster/contracts/contract_repository.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct ContractSheet {
    SheetAbout about;
    contracts::Contract contract;
    std::string phone, address, signer;
};

/// One sheet: parties, term, the package's services in a year, lines to sign. What the services rest on is said in the foot.
Pages contractPages(const ContractSheet& sheet, const contracts::ContractBook& book, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
