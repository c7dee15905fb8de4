// A statement's state as its acts say, for the files of this room. Private to this room. Everything here throws SQLite::Exception.
#pragma once

#include "models/capitation/travel.h"

namespace jiayi::capitation {

bool mayFollow(std::string_view from, std::string_view to);
/// 0: there is none.
std::int64_t statementPk(db::Database& database, StatementId id);
std::string stateOf(db::Database& database, std::int64_t statementPk);
/// Brings a statement and its acts in line with everything that is known of it.
Result<void> settleStatement(sync::Unit& unit, StatementId id);
/// The differences that an answer names take the place of those that are still open, and what was decided about them holds.
Result<void> keepDifferences(sync::Unit& unit, const CapitationBook& book, std::int64_t statementPk, const StatementAnswer& answer);
/// Makes a decision hold here, if its difference is known and open.
Result<void> settleDifference(sync::Unit& unit, const CapitationBook& book, const DifferenceDecision& decision);

}  // namespace jiayi::capitation
