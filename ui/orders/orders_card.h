#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/orders/order_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The chart's lines about what is under way; the rest is a page of its own.
class OrdersCard : public Card {
    Q_OBJECT
public:
    OrdersCard(OrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);

Q_SIGNALS:
    void pageAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void showRows();

    OrderAsks m_asks;
    const orders::OrderBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::optional<orders::OrderingPage> m_page;
    std::optional<Error> m_error;
    Latest m_latest;
    QWidget* m_rows;
    QLabel* m_line;
    Button* m_open;
};

}  // namespace jiayi::ui
