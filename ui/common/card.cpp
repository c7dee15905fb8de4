#include "ui/common/card.h"

#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace jiayi::ui {

Card::Card(QWidget* parent) : Live<QFrame>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, {15, 13, 15, 14}, 8);

    m_head = new QWidget(this);
    auto* head = new QHBoxLayout(m_head);
    space(head, 0, 6);
    m_title = makeLabel(TextRole::Title, {}, m_head);
    m_subtitle = makeLabel(TextRole::Soft, {}, m_head);
    m_hint = makeLabel(TextRole::Soft, {}, m_head);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_hint->setWordWrap(true);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addWidget(m_hint, 1);
    m_actions = new QHBoxLayout;
    space(m_actions, 0, 4);
    head->addLayout(m_actions);
    all->addWidget(m_head);

    m_body = new QVBoxLayout;
    space(m_body, 0, 8);
    all->addLayout(m_body, 1);
    showHead();
}

Card::Card(const QString& title, QWidget* parent) : Card(parent) { setTitle(title); }

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
    showHead();
}

void Card::setSubtitle(const QString& subtitle) {
    m_subtitle->setText(subtitle);
    showHead();
}

void Card::setHint(const QString& hint) {
    m_hint->setText(hint);
    showHead();
}

void Card::addHeadAction(QWidget* action) {
    m_actions->addWidget(action);
    showHead();
}

void Card::setStripe(std::optional<Tone> tone) {
    m_stripe = tone;
    update();
}

void Card::showHead() {
    m_title->setVisible(!m_title->text().isEmpty());
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
    m_head->setVisible(!m_title->text().isEmpty() || !m_subtitle->text().isEmpty() ||
                       !m_hint->text().isEmpty() || m_actions->count() > 0);
}

void Card::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = t.px(9);
    painter.setPen(QPen(t.cardLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(edge, radius, radius);
    if (!m_stripe) return;
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), radius, radius);
    painter.setClipPath(outline);
    painter.fillRect(QRectF(0, 0, t.px(3), height()), t.tone(*m_stripe).strong);
}

}  // namespace jiayi::ui
