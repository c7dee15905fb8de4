// What the print dialog asks for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/core/result.h"
#include "ui/print/pages.h"
#include "ui/print/sheet_words.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

class QWidget;

namespace jiayi::ui {

/// What this desk remembers of each document.
struct PrintSetup {
    SheetLanguage language = SheetLanguage::Chinese;
    PaperSize paper = PaperSize::A5;
    QString printer;  ///< empty: the system's own choice
    int tray = -1;    ///< a QPrinter::PaperSource; -1: the printer's own choice
    double right = 0, down = 0;  ///< mm that everything is moved, for forms that are printed beforehand
    QString phone;    ///< of the clinic; one for all documents
    int start = 1;    ///< the first place on a sheet of labels that is still there; never remembered
    bool operator==(const PrintSetup&) const = default;
};

/// Something that can be printed. Values lie within its function, so it asks nobody.
struct PrintDocument {
    QString key;                     ///< "prescription": what its setup is remembered by
    std::function<QString()> name;   ///< in the window's language
    QString fileName;                ///< without ending; says nothing about anybody
    std::function<Pages(const PrintSetup&)> lay;
    bool ownPaper = false;  ///< has one size of its own, and no clinic's telephone on it
    bool asInWindow = false;  ///< its texts are in the window's language, whatever was chosen before
    int places = 0;         ///< on a sheet of labels; 0: no sheet
};

struct PrinterChoice {
    QString name;
    bool standard = false;
    QList<std::pair<int, QString>> trays;
};

struct PrintAsks {
    std::function<QFuture<Result<std::vector<PrintDocument>>>()> read;
    std::function<QList<PrinterChoice>()> printers;
    std::function<PrintSetup(const QString& document)> remembered;
    std::function<void(const QString& document, const PrintSetup&)> remember;
    /// Before anything leaves: that it does, in the audit trail.
    std::function<QFuture<Result<void>>(const QString& document)> record;
    std::function<Result<void>(const Pages&, const PrintSetup&)> print;
    /// Shows the desk's own dialog without stopping the window; `chosen` is called unless it is closed.
    std::function<void(QWidget* over, const QString& fileName, std::function<void(const QString& path)> chosen)> chooseFile;
    std::function<Result<void>(const Pages&, const QString& path)> save;
};

}  // namespace jiayi::ui
