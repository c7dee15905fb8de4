// The figures that lists and charts need at once: the latest value of each observation, and the roster's control
// state, HbA1c and visit dates. Kept in the transaction that writes a fact; never the only copy of anything.
#pragma once

#include "models/core/result.h"
#include "models/db/database.h"

#include <string>

namespace jiayi::care {

/// Writes every figure again from the facts, in one transaction.
Result<void> recomputeFigures(db::Database& database);
/// Corrupt "figures.differ", its detail naming each figure and how many residents it is wrong for.
Result<void> verifyFigures(db::Database& database);

/// For whoever writes a fact, inside their transaction. `resident` is a row number. Throw SQLite::Exception.
void keepLatest(db::Database& database, std::int64_t resident, const std::string& code);
void keepControl(db::Database& database, std::int64_t resident);
void keepVisitDates(db::Database& database, std::int64_t resident);
bool isHba1c(const std::string& code);
/// "Listed" follows from the allergies themselves; "none known" is somebody's answer and is not kept beside one.
void keepAllergyState(db::Database& database, std::int64_t resident);
/// All of them but that, for a resident to whom facts came, or whom facts left, in a lump.
void keepEverything(db::Database& database, std::int64_t resident);

}  // namespace jiayi::care
