// Readings, bound to the database worker, files and the printer.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/print_asks.h"
#include "ui/readings/readings_asks.h"

namespace jiayi::app {

/// The rules of readings, read once.
const readings::ReadingRules& readingRules();

ui::ReadingsAsks bindReadings(Desk& desk);
/// The fourteen days of one person. NotFound "readings.none" where no sensor was read.
ui::PrintAsks bindProfilePrint(Desk& desk, roster::ResidentId resident);

}  // namespace jiayi::app
