// From a report that has come in to what the clinic shows of it.
#pragma once

#include "models/diagnostics/results/unmatched.h"
#include "models/sync/unit.h"

namespace jiayi::diagnostics {

/// Inside a unit of the sync or of an import: keeps this version. The same again changes nothing; an older one after a newer is kept as history. Nothing reaches a
/// chart here. Invalid as checkReport(). Throws SQLite::Exception.
Result<void> keepReport(sync::Unit& unit, const Report& report, Instant received);

struct Settled {
    int reports = 0;    ///< that were looked at
    int matched = 0;    ///< given to a person by a rule
    int unmatched = 0;  ///< that wait for a decision
    std::int64_t left = 0;  ///< that still have to be looked at, counted up to some thousands
};
/// "result.settle": looks at every report that has come in, was acted upon at another desk or whose person's identifiers have changed: matches by the rules,
/// brings the chart into line with the version in force, and tells in which box it lies. In short transactions, at most `limit` reports (0: all);
/// `goOn` stops it by false. Run after every round of sync and every import. Doing it again, or at two desks at once, changes nothing more.
Result<Settled> settleReports(const sync::Context& context, const DiagnosticsBook& book, const FindOrder& findOrder, int limit = 0, const std::function<bool(const Settled&)>& goOn = {});

/// Tells every head and every chart row of a report anew and compares; what waits to be looked at is left out. Corrupt "results.differ", its detail saying how many.
Result<void> verifyReports(db::Database& database, const DiagnosticsBook& book);

}  // namespace jiayi::diagnostics
