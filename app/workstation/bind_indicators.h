// The indicators, bound to connections of their own: a long count never stands before a doctor's chart in the worker's queue.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/print_asks.h"
#include "ui/quality/quality_asks.h"

namespace jiayi::app {

ui::QualityAsks bindQuality(Desk& desk);
/// Tables as they stand on the page.
ui::PrintAsks bindTablePrint(Desk& desk, const ui::LeavingSheet& sheet);

}  // namespace jiayi::app
