#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/orders/order_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class Notice;
class OpenOrdersModel;
class RowTable;
class StateStack;
class TextField;

/// What is under way in the whole clinic: tubes to collect, those at the laboratory, what is overdue. A label that is scanned (or its number typed)
/// into the field and Enter says that the specimen was taken. UI thread; book and clock outlive it.
class OpenOrdersScreen : public Screen {
    Q_OBJECT
public:
    OpenOrdersScreen(OpenOrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    bool scrollsItself() const override { return true; }
    void reload();

Q_SIGNALS:
    void ordersAsked(jiayi::roster::ResidentId resident);
    void chartAsked(jiayi::roster::ResidentId resident);
    void changed(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    orders::OpenView view() const;
    const orders::OpenTube* current() const;
    void take(orders::OpenOrders open);
    void showCounts();
    void showState();
    void showActs();
    void collect(const QString& number);
    void collected(const Result<roster::ResidentId>& done);

    OpenOrderAsks m_asks;
    const orders::OrderBook& m_book;
    orders::OpenOrders m_open;
    bool m_read = false;
    OpenOrdersModel* m_model;
    QLabel* m_heading;
    TextField* m_scan;
    ChipRow* m_view;
    Notice* m_notice;
    RowTable* m_table;
    StateStack* m_states;
    Button* m_collect;
    Button* m_labels;
    Button* m_allLabels;
    Button* m_orders;
    Button* m_chart;
    Latest m_reading, m_acting;
};

}  // namespace jiayi::ui
