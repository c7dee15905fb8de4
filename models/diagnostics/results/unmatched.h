// Reports that no rule could give to anybody: whom they might be about, and what speaks for and against it.
#pragma once

#include "models/diagnostics/results/inbox.h"

#include <functional>

namespace jiayi::diagnostics {

/// An order of ours, found by the number that the laboratory sent back.
struct OrderedFor {
    ResidentId resident;
    Uuid order;
};
/// Nothing: no order of that number. Asked with a number that is never empty; the room of orders answers.
using FindOrder = std::function<Result<std::optional<OrderedFor>>(db::Database&, std::string_view number)>;

struct Candidate {
    ResidentId resident;
    std::string name, recordNumber;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    std::string doctor;
    roster::ResidentStatus status = roster::ResidentStatus::Active;
    std::optional<Date> leftOn;       ///< moved to another institution: nothing can be added to the chart any more
    std::vector<Evidence> evidence;
    bool vetoed = false;              ///< an identifier disagrees
    const MatchRule* rule = nullptr;  ///< that would hold; set on a second person too, which is why nobody was matched
};
struct UnmatchedReport {
    InboxRow head;
    Report report;
    std::vector<Candidate> candidates;  ///< what speaks most first; found by order, identifiers, phone, or name with birth date
    /// Why no rule gave it to anybody: "no-candidate", "not-enough", "identifier-disagrees", "several", "left", "taken-back" (a person undid a match).
    std::string why;
};
/// NotFound "result.not-found"; Conflict "result.matched" when it is matched by now.
Result<UnmatchedReport> readUnmatched(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report);
/// One more candidate, whom a person has looked up.
Result<Candidate> readCandidate(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report, ResidentId resident);

}  // namespace jiayi::diagnostics
