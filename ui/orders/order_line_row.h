// One test that is chosen and not signed yet.
#pragma once

#include "models/diagnostics/orders/order_tests.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Badge;
class Button;
class Chip;
class ChipRow;
class ChoiceField;
class ElidedLabel;
class StateMark;

/// Its specimen, its price, what recognition offers in its place and why it is ordered all the same. The line is changed by its user alone; the
/// owner keeps it.
class OrderLineRow : public Live<QWidget> {
    Q_OBJECT
public:
    struct About {
        const orders::Orderable* test = nullptr;
        orders::Recognition found;
        std::vector<orders::TrackedTest> doubles;  ///< open already
        Date today{};
    };
    OrderLineRow(orders::OrderLine line, About about, const orders::OrderBook& book, QWidget* parent = nullptr);

    const orders::OrderLine& line() const { return m_line; }
    const orders::Orderable& test() const { return *m_about.test; }
    bool lacksReason() const;
    /// Says that a reason is missing, where it is to be given.
    void askReason();

Q_SIGNALS:
    void changed();
    void removed();

protected:
    void retranslate() override;
    bool event(QEvent* event) override;

private:
    void build();
    bool needsReason() const { return !m_line.reuse && (m_about.found.recognised || !m_about.doubles.empty()); }
    void showChoice();
    QString doubleText() const;

    orders::OrderLine m_line;
    About m_about;
    const orders::OrderBook& m_book;
    ElidedLabel* m_name;
    Badge* m_fasting;
    Chip* m_urgent;
    QLabel* m_price;
    Button* m_remove;
    QLabel* m_specimen;
    QWidget* m_offer;
    StateMark* m_mark;
    QLabel* m_found;
    QLabel* m_double;
    ChipRow* m_choice;
    ChoiceField* m_reason;
};

}  // namespace jiayi::ui
