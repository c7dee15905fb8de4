// A laboratory's report on paper, as it was sent.
#pragma once

#include "models/diagnostics/results/report_view.h"
#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct ReportSheet {
    SheetAbout about;
    diagnostics::ReportView view;
};

/// Laboratory, specimen, times; each value with unit, method, the laboratory's range and flag; of a corrected one also the old. Our own judgement is not on
/// it: the sheet is the laboratory's word. The foot says who acknowledged it.
Pages reportPages(const ReportSheet& sheet, SheetLanguage language, Paper paper);

}  // namespace jiayi::ui
