// Duplicates, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/duplicates/duplicates_asks.h"

namespace jiayi::app {

ui::DuplicatesAsks bindDuplicates(Desk& desk);

}  // namespace jiayi::app
