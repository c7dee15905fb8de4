#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>

namespace jiayi::ui {

void paintMark(QPainter& painter, const QRectF& where, Tone tone) {
    const auto color = tokens().tone(tone).strong;
    const double size = std::min(where.width(), where.height());
    const QRectF box(where.center().x() - size / 2, where.center().y() - size / 2, size, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (tone) {
        case Tone::Ok:
            painter.drawEllipse(box);
            break;
        case Tone::Warn:
            painter.drawPolygon(QPolygonF{{QPointF(box.center().x(), box.top() - size * 0.06),
                                           QPointF(box.right() + size * 0.08, box.bottom()),
                                           QPointF(box.left() - size * 0.08, box.bottom())}});
            break;
        case Tone::Bad:
            painter.drawPolygon(QPolygonF{{QPointF(box.center().x(), box.top() - size * 0.1),
                                           QPointF(box.right() + size * 0.1, box.center().y()),
                                           QPointF(box.center().x(), box.bottom() + size * 0.1),
                                           QPointF(box.left() - size * 0.1, box.center().y())}});
            break;
        case Tone::Info:
        case Tone::Neutral: {
            const double line = size * 0.2;
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, line));
            painter.drawEllipse(box.adjusted(line / 2, line / 2, -line / 2, -line / 2));
            if (tone == Tone::Info) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(color);
                painter.drawEllipse(box.center(), size * 0.18, size * 0.18);
            }
            break;
        }
    }
    painter.restore();
}

namespace {
QFont pillFont() { return tokens().font(13); }
}  // namespace

int pillWidth(const QString& word) { return QFontMetrics(pillFont()).horizontalAdvance(word) + px(18); }

int pillHeight() { return px(21); }

void paintPill(QPainter& painter, const QRectF& where, const QString& word, const ToneColors& colors) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(where, where.height() / 2, where.height() / 2);
    painter.setPen(colors.ink);
    painter.setFont(pillFont());
    const QFontMetrics metrics(painter.font());
    const auto shown = metrics.elidedText(word, Qt::ElideRight, static_cast<int>(where.width()) - px(12));
    painter.drawText(where, Qt::AlignCenter | Qt::TextSingleLine, shown);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& where, double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens().focus, 2));
    painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

}  // namespace jiayi::ui
