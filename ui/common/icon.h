// Line icons of resources/icons, tinted with a token colour.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace jiayi::ui {

/// `name` without folder and ending: "search". A name that is not in resources/icons is a bug.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio = 1.0);
QIcon icon(const QString& name, const QColor& color);
void paintIcon(QPainter& painter, const QString& name, const QColor& color, const QRectF& where);

}  // namespace jiayi::ui
