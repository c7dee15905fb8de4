// Everybody's facts, kept one row a person: marked by every write of a fact (schema step `quality`), gathered again before they are read.
#pragma once

#include "models/db/database.h"
#include "models/quality/rules/measure_book.h"
#include "models/quality/rules/person.h"

#include <functional>

namespace jiayi::quality {

/// A doctor's save waits at most for so many; a command that fills a store takes more at a time, since commits cost more than people.
inline constexpr int kPeopleAtADesk = 25, kPeopleInBulk = 400;
/// Gathers whoever was marked, `peopleATime` in a transaction; everybody once the tables are others than those the facts were gathered by.
/// `progress` is told how many are done, and stops it by false. How many were gathered. Errors of the store.
Result<std::int64_t> refreshFacts(db::Database& database, const MeasureBook& book, int peopleATime = kPeopleAtADesk, const std::function<bool(std::int64_t)>& progress = {});
/// Whose facts still wait.
std::int64_t factsWaiting(db::Database& database);

/// One pass over everybody, as of one instant. Who is marked is gathered on the way, so that the answer is right without a refresh; after one it is quick.
Result<void> forEachPerson(db::Database& database, const MeasureBook& book, const std::function<void(const PersonFacts&)>& use);
/// One person's facts as they are now. NotFound "resident.not-found".
Result<PersonFacts> factsOf(db::Database& database, const MeasureBook& book, std::int64_t residentPk);

/// Gathers everybody and compares with what is kept; who is marked is left out. Corrupt "quality.differ", its detail saying for how many.
Result<void> verifyFacts(db::Database& database, const MeasureBook& book);

}  // namespace jiayi::quality
