// Orders of tests and their labels, bound to the database worker and the printer.
#pragma once

#include "app/workstation/desk.h"
#include "ui/orders/order_asks.h"
#include "ui/print/print_asks.h"

namespace jiayi::app {

ui::OrderAsks bindOrders(Desk& desk);
ui::OpenOrderAsks bindOpenOrders(Desk& desk);
/// For a label printer and for sheets. NotFound "labels.none" where nothing of these numbers has a label.
ui::PrintAsks bindLabelPrint(Desk& desk, const std::vector<std::string>& numbers);
/// The test that can be ordered for the first of these codes of observations.csv that has one, if any: they are one measurement.
std::vector<std::string> testsFor(const orders::OrderBook& book, const std::vector<std::string>& codes);

}  // namespace jiayi::app
