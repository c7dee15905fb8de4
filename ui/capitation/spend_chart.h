// Spend against budget, month by month, with what is on its way and what is still to come.
#pragma once

#include "models/capitation/account_page.h"
#include "ui/common/live.h"

#include <QWidget>

#include <optional>

namespace jiayi::ui {

/// Bars of own and other costs, what is on its way hatched above them, months to come pale with their interval, the budget as a dashed step line. Left and
/// Right walk through the months, Home and End go to the ends; the month is said in words and stands in said().
class SpendChart : public Live<QWidget> {
    Q_OBJECT
public:
    explicit SpendChart(QWidget* parent = nullptr);
    void show(const capitation::AccountPage& page);
    /// The chosen month in words.
    QString said() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged();

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Bar {
        capitation::Month month{};
        Money own, elsewhere, outstanding, budget;
        std::optional<std::pair<Money, Money>> interval;  ///< of a month to come
        bool toCome() const { return interval.has_value(); }
        Money top() const { return own + elsewhere + outstanding; }
    };
    void gather();
    void choose(int month);
    QRectF plot() const;
    double yOf(Money amount) const;
    QRectF barBox(int month) const;
    void paintAxis(QPainter& painter) const;
    void paintBar(QPainter& painter, int month) const;
    void paintBudget(QPainter& painter) const;
    QString saidOf(const Bar& bar) const;

    std::optional<capitation::AccountPage> m_page;
    QList<Bar> m_bars;
    Money m_step;     ///< between two lines of the axis
    int m_lines = 4;
    int m_chosen = -1;
};

}  // namespace jiayi::ui
