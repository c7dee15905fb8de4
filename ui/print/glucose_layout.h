// Fourteen days of a glucose sensor on one page.
#pragma once

#include "models/readings/rules/glucose_profile.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct GlucoseSheet {
    SheetAbout about;
    std::string device;
    readings::GlucoseProfile profile;
};

/// Bands, profile, figures and goals; a profile that does not speak for the fourteen days says so. `rules` are those that the profile was made with.
Pages glucosePages(const GlucoseSheet& sheet, const readings::ReadingRules& rules, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
