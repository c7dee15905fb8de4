// What a person does about a report. Each is one unit with its audit entry, and travels to the clinic's other desks.
#pragma once

#include "models/diagnostics/results/report_act.h"

namespace jiayi::diagnostics {

/// "result.match": a person decides whom an unmatched report is about; its items enter the chart. Invalid "result.reason" without one;
/// NotFound "result.not-found", "resident.not-found"; Conflict "result.matched", "result.left" when the person has moved away.
struct MatchReport {
    ReportId report;
    ResidentId resident;
    std::string reason;
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.unmatch": takes a match (or having been put aside) back; what was in the chart becomes entered in error there, the report is whole and waits
/// again, and no rule gives it to that person a second time. Invalid "result.reason"; NotFound; Conflict "result.not-matched".
struct UnmatchReport {
    ReportId report;
    std::string reason;
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.aside": nobody of this clinic, or sent on to where the person went. Invalid "result.reason"; NotFound; Conflict "result.matched".
struct SetReportAside {
    ReportId report;
    std::string reason;
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.acknowledge": this version was seen by the user, now. Conflict "result.newer" when another version is in force than `version`,
/// "result.not-matched"; Invalid "result.tell-first" for a critical value that nobody was told of.
struct AcknowledgeReport {
    ReportId report;
    Uuid version;
    std::string comment{};
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.tell": a critical value was told. Invalid "result.whom", "result.how", "result.told-ahead" (in the future); Conflict "result.newer", "result.not-critical".
struct TellCritical {
    ReportId report;
    Uuid version;
    std::string whom;
    std::string how;  ///< "phone", "in-person", "message"
    Instant told{};
    bool readBack = false;
    std::string note{};
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.comment": Invalid "result.comment" when empty; NotFound.
struct CommentReport {
    ReportId report;
    std::string comment;
    Result<void> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};
/// "result.acknowledge-normals": in one unit, those of `reports` whose every item is normal, complete and still in that version; of others it says why not.
struct AcknowledgeNormals {
    struct One {
        ReportId report;
        Uuid version;
    };
    struct Outcome {
        std::vector<ReportId> done;
        std::vector<std::pair<ReportId, std::string>> left;  ///< with "result.not-normal", "result.partial", "result.newer", "result.not-matched"
    };
    std::vector<One> reports;
    Result<Outcome> operator()(const sync::Context& context, const DiagnosticsBook& book) const;
};

}  // namespace jiayi::diagnostics
