// Words of the clinic that roster and chart share: sex, programmes, control, allergies.
#pragma once

#include "models/roster/roster_page.h"
#include "ui/common/tokens.h"

#include <QString>

#include <string_view>

namespace jiayi::ui {

/// "M", "F", "–".
QString sexLetter(Sex sex);
QString sexWord(Sex sex);
/// "Diabetes" for "T2DM"; the code itself when it is none of ours.
QString programmeWord(std::string_view code);
QString controlWord(roster::ControlState state);
Tone controlTone(roster::ControlState state);
/// "M · 58 y"; a year alone is said to be about: "M · about 58 y".
QString sexAndAge(Sex sex, std::optional<Date> birth, bool estimated, Date today);

}  // namespace jiayi::ui
