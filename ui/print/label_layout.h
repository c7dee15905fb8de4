// Labels for tubes and cups: on a label printer one after the other, or on a sheet of labels of which some may be gone already.
#pragma once

#include "models/diagnostics/orders/open_orders.h"
#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

#include <vector>

namespace jiayi::ui {

/// A sheet of A4 with three columns of eight labels, 70 x 37 mm each, as it is sold.
constexpr int kLabelsOnSheet = 24;

/// 50 x 30 mm, a page each. Bars are a third of a millimetre, so that a printer of 203 dots an inch holds them apart.
Pages labelPages(const std::vector<orders::SpecimenLabel>& labels, SheetLanguage language);
/// The first label on place `start` (1 to kLabelsOnSheet) of the first sheet; places before it stay empty.
Pages labelSheetPages(const std::vector<orders::SpecimenLabel>& labels, SheetLanguage language, int start);

}  // namespace jiayi::ui
