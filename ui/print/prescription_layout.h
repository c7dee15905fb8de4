// The prescription form (处方).
#pragma once

#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

namespace jiayi::ui {

/// What the QR code says: which form, and nothing about anybody.
QString codeText(const pharmacy::PrescriptionSheet& sheet);
/// One form after the other; a sheet with more medicines than a form may hold goes on with another one, "1/3" behind its number. A decoction
/// has its pieces side by side. What is empty below the last medicine is struck.
Pages prescriptionPages(const std::vector<pharmacy::PrescriptionSheet>& sheets, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
