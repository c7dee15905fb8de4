// The worklist, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/worklist/worklist_asks.h"

namespace jiayi::app {

ui::WorklistAsks bindWorklist(Desk& desk);
ui::NextAppointmentAsk bindNextAppointment(Desk& desk);

/// For a verb that has filled a store: tells everybody's items, so that the first opening finds the list whole.
Result<void> tellWholeWorklist(db::Database& database, const care::RuleBook& rules, Date today, const std::function<bool(std::int64_t)>& progress = {});

}  // namespace jiayi::app
