// What the review says, wherever it says it: at the pad, in the pharmacist's queue, at a substitute.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// A text of the data in the language in force, or in the other where there is none.
QString ruleText(const pharmacy::Words& words);
/// "Contraindicated", "Major"; what interrupts looks graver than what stands beside the line.
QString severityWord(pharmacy::Severity severity);
Tone severityTone(pharmacy::Severity severity);

}  // namespace jiayi::ui
