// What stands where on paper: the result of every layout, and all that a painter needs. Lengths in hundredths of a millimetre.
#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <variant>
#include <vector>

namespace jiayi::ui {

constexpr double mm(double millimetres) { return millimetres * 100; }

enum class PaperSize { A5, A4 };
struct Paper {
    PaperSize size = PaperSize::A5;
    QSizeF whole() const { return size == PaperSize::A5 ? QSizeF(mm(148), mm(210)) : QSizeF(mm(210), mm(297)); }
    double margin() const { return size == PaperSize::A5 ? mm(9) : mm(16); }
    /// How much larger than on A5 everything is.
    double scale() const { return size == PaperSize::A5 ? 1.0 : 1.2; }
    double width() const { return whole().width() - 2 * margin(); }
};

struct TextStyle {
    double points = 9.5;
    bool bold = false;
    bool soft = false;  ///< dark grey
    /// Of one line, baseline to baseline.
    double lineHeight() const { return points * kPoint * 1.32; }
    /// From the top of a line down to its baseline.
    double baseline() const { return points * kPoint * 1.04; }
    QFont font() const;
    TextStyle times(double scale) const { return {points * scale, bold, soft}; }

private:
    static constexpr double kPoint = 35.28;
};

/// One line of text.
struct TextMark {
    QRectF box;
    QPointF base;  ///< where its first letter stands
    QString text;
    TextStyle style;
};
struct LineMark {
    QPointF from, to;
    double width = mm(0.15);
    bool soft = false;
};
struct BoxMark {
    QRectF box;
    QColor fill;  ///< not valid: none
    double border = 0;
    double radius = 0;
};
/// Black rectangles: a QR or a bar code.
struct CodeMark {
    QRectF box;
    std::vector<QRectF> bars;
};
/// A filled shape, or with `width` an open line of that width.
struct ShapeMark {
    QPolygonF points;
    QColor colour;
    double width = 0;
};
using Mark = std::variant<TextMark, LineMark, BoxMark, CodeMark, ShapeMark>;

Mark moved(Mark mark, QPointF by);

struct Page {
    QSizeF size;
    std::vector<Mark> marks;
};
struct Pages {
    QString title;  ///< of the file; says what it is, never about whom
    std::vector<Page> pages;
};

}  // namespace jiayi::ui
