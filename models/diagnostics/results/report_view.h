// One report as a person reads it: its items with the values they had before, how they are judged, and what was said about it.
#pragma once

#include "models/care/rules/observation_rules.h"
#include "models/diagnostics/results/inbox.h"
#include "models/diagnostics/results/report_act.h"
#include "models/diagnostics/results/unmatched.h"

namespace jiayi::diagnostics {

enum class Change { Same, New, Changed, TakenBack, Awaited };
struct ItemView {
    ReportItem item{};                ///< in the version in force
    Judgement judgement{};
    Change change = Change::Same;     ///< against the version before; New in a first version counts as Same
    std::optional<ReportItem> before{}; ///< where it has changed or was taken back: as it stood in the last version that said otherwise
    /// Values of the same code before this one, in our unit, oldest first; believed and measured ones only. At most twelve.
    std::vector<care::Dated> trend{};
};
struct VersionView {
    Uuid version;
    Report report;
    Instant received{};
    bool inForce = false;
};
struct ReportView {
    InboxRow head;
    Report report;                     ///< the version in force
    std::vector<ItemView> items;       ///< in the report's order, items that were taken back at their old place
    std::vector<VersionView> versions; ///< newest first
    std::vector<ReportAct> acts;       ///< newest first
    std::vector<Evidence> evidence;    ///< of the match in force; empty while unmatched
    std::string matchedBy;             ///< empty: by a rule
    std::string matchRule;             ///< of rules/result_matching.csv; empty: by a person
    std::string matchReason;
    /// The most pressing critical limit that is broken, and by when it has to be told: so long after the first version that said the value was here.
    const LaboratoryLimit* critical = nullptr;
    std::optional<Instant> tellBy;
    bool untold = false;               ///< a critical value that nobody was told of yet: it has to be before anybody acknowledges
};
/// NotFound "result.not-found".
Result<ReportView> readReport(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report);

}  // namespace jiayi::diagnostics
