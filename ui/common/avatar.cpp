#include "ui/common/avatar.h"

#include "models/core/text.h"
#include "ui/common/format.h"
#include "ui/common/tokens.h"

#include <QPainter>

namespace jiayi::ui {

Avatar::Avatar(int diameter, QWidget* parent) : Live<QWidget>(parent), m_diameter(diameter) {
    setFixedSize(sizeHint());
}

void Avatar::setName(const QString& name) {
    // By code point: rare Han lie outside the basic plane and take two QChars.
    const auto letters = codePoints(utf8(name.trimmed()));
    m_letter = letters.empty() ? QString() : qs(letters.front()).toUpper();
    update();
}

QSize Avatar::sizeHint() const { return {px(m_diameter), px(m_diameter)}; }

void Avatar::restyle() { setFixedSize(sizeHint()); }

void Avatar::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentFill);
    painter.drawEllipse(rect());
    painter.setPen(t.accentInk);
    painter.setFont(t.font(m_diameter * 0.44, QFont::Bold));
    painter.drawText(rect(), Qt::AlignCenter, m_letter);
}

}  // namespace jiayi::ui
