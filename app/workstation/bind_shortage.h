#pragma once

#include "app/workstation/desk.h"
#include "ui/pharmacy/shortage_asks.h"

namespace jiayi::app {

ui::ShortageAsks bindShortage(Desk& desk);

}  // namespace jiayi::app
