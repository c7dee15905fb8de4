// Spend against budget, month by month, with what is on its way and what is still to come.
#pragma once

#include "models/capitation/account_page.h"
#include "ui/common/live.h"

#include <QChartView>

#include <array>
#include <optional>

class QBarCategoryAxis;
class QBarSet;
class QCategoryAxis;
class QLineSeries;
class QStackedBarSeries;

namespace jiayi::ui {

/// Bars of own and other costs, what is on its way hatched above them, months to come pale with their interval, the budget as a dashed step line. Left and
/// Right walk through the months, Home and End go to the ends; the month is said in words and stands in said().
class SpendChart : public Live<QChartView> {
    Q_OBJECT
public:
    explicit SpendChart(QWidget* parent = nullptr);
    void show(const capitation::AccountPage& page);
    /// The chosen month in words.
    QString said() const;

Q_SIGNALS:
    void chosenChanged();

protected:
    void retranslate() override;
    void restyle() override;
    void drawBackground(QPainter* painter, const QRectF& part) override;
    void drawForeground(QPainter* painter, const QRectF& part) override;
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
    void draw();
    void drawAmounts(Money highest);
    void choose(int month);
    /// Where an amount stands in the drawing; half a month is 0.5.
    QPointF at(double month, Money amount) const;
    QString saidOf(const Bar& bar) const;

    std::optional<capitation::AccountPage> m_page;
    QList<Bar> m_bars;
    QStackedBarSeries* m_stack = nullptr;
    std::array<QBarSet*, 4> m_sets{};  ///< own, elsewhere, on its way, to come
    QLineSeries* m_budget = nullptr;
    QBarCategoryAxis* m_months = nullptr;
    QCategoryAxis* m_amounts = nullptr;
    int m_chosen = -1;
};

}  // namespace jiayi::ui
