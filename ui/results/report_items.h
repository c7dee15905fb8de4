// The items of a report, one beneath the other.
#pragma once

#include "ui/results/results_asks.h"

class QWidget;

namespace jiayi::ui {

/// Value and unit as they were sent, the laboratory's range and flag, our own judgement beside, the course; of a corrected value also the old one, struck
/// through, and the difference.
QWidget* reportItems(const std::vector<ReportItem>& items, QWidget* parent);
/// "Critical: Potassium 6.0 mmol/L or higher", with the source.
QWidget* criticalLimits(const std::vector<ReportItem>& items, QWidget* parent);

}  // namespace jiayi::ui
