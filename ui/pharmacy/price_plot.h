// What a pack has cost since the first version that this desk has seen.
#pragma once

#include "models/pharmacy/formulary/formulary.h"
#include "ui/common/live.h"

#include <QChartView>

class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace jiayi::ui {

/// A step line, since a price holds until the next version changes it. Screen readers and the tooltip get the same in words.
class PricePlot : public Live<QChartView> {
    Q_OBJECT
public:
    explicit PricePlot(QWidget* parent = nullptr);
    /// Oldest first; the last price is drawn on to `today`.
    void setPrices(std::vector<pharmacy::PricePoint> prices, Date today);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void draw();

    std::vector<pharmacy::PricePoint> m_prices;
    Date m_today{};
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
    QLineSeries* m_line;
};

}  // namespace jiayi::ui
