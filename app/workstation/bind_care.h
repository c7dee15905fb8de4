// Chart and visit, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/care/care_asks.h"

#include <functional>

namespace jiayi::app {

ui::ChartAsks bindChart(Desk& desk);
/// Drafts are shared with the clinic's other desks; `onWritten` is called in the worker's thread when there is something for them.
ui::VisitAsks bindVisit(Desk& desk, std::function<void()> onWritten = [] {});

}  // namespace jiayi::app
