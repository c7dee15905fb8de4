#pragma once

#include "models/diagnostics/orders/rules/order_book.h"
#include "ui/common/found_list.h"

namespace jiayi::ui {

/// The tests found, each with specimen and price.
class TestPopup : public FoundList {
    Q_OBJECT
public:
    TestPopup(QWidget* box, const orders::OrderBook& book);
    void showTests(const std::vector<const orders::Orderable*>& tests);

protected:
    void retranslate() override;

private:
    const orders::OrderBook& m_book;
};

}  // namespace jiayi::ui
