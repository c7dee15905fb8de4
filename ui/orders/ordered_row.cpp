#include "ui/orders/ordered_row.h"

#include "models/diagnostics/orders/rules/order_number.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/orders/order_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using orders::OrderState;

OrderedRow::OrderedRow(orders::TrackedTest test, const orders::OrderBook& book, Instant now, bool acts, QWidget* parent)
    : Live<QWidget>(parent), m_test(std::move(test)), m_book(book), m_now(now) {
    setObjectName(u"ordered.row"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 3);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_name = new ElidedLabel(TextRole::Strong, this);
    m_name->setObjectName(u"ordered.name"_s);
    m_late = new Badge({}, Tone::Warn, this);
    m_late->setVisible(orders::isOpen(m_test.state) && m_test.due < m_now);
    m_state = new Badge({}, orderStateTone(m_test.state), this);
    m_state->setObjectName(u"ordered.state"_s);
    head->addWidget(m_name, 1);
    head->addWidget(m_late);
    head->addWidget(m_state);
    const auto* orderable = m_book.test(m_test.order.test);
    if (acts && orderable && orderable->takesSpecimen() && orders::isOpen(m_test.state)) {
        m_label = new Button(Button::Kind::Quiet, {}, this);
        m_label->setObjectName(u"ordered.label"_s);
        head->addWidget(m_label);
        connect(m_label, &QPushButton::clicked, this, &OrderedRow::labelAsked);
    }
    if (acts && orders::after(m_test.state, orders::OrderEvent::Cancel)) {
        m_cancel = new Button(Button::Kind::Quiet, {}, this);
        m_cancel->setObjectName(u"ordered.cancel"_s);
        head->addWidget(m_cancel);
        connect(m_cancel, &QPushButton::clicked, this, &OrderedRow::cancelAsked);
    }
    all->addLayout(head);
    m_where = makeLabel(TextRole::Soft, {}, this);
    m_where->setObjectName(u"ordered.where"_s);
    m_where->setWordWrap(true);
    m_where->setTextFormat(Qt::PlainText);
    all->addWidget(m_where);
    retranslate();
}

QString OrderedRow::whereText() const {
    const auto& order = m_test.order;
    const auto today = localDate(m_now);
    QStringList parts{tr("%1 by %2", "when, who ordered").arg(shortDate(localDate(order.signedAt), today), qs(order.by)), qs(orders::groupedNumber(order.number))};
    if (order.collectedAt) parts << tr("collected %1").arg(dateAndTime(*order.collectedAt));
    if (orders::isOpen(m_test.state)) parts << tr("due %1").arg(dateAndTime(m_test.due));
    if (!m_test.labReason.empty() && m_test.state == OrderState::Refused) parts << qs(m_test.labReason);
    if (m_test.state == OrderState::Cancelled) parts << orderReason(m_book, "cancel", order.statusReason);
    if (!order.repeatReason.empty()) parts << tr("once more: %1").arg(orderReason(m_book, "repeat", order.repeatReason));
    parts.removeAll({});
    return parts.join(u" · "_s);
}

void OrderedRow::retranslate() {
    m_name->setFullText(orderName(m_test.order));
    m_late->setText(tr("overdue"));
    m_state->setText(orderStateWord(m_test.state));
    m_where->setText(whereText());
    if (m_label) m_label->setText(tr("Label"));
    if (m_label) m_label->setAccessibleName(tr("%1: label").arg(m_name->fullText()));
    if (m_cancel) m_cancel->setText(tr("Cancel …"));
    if (m_cancel) m_cancel->setAccessibleName(tr("%1: cancel").arg(m_name->fullText()));
    setAccessibleName(QStringList{m_name->fullText(), m_state->text(), m_where->text()}.join(u", "_s));
}

}  // namespace jiayi::ui
