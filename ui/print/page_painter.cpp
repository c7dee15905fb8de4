#include "ui/print/page_painter.h"

#include <QBuffer>
#include <QFile>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>

namespace jiayi::ui {

namespace {

constexpr int kUnitsPerInch = 2540;
const QColor kSoftInk(0x4A, 0x4F, 0x55);

struct MarkPainter {
    QPainter& painter;

    void operator()(const TextMark& mark) const {
        painter.setPen(mark.style.soft ? kSoftInk : QColor(Qt::black));
        painter.setFont(mark.style.font());
        painter.drawText(mark.base, mark.text);
    }
    void operator()(const LineMark& mark) const {
        painter.setPen(QPen(mark.soft ? QColor(0xB8, 0xBE, 0xC4) : QColor(Qt::black), mark.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(mark.from, mark.to);
    }
    void operator()(const BoxMark& mark) const {
        painter.setPen(mark.border > 0 ? QPen(Qt::black, mark.border) : QPen(Qt::NoPen));
        painter.setBrush(mark.fill.isValid() ? QBrush(mark.fill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(mark.box, mark.radius, mark.radius);
        painter.setBrush(Qt::NoBrush);
    }
    void operator()(const CodeMark& mark) const {
        // Without smoothing neighbouring modules show no seam.
        const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::Antialiasing, false);
        for (const auto& bar : mark.bars) painter.fillRect(bar, Qt::black);
        painter.setRenderHint(QPainter::Antialiasing, smooth);
    }
    void operator()(const ShapeMark& mark) const {
        painter.setPen(mark.width > 0 ? QPen(mark.colour, mark.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin) : QPen(Qt::NoPen));
        painter.setBrush(mark.width > 0 ? QBrush(Qt::NoBrush) : QBrush(mark.colour));
        if (mark.width > 0) painter.drawPolyline(mark.points);
        else painter.drawPolygon(mark.points);
        painter.setBrush(Qt::NoBrush);
    }
};

QPageSize pageSizeOf(const Page& page) { return QPageSize(page.size / mm(1), QPageSize::Millimeter, QString(), QPageSize::FuzzyMatch); }

QPageLayout layoutOf(const Page& page) { return {pageSizeOf(page), QPageLayout::Portrait, QMarginsF()}; }

}  // namespace

void paintPage(QPainter& painter, const Page& page) {
    for (const auto& mark : page.marks) std::visit(MarkPainter{painter}, mark);
}

QByteArray pdfOf(const Pages& pages) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kUnitsPerInch);
    writer.setTitle(pages.title);
    writer.setCreator(QStringLiteral("Jiayi"));
    writer.setPageLayout(layoutOf(pages.pages.front()));
    QPainter painter(&writer);
    bool first = true;
    for (const auto& page : pages.pages) {
        if (!first) {
            writer.setPageLayout(layoutOf(page));
            writer.newPage();
        }
        first = false;
        paintPage(painter, page);
    }
    painter.end();
    return bytes;
}

Result<void> savePdf(const Pages& pages, const QString& path) {
    if (QFile::exists(path)) return Error{Errc::Conflict, "file.exists", {}};
    const auto bytes = pdfOf(pages);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) return Error{Errc::Invalid, "file.write", {}};
    if (file.write(bytes) == bytes.size() && file.flush()) return {};
    const bool full = file.error() == QFileDevice::ResourceError;
    file.remove();
    return Error{full ? Errc::Full : Errc::Invalid, "file.write", {}};
}

QImage imageOf(const Page& page, int width) {
    const double scale = width / page.size.width();
    QImage image(width, qRound(page.size.height() * scale), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paintPage(painter, page);
    return image;
}

Result<void> printOn(QPrinter& printer, const Pages& pages, QPointF offset) {
    printer.setFullPage(true);
    printer.setDocName(pages.title);
    printer.setPageLayout(layoutOf(pages.pages.front()));
    QPainter painter;
    if (!painter.begin(&printer)) return Error{Errc::Busy, "printer.failed", {}};
    const double scale = printer.resolution() / double(kUnitsPerInch);
    bool sent = true;
    for (std::size_t at = 0; at < pages.pages.size() && sent; ++at) {
        if (at > 0) sent = printer.newPage();
        painter.resetTransform();
        painter.scale(scale, scale);
        painter.translate(offset);
        paintPage(painter, pages.pages[at]);
    }
    sent = painter.end() && sent;
    return sent ? Result<void>{} : Error{Errc::Busy, "printer.failed", {}};
}

}  // namespace jiayi::ui
