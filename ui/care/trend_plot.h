#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/live.h"

#include <QChartView>

#include <optional>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace jiayi::ui {

/// The drawing itself: Qt Charts draws lines, target band and axes; points, their values, visits and the read-out are
/// painted over it, since their shape depends on what they mean. Left and Right read points, Ctrl with them moves the
/// time, + - 0 and Ctrl+wheel zoom. A table says the same for those who cannot see it (TrendCard).
class TrendPlot : public Live<QChartView> {
    Q_OBJECT
public:
    explicit TrendPlot(QWidget* parent = nullptr);

    /// `from` and `to` are what the period asks for.
    void setSeries(const care::TrendSeries& series, Date from, Date to, const std::optional<TrendForecast>& forecast = {});
    /// The part of time that is seen, in milliseconds since 1970.
    std::pair<double, double> visibleTime() const;
    /// What the last read point said; empty when none was.
    QString spoken() const { return m_spoken; }

Q_SIGNALS:
    /// Time or plot area changed: whatever shares the axis follows. Pixels are those of this view.
    void axisMoved(double fromMs, double toMs, double left, double right);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void retranslate() override;
    void restyle() override;

private:
    struct Point {
        const care::TrendPoint* point;
        const care::TrendLine* line;
    };
    void buildSeries();
    void addTargets(const care::TrendLine& line, bool band);
    void addLine(const care::TrendLine& line);
    void addForecast();
    void setValueRange();
    void tellAxis();
    void zoom(double factor, double centre);
    void pan(double share);
    void setTime(double from, double to);
    void read(int step);
    QPointF place(const care::TrendPoint& point) const;
    QString describe(const Point& point) const;
    void paintVisits(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;
    void paintTargetLabels(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;

    care::TrendSeries m_series;
    std::optional<TrendForecast> m_forecast;
    QList<Point> m_points;  ///< oldest first
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
    QLineSeries* m_frame;  ///< always there, so that positions can be mapped
    double m_from = 0;
    double m_to = 1;
    int m_read = -1;   ///< by keyboard
    int m_hover = -1;  ///< by mouse
    QString m_spoken;
};

/// Milliseconds since 1970 at noon of that day, so that no zone moves it to its neighbour.
double timeOf(Date date);

}  // namespace jiayi::ui
