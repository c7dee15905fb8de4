// Results of the laboratory, bound to the store: inbox, unmatched queue, print; and what the window says of them wherever one is.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/print_asks.h"
#include "ui/results/results_asks.h"

namespace jiayi::app {

ui::InboxAsks bindInbox(Desk& desk);
ui::UnmatchedAsks bindUnmatched(Desk& desk);

/// The report as it was sent, on A4.
ui::PrintAsks bindReportPrint(Desk& desk, diagnostics::ReportId report);

/// What the rail and the band across the window say.
struct ResultsNews {
    diagnostics::InboxCounts counts;
    std::optional<diagnostics::InboxRow> critical;  ///< the newest that nobody has acknowledged
};
/// In the worker's thread.
Result<ResultsNews> readResultsNews(db::Database& database);

/// The report of that person that waits most; nothing where none waits. In the worker's thread.
Result<std::optional<diagnostics::ReportId>> waitingReportOf(db::Database& database, roster::ResidentId resident);

}  // namespace jiayi::app
