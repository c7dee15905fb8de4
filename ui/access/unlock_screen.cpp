#include "ui/access/unlock_screen.h"

#include "ui/access/brand.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

UnlockScreen::UnlockScreen(const Clock& clock, UnlockFunction unlock, QWidget* parent)
    : Live<QWidget>(parent) {
    setObjectName(u"page"_s);
    auto* column = makeBrandedColumn(this);
    auto* card = new Card(this);
    m_clinic = makeLabel(TextRole::Heading, {}, card);
    m_clinic->setObjectName(u"unlock.clinic"_s);
    m_clinic->setWordWrap(true);
    m_path = new ElidedLabel(TextRole::Soft, card);
    m_form = new UnlockForm(clock, std::move(unlock), card);
    card->body()->addWidget(m_clinic);
    card->body()->addWidget(m_path);
    card->body()->addWidget(m_form);
    m_promise = makeLabel(TextRole::Soft, {}, this);
    m_promise->setWordWrap(true);
    m_other = new Button(Button::Kind::Quiet, {}, this);
    m_other->setObjectName(u"unlock.other"_s);
    column->addWidget(card);
    column->addWidget(m_promise);
    column->addWidget(m_other, 0, Qt::AlignLeft);
    connect(m_form, &UnlockForm::unlocked, this, &UnlockScreen::unlocked);
    connect(m_other, &QPushButton::clicked, this, &UnlockScreen::otherStoreAsked);
    setFocusProxy(m_form);
    retranslate();
}

void UnlockScreen::setStore(const QString& clinic, const QString& path) {
    m_clinic->setText(clinic);
    m_path->setFullText(path);
}

void UnlockScreen::showEvent(QShowEvent* event) {
    Live<QWidget>::showEvent(event);
    m_form->focusPassphrase();
}

void UnlockScreen::retranslate() {
    setWindowTitle(tr("Jiayi", "the program's name"));
    m_promise->setText(
        tr("The store is encrypted. Nobody, the consortium included, can open it without a passphrase or "
           "the recovery key."));
    m_other->setText(tr("Open another store"));
}

}  // namespace jiayi::ui
