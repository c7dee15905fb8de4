// One report, inside somebody's unit. Private to this room.
#pragma once

#include "models/diagnostics/results/report_state.h"
#include "models/diagnostics/results/take_in.h"

namespace jiayi::diagnostics {

struct KnownReport {
    std::int64_t row = 0;
    std::vector<rows::KeptVersion> versions;
    std::vector<ReportAct> acts;
    ReportState state;
};
/// NotFound "result.not-found".
Result<KnownReport> readKnown(db::Database& database, ReportId report);

enum class Came { Matched, Unmatched, Else };
/// Asks the rules where nobody has decided, brings charts and head into line. Throws SQLite::Exception.
Result<Came> settleReport(sync::Unit& unit, const DiagnosticsBook& book, const FindOrder& findOrder, KnownReport known);

}  // namespace jiayi::diagnostics
