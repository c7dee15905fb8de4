// Chart and visit, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/care/care_asks.h"

namespace jiayi::app {

ui::ChartAsks bindChart(Desk& desk);
ui::VisitAsks bindVisit(Desk& desk);

}  // namespace jiayi::app
