#pragma once

#include "app/workstation/desk.h"
#include "ui/pharmacist/pharmacist_asks.h"

namespace jiayi::app {

ui::QueueAsks bindQueue(Desk& desk);
ui::RulesAsks bindRules(Desk& desk);

}  // namespace jiayi::app
