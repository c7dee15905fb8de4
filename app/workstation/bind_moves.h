// Residents who change their clinic, bound to the database worker.
#pragma once

#include "app/workstation/desk.h"
#include "ui/moves/moves_asks.h"

namespace jiayi::app {

/// The shipped reasons, sections and signs.
const moves::MovesBook& movesBook();
/// What there is to do for somebody, as the worklist says it.
moves::DueLines worklistLines(const Desk& desk);

ui::MovesAsks bindMoves(Desk& desk);

}  // namespace jiayi::app
