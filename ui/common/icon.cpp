#include "ui/common/icon.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

void paintIcon(QPainter& painter, const QString& name, const QColor& color, const QRectF& where) {
    QFile file(u":/jiayi/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no such icon: %s", qPrintable(name));
    auto svg = file.readAll();
    svg.replace("currentColor", color.name().toUtf8());
    QSvgRenderer renderer(svg);
    renderer.render(&painter, where);
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio) {
    QPixmap pixmap(QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(painter, name, color, QRectF(0, 0, size, size));
    return pixmap;
}

QIcon icon(const QString& name, const QColor& color) {
    QIcon made;
    for (const int size : {16, 20, 24, 32, 48}) made.addPixmap(iconPixmap(name, color, size));
    return made;
}

}  // namespace jiayi::ui
