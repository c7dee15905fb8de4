#include "ui/statement/sign_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

SignDialog::SignDialog(const QString& title, const QString& words, Prove prove, QWidget* parent) : FittedDialog(parent), m_prove(std::move(prove)) {
    setObjectName(u"sign"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, title, this));
    auto* said = makeLabel(TextRole::Body, words, this);
    said->setWordWrap(true);
    all->addWidget(said);
    m_passphrase = new TextField(this);
    m_passphrase->edit()->setObjectName(u"sign.passphrase"_s);
    m_passphrase->edit()->setEchoMode(QLineEdit::Password);
    all->addWidget(m_passphrase);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"sign.cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"sign.ok"_s);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_ok, &QPushButton::clicked, this, &SignDialog::prove);
    connect(m_passphrase->edit(), &QLineEdit::returnPressed, this, &SignDialog::prove);
    connect(m_passphrase->edit(), &QLineEdit::textEdited, this, [this] { m_passphrase->setError({}); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(px(440));
    retranslate();
    m_passphrase->edit()->setFocus();
}

void SignDialog::prove() {
    if (m_passphrase->text().isEmpty()) return m_passphrase->setError(tr("Your passphrase opens your key"));
    m_ok->setEnabled(false);
    m_proving.run(this, m_prove(m_passphrase->text()), [this](const Result<void>& result) {
        m_ok->setEnabled(true);
        if (!result) {
            m_passphrase->edit()->clear();
            return m_passphrase->setError(wordsFor(result.error()).what);
        }
        Q_EMIT proved();
        accept();
    });
}

void SignDialog::retranslate() {
    m_passphrase->setLabel(tr("Your passphrase"));
    m_ok->setText(tr("Go on"));
    m_cancel->setText(tr("Cancel"));
}

}  // namespace jiayi::ui
