// The list beneath the pad's input: products with price, stock and terms.
#pragma once

#include "ui/common/live.h"
#include "ui/prescribing/prescribing_asks.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace jiayi::ui {

/// Never has the keyboard: the input keeps it and moves the choice from there, so that typing can go on.
class ProductPopup : public Live<QFrame> {
    Q_OBJECT
public:
    ProductPopup(QWidget* box, const Clock& clock);
    void showProducts(const std::vector<FoundProduct>& products);
    /// Nothing found, or why nothing could be looked up.
    void showMessage(const QString& text);
    void step(int rows);
    int row() const;
    int count() const;

Q_SIGNALS:
    void clicked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;

private:
    void place();

    QWidget* m_box;
    const Clock& m_clock;
    QListWidget* m_list;
    QLabel* m_message;
    QLabel* m_keys;
};

}  // namespace jiayi::ui
