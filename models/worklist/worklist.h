// What has to be done, and why: items told from the facts, kept in a table, told anew for whomever a fact was written about.
#pragma once

#include "models/pharmacy/rules/review_book.h"
#include "models/db/database.h"
#include "models/worklist/rules/derive_items.h"

#include <functional>

namespace jiayi::worklist {

/// Everything that items are told by. Holds the rules of care by reference.
struct WorklistBook {
    const care::RuleBook& care;
    WorklistRules rules;
    std::string digest;  ///< of every rule in the program: when it changes, everybody's items are told anew
};
/// `care` outlives it.
WorklistBook worklistBook(const care::RuleBook& care, WorklistRules rules);
/// Invalid "rules.row" when a row does not parse.
Result<WorklistBook> loadWorklistBook(const care::RuleBook& care, const pharmacy::ReviewBook& review);

struct Freshness {
    int people = 0;         ///< whose items were told anew
    std::int64_t left = 0;  ///< that still wait, counted up to some thousands; the list is not whole yet
};
/// Tells anew whoever was marked by a write, at most `limit` people (0: as the rules say), in short transactions; when rules or a formulary in
/// force on that day are others than those the items were told by, it first marks whom that touches. Errors of the store.
Result<Freshness> refreshWorklist(db::Database& database, const WorklistBook& book, Date today, int limit = 0);
/// Who wait to be told anew, counted up to 10,000. Throws SQLite::Exception.
std::int64_t peopleLeft(db::Database& database);
/// Until nobody is left; `progress` says how many are done and stops it by false.
Result<void> refreshWholeWorklist(db::Database& database, const WorklistBook& book, Date today, const std::function<bool(std::int64_t)>& progress = {});

/// Tells every item anew and compares with what is kept; who is still marked is left out. Corrupt "worklist.differ", its detail saying how many
/// residents it is wrong for, and of which kinds.
Result<void> verifyWorklist(db::Database& database, const WorklistBook& book);

}  // namespace jiayi::worklist
