#pragma once

#include "models/readings/rules/glucose_profile.h"
#include "ui/common/live.h"

#include <QChartView>

class QValueAxis;

namespace jiayi::ui {

/// The ambulatory glucose profile: the day from left to right, the median as a line, half of the readings within the dark band and nine of ten
/// within the light one, the edges of the target range dashed. Where too few readings are, nothing is drawn. The figures are told as its accessible
/// description, since Qt Charts tells screen readers nothing.
class AgpPlot : public Live<QChartView> {
    Q_OBJECT
public:
    AgpPlot(const readings::ReadingRules& rules, QWidget* parent = nullptr);
    /// `profile` is kept as a copy; its rules outlive the plot.
    void setProfile(const readings::GlucoseProfile& profile);

protected:
    void retranslate() override { describe(); }
    void restyle() override;

private:
    void draw();
    void describe();
    void addBand(std::size_t low, std::size_t high, const QColor& fill);
    void addLine(const QList<QPointF>& points, const QPen& pen);
    /// Neighbouring pieces that have percentiles.
    std::vector<std::vector<const readings::DayPiece*>> runs() const;

    const readings::ReadingRules& m_rules;
    readings::GlucoseProfile m_profile;
    QValueAxis* m_hour;
    QValueAxis* m_value;
};

}  // namespace jiayi::ui
