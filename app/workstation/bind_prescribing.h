// The prescription pad and what chart and visit show of it, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/care/care_asks.h"
#include "ui/prescribing/prescribing_asks.h"

namespace jiayi::app {

ui::PrescribingAsks bindPrescribing(Desk& desk);

/// What is taken now, as the last orders say, at today's prices.
Result<ui::RegimenSummary> regimenSummary(db::Database& database, const care::RuleBook& rules, const pharmacy::ReviewBook& book, care::ResidentId resident, Date today);

/// "2026-11.2": month and number of what is in force; several pharmacies one after the other. Empty when there is none.
QString formularyLabel(const std::vector<pharmacy::Pharmacy>& pharmacies);

}  // namespace jiayi::app
