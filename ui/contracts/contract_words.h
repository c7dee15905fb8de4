// Where a contract stands, in the language in force.
#pragma once

#include "models/roster/contracts/contract_lists.h"
#include "models/roster/entitlement/entitlement_repository.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString contractWords(const contracts::Words& words);
/// "In force", "Begins 2026-12-01", "Ran out", "Offered" ...
QString standingWord(const contracts::Contract& contract, Date today);
Tone standingTone(const contracts::Contract& contract, Date today);
/// "2026-01-01 – 2026-12-31", the last day in force if it ended before.
QString termText(const contracts::Contract& contract);
QString packageWord(const contracts::ContractBook& book, std::string_view package);
QString endReasonWord(const contracts::ContractBook& book, std::string_view reason);
/// What happened: "Signed", "Renewed to 2027-11-30" ...
QString eventWord(const contracts::ContractBook& book, const contracts::ContractEvent& event);
/// "Late by 1", "2 of 4" ...
QString itemWord(const contracts::ItemStanding& item);
Tone itemTone(const contracts::ItemStanding& item);
QString loadText(const contracts::DoctorLoad& load);

QString schemeWord(std::string_view scheme);
QString benefitWord(std::string_view benefit);
/// "from 2026-01-01 to 2026-12-31", "from 2026-01-01 on".
QString spanText(Date since, std::optional<Date> until);

}  // namespace jiayi::ui
