// Answers from the database worker, brought to the thread of their owner (see models/qt/async.h).
#pragma once

#include "models/qt/async.h"

namespace jiayi::ui {

using qt::Latest;
using qt::onFinished;

}  // namespace jiayi::ui
