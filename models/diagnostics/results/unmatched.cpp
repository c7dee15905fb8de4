#include "models/diagnostics/results/unmatched.h"

#include "models/diagnostics/results/candidates.h"
#include "models/diagnostics/results/inbox_rows.h"
#include "models/diagnostics/results/report_head.h"
#include "models/diagnostics/results/settle.h"

namespace jiayi::diagnostics {

Result<UnmatchedReport> readUnmatched(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report) {
    return db::attempt([&]() -> Result<UnmatchedReport> {
        JIAYI_TRY(auto known, readKnown(database, report));
        if (known.state.resident) return Error{Errc::Conflict, "result.matched", {}};
        UnmatchedReport found;
        JIAYI_TRY(found.head, readInboxRow(database, report));
        found.report = std::move(known.state.report);
        JIAYI_TRY(found.candidates, candidatesFor(database, book, findOrder, found.report, Breadth::Names));
        found.why = keptHead(database, known.row).why;
        return found;
    });
}

Result<Candidate> readCandidate(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report, ResidentId resident) {
    return db::attempt([&]() -> Result<Candidate> {
        JIAYI_TRY(const auto known, readKnown(database, report));
        return candidateOf(database, book, findOrder, known.state.report, resident);
    });
}

}  // namespace jiayi::diagnostics
