// Whatever a signed visit yields on paper: one layout for records, forms, sheets and feedback.
#pragma once

#include "models/pharmacy/sheets/visit_papers.h"
#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

namespace jiayi::ui {

/// Sections with their rows: short answers two side by side, long ones on their own. An empty answer is a line to write on.
Pages visitPages(const pharmacy::VisitPaper& paper, SheetLanguage language, Paper size);

}  // namespace jiayi::ui
