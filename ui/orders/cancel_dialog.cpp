#include "ui/orders/cancel_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/orders/order_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

CancelDialog::CancelDialog(const QString& test, const orders::OrderBook& book, QWidget* parent) : FittedDialog(parent) {
    setObjectName(u"cancel"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Cancel the order"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    auto* heading = makeLabel(TextRole::Heading, tr("Cancel: %1").arg(test), this);
    heading->setTextFormat(Qt::PlainText);
    all->addWidget(heading);
    m_reason = new ChoiceField(this);
    m_reason->edit()->setObjectName(u"cancel.reason"_s);
    m_reason->setLabel(tr("Reason"));
    QList<ChoiceEdit::Choice> reasons;
    for (const auto* word : book.wordsOf("cancel")) reasons.push_back({qs(word->id), orderText(word->text)});
    m_reason->edit()->setChoices(reasons);
    all->addWidget(m_reason);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* keep = new Button(Button::Kind::Secondary, tr("Keep the order"), this);
    keep->setObjectName(u"cancel.keep"_s);
    keep->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Danger, tr("Cancel the order"), this);
    ok->setObjectName(u"cancel.ok"_s);
    ok->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(ok);
    all->addLayout(row);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, [this] {
        if (m_reason->edit()->key().isEmpty()) return m_reason->setError(tr("A reason is needed"));
        Q_EMIT given(utf8(m_reason->edit()->key()));
        accept();
    });
    connect(m_reason->edit(), &ChoiceEdit::chosen, this, [this] { m_reason->setError({}); });
    setMinimumWidth(px(460));
    m_reason->edit()->setFocus();
}

}  // namespace jiayi::ui
