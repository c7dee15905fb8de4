// Strokes shared by widgets, delegates and charts.
#pragma once

#include "ui/common/tokens.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace jiayi::ui {

/// The mark of a tone, told apart without colour: Ok a disc, Info a ring with a core, Warn a triangle, Bad a
/// diamond, Neutral a ring.
void paintMark(QPainter& painter, const QRectF& where, Tone tone);
/// A pill with a word, pillWidth() wide and pillHeight() high.
void paintPill(QPainter& painter, const QRectF& where, const QString& word, const ToneColors& colors);
int pillWidth(const QString& word);
int pillHeight();
void paintFocusRing(QPainter& painter, const QRectF& where, double radius);

}  // namespace jiayi::ui
