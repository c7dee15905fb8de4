// Pages onto paper: a PDF, a printer, a picture.
#pragma once

#include "models/core/result.h"
#include "ui/print/pages.h"

#include <QByteArray>
#include <QImage>

class QPainter;
class QPrinter;

namespace jiayi::ui {

/// The painter's unit must be a hundredth of a millimetre, its origin the corner of the paper.
void paintPage(QPainter& painter, const Page& page);
/// Fonts are embedded. The same pages give the same bytes but for the time of making.
QByteArray pdfOf(const Pages& pages);
/// Written whole or not at all. Conflict "file.exists": a file is never replaced; Full or Invalid "file.write" otherwise.
Result<void> savePdf(const Pages& pages, const QString& path);
QImage imageOf(const Page& page, int width);
/// Pages go out as they are, moved by `offset`, whatever paper the printer believes to hold. Busy "printer.failed".
Result<void> printOn(QPrinter& printer, const Pages& pages, QPointF offset);

}  // namespace jiayi::ui
