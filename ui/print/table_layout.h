// Tables on paper: figures of a period, a list of people.
#pragma once

#include "ui/print/sheet_frame.h"

namespace jiayi::ui {

struct PaperTable {
    QString name;
    QStringList header;
    std::vector<QStringList> rows;
};

struct TableSheet {
    SheetAbout about;
    QString title, subtitle, foot;
    std::vector<PaperTable> tables;
    SheetLanguage language = SheetLanguage::Chinese;  ///< its texts are in; head and foot follow
};

/// A column is as wide as its longest cell; where there is no room for that, the widest share what is left and wrap. A row is never broken over two pages.
Pages tablePages(const TableSheet& sheet, Paper paper);

}  // namespace jiayi::ui
