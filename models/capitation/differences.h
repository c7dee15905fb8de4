// Where the hub's side of a statement differs from ours, and what somebody decided about it.
#pragma once

#include "models/capitation/rules/reconcile.h"
#include "models/capitation/statement_acts.h"

namespace jiayi::capitation {

using DifferenceId = Id<struct DifferenceTag>;

/// A statement as reconciliation compares it: one line an origin, in fen, what adds up to nothing left out; a member-month is 1.
std::vector<SideLine> sideOf(const Statement& statement);

struct KeptDifference {
    DifferenceId id;
    Difference difference;
    std::string decision = "open";  ///< open, accepted, disputed
    std::string reason;
    std::vector<std::string> evidence;  ///< "Type/id" of what a dispute points to
    std::string by;                     ///< who decided, and when
    std::optional<Instant> at;
};

/// "statement.compare": the hub's lines of a submitted statement; what was found before and is still open makes way. NotFound; Conflict
/// "statement.state" when it was never submitted.
struct CompareStatement {
    StatementId statement;
    std::vector<SideLine> theirs;
    Result<std::size_t> operator()(const sync::Context& context) const;
};

/// Of a statement, by kind and day; those of one decision, or all.
Result<std::vector<KeptDifference>> differencesOf(db::Database& database, StatementId statement, std::string_view decision = {});

/// "difference.accept": the hub is right, and the ledger says so from now on, by new lines: what it misses is booked, what the hub does not know is
/// taken back, amounts and persons are corrected, a duplicate of ours is taken back (one of theirs is theirs to drop). Conflict "difference.decided";
/// NotFound.
struct AcceptDifference {
    DifferenceId difference;
    Result<void> operator()(const sync::Context& context, const CapitationBook& book) const;
};
/// "difference.accept-all": every open one of a statement, in one unit: all or none. How many.
struct AcceptAllDifferences {
    StatementId statement;
    Result<std::size_t> operator()(const sync::Context& context, const CapitationBook& book) const;
};
/// "difference.dispute": with a reason and what proves it. Invalid "difference.reason", "difference.evidence"; Conflict "difference.decided"; NotFound.
struct DisputeDifference {
    DifferenceId difference;
    std::string reason;
    std::vector<std::string> evidence;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::capitation
