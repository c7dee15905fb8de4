#include "ui/common/labels.h"

#include "ui/common/tokens.h"

#include <QFontMetrics>
#include <QStyle>

namespace jiayi::ui {

namespace {
const char* roleName(TextRole role) {
    switch (role) {
        case TextRole::Body:
            return "body";
        case TextRole::Soft:
            return "soft";
        case TextRole::Strong:
            return "strong";
        case TextRole::Title:
            return "title";
        case TextRole::Heading:
            return "heading";
        case TextRole::Figure:
            return "figure";
    }
    return "body";
}
}  // namespace

void setTextRole(QLabel* label, TextRole role) {
    label->setProperty("role", QLatin1String(roleName(role)));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QLabel* makeLabel(TextRole role, const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

ElidedLabel::ElidedLabel(TextRole role, QWidget* parent) : Live<QLabel>(parent) {
    setTextFormat(Qt::PlainText);
    setTextRole(this, role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString& text) {
    if (m_full == text) return;
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::sizeHint() const {
    ensurePolished();
    return {fontMetrics().horizontalAdvance(m_full) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const { return {0, sizeHint().height()}; }

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() {
    const auto shown = fontMetrics().elidedText(m_full, Qt::ElideRight, width());
    // A lone "…" says nothing; the tooltip still has it all.
    QLabel::setText(shown.size() <= 2 && shown != m_full ? QString() : shown);
    setToolTip(shown == m_full ? QString() : m_full);
}

}  // namespace jiayi::ui
