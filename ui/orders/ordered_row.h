// One test that was ordered: where it is, and what can still be done about it.
#pragma once

#include "models/diagnostics/orders/order_tests.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class ElidedLabel;

class OrderedRow : public Live<QWidget> {
    Q_OBJECT
public:
    /// `acts`: with buttons, as on the page; the chart's card has none.
    OrderedRow(orders::TrackedTest test, const orders::OrderBook& book, Instant now, bool acts, QWidget* parent = nullptr);
    const orders::TrackedTest& test() const { return m_test; }

Q_SIGNALS:
    void labelAsked();
    void cancelAsked();

protected:
    void retranslate() override;

private:
    QString whereText() const;

    orders::TrackedTest m_test;
    const orders::OrderBook& m_book;
    Instant m_now;
    ElidedLabel* m_name;
    Badge* m_late;
    Badge* m_state;
    QLabel* m_where;
    Button* m_label = nullptr;
    Button* m_cancel = nullptr;
};

}  // namespace jiayi::ui
