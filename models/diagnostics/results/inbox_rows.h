// One row of the inbox by itself, and the page's statement for the test that asks how it is answered. Private to this room.
#pragma once

#include "models/diagnostics/results/inbox.h"

namespace jiayi::diagnostics {

/// NotFound "result.not-found".
Result<InboxRow> readInboxRow(db::Database& database, ReportId report);
/// ?1 box, ?2 rows, ?3 and ?4 the place behind which it goes on, ?5 the doctor.
std::string inboxSql(const InboxQuestion& question);

}  // namespace jiayi::diagnostics
