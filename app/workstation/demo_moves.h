// Who came to the demo clinic and who left, so that the board is not empty; the same for the same seed.
#pragma once

#include "app/workstation/demo_clinic.h"

namespace jiayi::app {

/// One in some hundred people came, left, is leaving or wants to come; 张小明 stays. Of a clinic of fewer than a thousand nobody moves.
/// Inside a unit of its own. Throws SQLite::Exception.
void plantMoves(const sync::Context& context, const GenerateOptions& options);

}  // namespace jiayi::app
