// Text broken into lines, as marks.
#pragma once

#include "ui/print/pages.h"

namespace jiayi::ui {

enum class Align { Left, Centre, Right };

double textWidth(const QString& text, const TextStyle& style);
/// The lines of `text` in a column `width` wide whose top left corner is `at`. Breaks between words and between Han, within a word only
/// where it is wider than the column. An empty text has no line.
std::vector<TextMark> textLines(const QString& text, const TextStyle& style, QPointF at, double width, Align align = Align::Left);
/// The same style, smaller where `text` would not fit on one line, down to `least` points.
TextStyle fitted(const QString& text, TextStyle style, double width, double least = 5);

/// A label, and behind it its value, wrapped beneath itself.
struct Pair {
    QString label;
    QString value;
    double at = 0;     ///< share of the row where it begins
    double width = 1;  ///< share of the row
    bool bold = false;
};

}  // namespace jiayi::ui
