// `jiayi tour`: every real screen, on a real store of its own, as one picture each. No display is needed.
#pragma once

#include "app/workstation/command_line.h"

namespace jiayi::app {

/// The exit code. A screen that cannot be brought up is a failure, never a picture left out.
int runTour(int argc, char** argv, const TourArgs& args);

}  // namespace jiayi::app
