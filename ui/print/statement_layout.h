// A month's statement on paper: figures, lines by category and origin, what has happened, and room for a signature. Its words come with it.
#pragma once

#include "ui/print/pages.h"

#include <array>
#include <utility>
#include <vector>

namespace jiayi::ui {

struct StatementSheet {
    QString clinic, title, subtitle;
    bool sample = false;
    std::vector<std::pair<QString, QString>> figures;
    std::array<QString, 4> columns;              ///< what, where from, lines, sum
    std::vector<std::array<QString, 4>> groups;
    QString historyTitle;
    std::vector<QString> history;
    QString signature, page, sampleWords;        ///< `page`: "Page %1 of %2"
};

Pages statementPages(const StatementSheet& sheet, Paper paper);

}  // namespace jiayi::ui
