// What a report's items are in the chart of the person it is about. Private to this room.
#pragma once

#include "models/care/facts.h"
#include "models/diagnostics/results/report_state.h"
#include "models/roster/resident.h"

namespace jiayi::diagnostics {

/// The observation that an item is in a person's chart: the same on every desk.
care::ObservationId chartObservationId(ReportId report, std::string_view key, ResidentId resident);
/// As it has to stand for `resident`; of an item that is awaited or taken back nothing.
std::optional<care::Observation> chartRow(const DiagnosticsBook& book, const Report& report, const ReportItem& item, const roster::Resident& resident);

/// Brings the charts into line with what stands: of whom it is about, and of everybody it was once given to. Only what differs is written. A person who has left the clinic
/// is left alone: that chart is sealed. Throws SQLite::Exception.
Result<void> bringChartsIntoLine(sync::Unit& unit, const DiagnosticsBook& book, const ReportState& state);
/// What bringChartsIntoLine() would write: the number of rows that differ, for `jiayi verify`.
Result<int> rowsOutOfLine(db::Database& database, const DiagnosticsBook& book, const ReportState& state);

}  // namespace jiayi::diagnostics
