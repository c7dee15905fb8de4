// The items of a report, one beneath the other.
#pragma once

#include "ui/results/results_asks.h"

class QWidget;

namespace jiayi::ui {

/// Value and unit as they were sent, the laboratory's range and flag, our own judgement beside, the course; of a corrected value also the old one,
/// struck through, and the difference.
QWidget* reportItems(const OpenedReport& report, const diagnostics::DiagnosticsBook& book, QWidget* parent);
/// The critical ones alone: value, the limit that is broken, its source.
QWidget* criticalItems(const diagnostics::ReportView& report, const diagnostics::DiagnosticsBook& book, QWidget* parent);

}  // namespace jiayi::ui
