#include "ui/access/lock_overlay.h"

#include "ui/access/brand.h"
#include "ui/common/card.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

LockOverlay::LockOverlay(const Clock& clock, UnlockFunction unlock, QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"lock"_s);
    auto* column = makeBrandedColumn(this);
    auto* card = new Card(this);
    auto* head = new QHBoxLayout;
    space(head, 0, 10);
    m_icon = new QLabel(card);
    m_title = makeLabel(TextRole::Heading, {}, card);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    m_text = makeLabel(TextRole::Soft, {}, card);
    m_text->setWordWrap(true);
    m_form = new UnlockForm(clock, std::move(unlock), card);
    card->body()->addLayout(head);
    card->body()->addWidget(m_text);
    card->body()->addWidget(m_form);
    column->addWidget(card);
    connect(m_form, &UnlockForm::unlocked, this, &LockOverlay::unlocked);
    restyle();
    retranslate();
}

void LockOverlay::retranslate() {
    setAccessibleName(tr("Locked"));
    m_title->setText(tr("Locked"));
    m_text->setText(tr("What you were writing is kept as it was."));
}

void LockOverlay::restyle() {
    m_icon->setPixmap(iconPixmap(u"lock"_s, tokens().accentInk, px(22), devicePixelRatioF()));
}

void LockOverlay::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), tokens().page); }

void LockOverlay::showEvent(QShowEvent* event) {
    Live<QWidget>::showEvent(event);
    m_form->clear();
    m_form->focusPassphrase();
}

}  // namespace jiayi::ui
