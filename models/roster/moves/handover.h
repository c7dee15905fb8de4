// What a leaving clinic tells the next doctor: the summary, and what is open.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/roster/moves/moves.h"

#include <functional>

namespace jiayi::moves {

/// What there is to do for this person, as the worklist says it; most urgent first.
using DueLines = std::function<Result<std::vector<Text>>(db::Database&, ResidentId, Date today)>;

/// Everything that a handover is assembled by. Holds the rules by reference.
struct HandoverBook {
    const care::RuleBook& care;
    const referral::ReferralBook& letters;
    const MovesBook& moves;
    DueLines due;  ///< empty: the next visit alone is told
};

/// By the sections of the book, as the chart is on that day; each that has no line says so. NotFound.
Result<std::vector<referral::Section>> assembleHandover(db::Database& database, const HandoverBook& book, ResidentId resident, Date today);

}  // namespace jiayi::moves
