// One line of input for tests: what was found for the text so far lies beneath it, Enter takes the chosen one.
#pragma once

#include "models/diagnostics/orders/rules/order_book.h"
#include "ui/common/live.h"

#include <QLineEdit>

namespace jiayi::ui {

class TestPopup;

class TestBox : public Live<QLineEdit> {
    Q_OBJECT
public:
    explicit TestBox(const orders::OrderBook& book, QWidget* parent = nullptr);

Q_SIGNALS:
    void taken(const std::string& test);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    void look();
    void take(int row);

    const orders::OrderBook& m_book;
    QString m_preedit;
    std::vector<const orders::Orderable*> m_found;
    TestPopup* m_popup;
};

}  // namespace jiayi::ui
