#pragma once

#include "app/workstation/desk.h"
#include "ui/pharmacy/formulary_asks.h"

namespace jiayi::app {

ui::FormularyAsks bindFormulary(Desk& desk);
ui::ChangesAsks bindChanges(Desk& desk);

}  // namespace jiayi::app
