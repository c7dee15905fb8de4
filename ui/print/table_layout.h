// Tables on paper: figures of a period, a list of people.
#pragma once

#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct PaperTable {
    QString name;
    QStringList header;
    std::vector<QStringList> rows;
    std::vector<double> widths;  ///< shares of the sheet, as many as columns; none: all alike
};

struct TableSheet {
    SheetAbout about;
    QString title, subtitle, foot;
    std::vector<PaperTable> tables;
    SheetLanguage language = SheetLanguage::Chinese;  ///< its texts are in; head and foot follow
};

/// A row's cells wrap, and a row is never broken over two pages.
Pages tablePages(const TableSheet& sheet, Paper paper);

}  // namespace jiayi::ui
