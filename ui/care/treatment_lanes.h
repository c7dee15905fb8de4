#pragma once

#include "models/care/trend.h"
#include "ui/common/live.h"

#include <QWidget>

namespace jiayi::ui {

/// What was taken when, as bars under the trend's own time axis. Shows what the plot says of its axis.
class TreatmentLanes : public Live<QWidget> {
    Q_OBJECT
public:
    explicit TreatmentLanes(QWidget* parent = nullptr);
    void setLanes(std::vector<care::TreatmentLane> lanes);
    /// Milliseconds since 1970 at two pixels of this widget.
    void setAxis(double fromMs, double toMs, double left, double right);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void retranslate() override;

private:
    QString textOf(const care::TreatmentLane& lane) const;
    std::vector<care::TreatmentLane> m_lanes;
    double m_from = 0, m_to = 1, m_left = 0, m_right = 1;
};

}  // namespace jiayi::ui
