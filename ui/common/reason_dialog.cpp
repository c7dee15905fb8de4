#include "ui/common/reason_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ReasonDialog::ReasonDialog(const QString& title, QWidget* parent)
    : FittedDialog(parent), m_column(new QVBoxLayout) {
    setObjectName(u"reason"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, title, this));
    space(m_column, 0, 8);
    all->addLayout(m_column);
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"reason.text"_s);
    all->addWidget(m_reason);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"reason.cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"reason.ok"_s);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    const auto give = [this] {
        if (reason().isEmpty()) return m_reason->setError(tr("A reason is needed"));
        Q_EMIT given(reason());
        accept();
    };
    connect(m_ok, &QPushButton::clicked, this, give);
    connect(m_reason->edit(), &QLineEdit::returnPressed, this, give);
    connect(m_reason->edit(), &QLineEdit::textEdited, this, [this] { m_reason->setError({}); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(px(420));
    retranslate();
    m_reason->edit()->setFocus();
}

ChoiceField* ReasonDialog::addChoice(const QString& label) {
    auto* choice = new ChoiceField(this);
    choice->edit()->setObjectName(u"reason.choice"_s);
    choice->setLabel(label);
    m_column->addWidget(choice);
    setTabOrder(choice->edit(), m_reason->edit());
    choice->edit()->setFocus();
    return choice;
}

QString ReasonDialog::reason() const { return m_reason->text().trimmed(); }

void ReasonDialog::retranslate() {
    m_reason->setLabel(tr("Reason"));
    m_ok->setText(tr("OK"));
    m_cancel->setText(tr("Cancel"));
}

}  // namespace jiayi::ui
