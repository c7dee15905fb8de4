// Results as FHIR NDJSON: DiagnosticReports whose Observations are contained, or stand anywhere in the file.
#pragma once

#include "sync/laboratory/source.h"

#include <iosfwd>

namespace jiayi::laboratory {

/// Reads the stream twice, since an Observation may come after its report. What is neither a DiagnosticReport nor an Observation is passed over. A reason's detail is an
/// element's path: "fhir.observation-missing" (a result that the file does not hold: half a report is none), "fhir.no-report" (not enough is said to be a report),
/// "fhir.observation-twice", "fhir.performer-missing", "fhir.identifier-missing", and the reasons of the JSON reader and of reports::readReportResource().
void readNdjsonResults(std::istream& stream, const OnEntry& onEntry);

}  // namespace jiayi::laboratory
