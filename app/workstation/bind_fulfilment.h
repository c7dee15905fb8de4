#pragma once

#include "app/workstation/desk.h"
#include "ui/pharmacy/fulfilment_asks.h"

namespace jiayi::app {

ui::FulfilmentAsks bindFulfilment(Desk& desk);

}  // namespace jiayi::app
