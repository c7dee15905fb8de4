// Who a report might be about, out of the roster. Private to this room.
#pragma once

#include "models/diagnostics/results/unmatched.h"

namespace jiayi::diagnostics {

/// A number as the roster writes it: half width, upper case.
std::string rosterNumber(std::string_view stated);
/// The first identifier of that kind, so written; empty where none was stated.
std::string statedNumber(const StatedPatient& stated, IdentifierKind kind);

enum class Breadth {
    Numbers,  ///< found by a number alone: what a rule may go by
    Names,    ///< also by name: for a person to look at
};
/// Found with their evidence, what speaks most first. Throws SQLite::Exception.
Result<std::vector<Candidate>> candidatesFor(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, const Report& report, Breadth breadth);
Result<Candidate> candidateOf(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, const Report& report, ResidentId resident);

/// What the rules make of them: the one person, or why there is none.
struct RuleVerdict {
    const Candidate* candidate = nullptr;
    std::string why;  ///< of UnmatchedReport
};
RuleVerdict verdictOn(const std::vector<Candidate>& candidates);

}  // namespace jiayi::diagnostics
