#pragma once

#include "models/readings/rules/glucose_profile.h"
#include "ui/common/live.h"

#include <QWidget>

namespace jiayi::ui {

/// Time in range: one column of five parts, the highest above, and beside it each band with its limits and its share.
class RangeBar : public Live<QWidget> {
    Q_OBJECT
public:
    RangeBar(const readings::ReadingRules& rules, QWidget* parent = nullptr);
    /// Percent, one for each band.
    void setBands(std::vector<double> percent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void retranslate() override;

private:
    const readings::ReadingRules& m_rules;
    std::vector<double> m_percent;
};

}  // namespace jiayi::ui
