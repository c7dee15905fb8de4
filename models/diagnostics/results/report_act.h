// What somebody said about a report, at whichever desk: said once, shared with the clinic's other desks, never changed.
#pragma once

#include "models/diagnostics/rules/book.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::diagnostics {

using roster::ResidentId;
using ReportActId = Id<struct ReportActTag>;

enum class ActKind {
    Match,        ///< it is about this person (by a rule, or decided with a reason)
    Unmatch,      ///< it is not, after all
    Aside,        ///< nobody here: put aside with a reason; Unmatch takes it back
    Acknowledge,  ///< seen by name, of one version
    Tell,         ///< a critical value was told: whom, how, when, read back or not
    Comment,
};
std::string_view toText(ActKind kind);  ///< "match", "unmatch", "aside", "acknowledge", "tell", "comment"
std::optional<ActKind> actKindOf(std::string_view text);

struct ReportAct {
    ReportActId id;
    ReportId report;
    ActKind kind = ActKind::Comment;
    std::optional<ResidentId> resident{};  ///< Match
    std::string rule{};                    ///< Match by a rule: its id
    Uuid version{};                        ///< Acknowledge, Tell: of which version
    std::string whom{};                    ///< Tell
    std::string how{};                     ///< Tell: "phone", "in-person", "message"
    std::optional<Instant> told{};         ///< Tell
    bool readBack = false;                 ///< Tell
    std::string note{};                    ///< the reason, or the comment
    std::string by{};                      ///< empty: a rule
    Instant at{};
    std::string status = "active";         ///< or "entered-in-error"
    bool operator==(const ReportAct&) const = default;
};

/// Rows of report_act. Saves go through a Unit and throw SQLite::Exception.
class ReportActRepository {
public:
    explicit ReportActRepository(db::Database& database) : m_database(database) {}
    /// NotFound "result.act-not-found".
    Result<ReportAct> act(ReportActId id) const;
    /// Oldest first, mistakes left out.
    Result<std::vector<ReportAct>> acts(ReportId report) const;
    static void save(sync::Unit& unit, const ReportAct& act);

private:
    db::Database& m_database;
};

}  // namespace jiayi::diagnostics
