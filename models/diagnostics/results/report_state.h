// What follows from everything that a laboratory sent and people said about one report. A function of these two sets alone: in whatever order they came, at whichever
// desk, the answer is the same. Private to this room.
#pragma once

#include "models/diagnostics/results/report_act.h"
#include "models/diagnostics/results/report_rows.h"

namespace jiayi::diagnostics {

struct ReportState {
    Report report;                       ///< what stands
    Uuid version;                        ///< the newest
    Instant received{};                  ///< when that came to this desk
    std::optional<ResidentId> resident;  ///< whom it is about
    std::optional<ReportAct> match;      ///< by which that was decided
    bool aside = false;
    bool takenBack = false;              ///< a person undid a match
    bool several = false;                ///< rules at two desks gave it to two people
    std::vector<ResidentId> others;      ///< to whom it was once given
    std::optional<ReportAct> seen;       ///< the newest acknowledgement of this version
    bool corrected = false;
    int comments = 0;

    /// Rules may be asked whom it is about.
    bool isOpen() const { return !resident && !aside && !takenBack && !several; }
};
/// `versions` newest first and at least one; `acts` oldest first.
ReportState stateOf(const std::vector<rows::KeptVersion>& versions, const std::vector<ReportAct>& acts);

/// Whether a value that had been reported reads otherwise now, or was taken back.
bool saysOtherwise(const ReportItem& before, const ReportItem& now);
/// Whether somebody was told of this critical item: of this value, in this or an older version.
bool wasTold(const std::vector<rows::KeptVersion>& versions, const std::vector<ReportAct>& acts, const ReportItem& item);

}  // namespace jiayi::diagnostics
