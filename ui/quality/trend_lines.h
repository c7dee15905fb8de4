#pragma once

#include "ui/common/live.h"

#include <QChartView>

#include <optional>
#include <vector>

class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace jiayi::ui {

/// A month of a measure; shares of 0 to 1, in percent on the axis.
struct TrendMonth {
    qint64 day = 0;  ///< since 1970
    std::optional<double> rate, consortium;
};

/// A measure month by month, and the consortium's mean dashed beside it. Nothing is drawn where nothing is known. What it shows stands in a table too, for
/// those who cannot see it.
class TrendLines : public Live<QChartView> {
    Q_OBJECT
public:
    explicit TrendLines(QWidget* parent = nullptr);
    void setMonths(std::vector<TrendMonth> months);

protected:
    void retranslate() override { draw(); }
    void restyle() override;

private:
    void draw();
    std::vector<TrendMonth> m_months;
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
    QLineSeries* m_line;
    QScatterSeries* m_dots;
    QLineSeries* m_consortium;
};

}  // namespace jiayi::ui
