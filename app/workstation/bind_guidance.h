#pragma once

#include "app/workstation/desk.h"
#include "ui/guidance/guidance_asks.h"

namespace jiayi::app {

ui::GuidanceAsks bindGuidance(Desk& desk);
ui::RuleUseAsks bindRuleUse(Desk& desk);

}  // namespace jiayi::app
