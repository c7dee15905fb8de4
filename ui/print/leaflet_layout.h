// The guidance leaflet (用药指导) that the person takes home.
#pragma once

#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

namespace jiayi::ui {

/// Larger type. Each medicine in plain words; what no table says is left to "ask your doctor". Texts without a pharmacist's signature carry a
/// mark that the foot explains.
Pages leafletPages(const pharmacy::Leaflet& leaflet, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
