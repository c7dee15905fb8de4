#include "ui/common/button.h"

#include "ui/common/icon.h"
#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>

#include <utility>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

QString keysText(const QKeySequence& keys) {
    auto text = keys.toString(QKeySequence::NativeText);
    text.replace(u"Return"_s, u"↵"_s).replace(u"Enter"_s, u"↵"_s);
    // Arrows as arrows, whatever Qt calls them in the language of the day.
    for (const auto& [key, arrow] : {std::pair{Qt::Key_Left, u'←'}, std::pair{Qt::Key_Right, u'→'}, std::pair{Qt::Key_Up, u'↑'}, std::pair{Qt::Key_Down, u'↓'}})
        if (keys.count() == 1 && keys[0].key() == key) text = text.chopped(QKeySequence(key).toString(QKeySequence::NativeText).size()) + arrow;
    return text.replace(u'+', u' ');
}

Button::Button(Kind kind, const QString& text, QWidget* parent)
    : Live<QPushButton>(text, parent), m_kind(kind) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
}

void Button::setKeys(const QKeySequence& keys, bool shown) {
    if (!m_shortcut) {
        // Not QAbstractButton::setShortcut: every setText() throws that away.
        m_shortcut = new QShortcut(this);
        connect(m_shortcut, &QShortcut::activated, this, [this] { click(); });
    }
    m_shortcut->setKey(keys);
    m_hintShown = shown;
    describe();
    updateGeometry();
    update();
}

void Button::setIconName(const QString& name) {
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    update();
}

QString Button::hint() const { return m_shortcut && m_hintShown ? keysText(m_shortcut->key()) : QString(); }

void Button::describe() {
    if (m_shortcut) setToolTip(keysText(m_shortcut->key()));
}

QSize Button::sizeHint() const {
    const QFontMetrics face(tokens().font(14)), small(tokens().font(13));
    const bool quiet = m_kind == Kind::Quiet;
    int width = face.horizontalAdvance(text()) + px(quiet ? 12 : 30);
    if (const auto keys = hint(); !keys.isEmpty()) width += small.horizontalAdvance(keys) + px(8);
    if (!m_icon.isEmpty()) width += px(text().isEmpty() ? 4 : 22);
    return {width, px(quiet ? 26 : 32)};
}

void Button::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    const bool filled = m_kind == Kind::Primary || m_kind == Kind::Danger;
    const bool hot = isEnabled() && (underMouse() || isDown());
    QColor fill = Qt::transparent, line = Qt::transparent, ink = t.ink;
    if (m_kind == Kind::Primary) fill = hot ? t.accentHover : t.accent, ink = t.onAccent;
    if (m_kind == Kind::Danger) fill = hot ? t.dangerHover : t.danger, ink = t.onAccent;
    if (m_kind == Kind::Secondary) fill = hot ? t.hover : t.card, line = t.fieldLine;
    if (m_kind == Kind::Quiet) fill = hot ? t.hover : QColor(Qt::transparent), ink = t.accentInk;
    if (!isEnabled()) {
        if (filled) fill = t.tone(Tone::Neutral).fill;
        ink = t.inkFaint;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = t.px(6);
    painter.setBrush(fill);
    painter.setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    auto inner =
        rect().adjusted(t.px(m_kind == Kind::Quiet ? 6 : 15), 0, -t.px(m_kind == Kind::Quiet ? 6 : 15), 0);
    if (!m_icon.isEmpty()) {
        const double side = t.px(16);
        const double x = text().isEmpty() ? (width() - side) / 2 : inner.left();
        paintIcon(painter, m_icon, ink, QRectF(x, (height() - side) / 2, side, side));
        inner.adjust(t.px(22), 0, 0, 0);
    }
    painter.setPen(ink);
    painter.setFont(t.font(14));
    const auto keys = hint();
    painter.drawText(
        inner, Qt::AlignVCenter | (keys.isEmpty() && m_icon.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft),
        text());
    if (!keys.isEmpty()) {
        if (isEnabled()) painter.setPen(m_kind == Kind::Primary ? t.onAccentSoft : m_kind == Kind::Danger ? t.onAccent : t.inkSoft);
        painter.setFont(t.font(13));
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, keys);
    }
    if (hasFocus()) {
        if (filled) {  // the ring would vanish in the fill: a light line within it
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.onAccent, 1.5));
            painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), radius - 2, radius - 2);
        }
        paintFocusRing(painter, rect(), radius);
    }
}

void Button::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        event->modifiers() == Qt::NoModifier) {
        click();
        return;
    }
    Live<QPushButton>::keyPressEvent(event);
}

void Button::changeEvent(QEvent* event) {
    Live<QPushButton>::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
}

}  // namespace jiayi::ui
