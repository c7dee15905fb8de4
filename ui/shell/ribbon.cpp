#include "ui/shell/ribbon.h"

#include "ui/common/tokens.h"

#include <QPainter>

namespace jiayi::ui {

Ribbon::Ribbon(QWidget* parent) : Live<QLabel>(parent) {
    setProperty("tone", QStringLiteral("warn"));
    setAlignment(Qt::AlignCenter);
    restyle();
}

void Ribbon::restyle() { setFixedHeight(px(24)); }

void Ribbon::paintEvent(QPaintEvent* event) {
    QPainter(this).fillRect(rect(), tokens().tone(Tone::Warn).fill);
    QLabel::paintEvent(event);
}

}  // namespace jiayi::ui
