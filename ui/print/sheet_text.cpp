#include "ui/print/sheet_text.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace jiayi::ui {

double textWidth(const QString& text, const TextStyle& style) { return QFontMetricsF(style.font()).horizontalAdvance(text); }

std::vector<TextMark> textLines(const QString& text, const TextStyle& style, QPointF at, double width, Align align) {
    std::vector<TextMark> lines;
    double top = at.y();
    for (const auto& paragraph : text.split(u'\n', Qt::SkipEmptyParts)) {
        QTextLayout layout(paragraph, style.font());
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            const auto words = paragraph.mid(line.textStart(), line.textLength()).trimmed();
            const double used = textWidth(words, style);
            const double left = align == Align::Left ? 0 : align == Align::Right ? width - used : (width - used) / 2;
            const QRectF box(at.x() + left, top, used, style.lineHeight());
            lines.push_back({box, {box.left(), top + style.baseline()}, words, style});
            top += style.lineHeight();
        }
        layout.endLayout();
    }
    return lines;
}

TextStyle fitted(const QString& text, TextStyle style, double width, double least) {
    while (style.points > least && textWidth(text, style) > width) style.points = std::max(least, style.points - 0.5);
    return style;
}

}  // namespace jiayi::ui
