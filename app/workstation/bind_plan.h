// The care plan, bound to the database worker and the printer.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/print_asks.h"
#include "ui/plan/plan_asks.h"

namespace jiayi::app {

/// What a plan can be made of, read once.
const plan::PlanRules& planRules();

ui::PlanAsks bindPlan(Desk& desk);
/// The plan in force. NotFound "plan.none" where nothing is agreed.
ui::PrintAsks bindPlanPrint(Desk& desk, roster::ResidentId resident);

}  // namespace jiayi::app
