// The clinic's figures on their way to the consortium, and the consortium's as they were heard. Both are ordinary resources: they wait, go and come with
// everything else, and are there without a line.
#pragma once

#include "models/quality/run_measures.h"
#include "models/sync/unit.h"
#include "ui/quality/quality_asks.h"

namespace jiayi::app {

/// A summary MeasureReport for each rate of these lines, in one unit; whoever reports again changes what was reported. How many.
Result<int> reportFigures(const sync::Context& context, const std::vector<quality::MeasureLine>& lines, quality::Period period, const std::string& institution);

/// Of versions that this program counts by; others cannot be compared.
Result<ui::ConsortiumFigures> readConsortiumFigures(db::Database& database, const quality::MeasureBook& book);

}  // namespace jiayi::app
