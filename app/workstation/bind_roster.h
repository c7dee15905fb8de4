// Search and roster, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/roster/roster_asks.h"
#include "ui/shell/search_box.h"

namespace jiayi::app {

ui::SearchFunction bindSearch(Desk& desk);
ui::RosterAsks bindRoster(Desk& desk);

}  // namespace jiayi::app
