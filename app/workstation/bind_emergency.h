// The page for closed-off areas, bound to the database worker and the printer.
#pragma once

#include "app/workstation/desk.h"
#include "ui/emergency/emergency_asks.h"
#include "ui/print/print_asks.h"

namespace jiayi::app {

ui::EmergencyAsks bindEmergency(Desk& desk);
/// The list of a grid and its sheets.
ui::PrintAsks bindAreaPrint(Desk& desk, const std::string& grid);

}  // namespace jiayi::app
