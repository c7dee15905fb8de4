// The measures of a period as documents: one for scripts, and FHIR MeasureReports.
#pragma once

#include "models/quality/run_measures.h"
#include "sync/fhir/json.h"

namespace jiayi::files {

/// {period:{from,to},measures:[{id,version,population,denominator,excluded,numerator,missing,rate,reason}]}: dates inclusive, a row each in the order of
/// measures.csv. `population` counts before exclusions and `denominator` after them, so that rate = numerator / denominator. What cannot be computed is
/// null, and `reason` says why.
fhir::Json measuresJson(const std::vector<quality::MeasureLine>& lines, quality::Period period);

/// A summary report each. Its id follows from institution, measure and period, so that the same report written twice is the same. As FHIR wants it the
/// denominator here still holds the excluded, who are a population of their own.
std::vector<fhir::Json> measureReports(const std::vector<quality::MeasureLine>& lines, quality::Period period, const std::string& institution, Instant now);

}  // namespace jiayi::files
