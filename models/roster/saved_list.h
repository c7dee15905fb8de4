// Filters kept under a name.
#pragma once

#include "models/roster/roster_page.h"

namespace jiayi::roster {

struct SavedList {
    std::string name;
    RosterFilter filter;
    RosterOrder order;
};

/// One "key=value" per line; only what differs from an empty filter is written. The day is not: "overdue" means on the
/// day that the list is opened.
std::string writeFilter(const RosterFilter& filter, const RosterOrder& order);
/// Invalid "saved-list.line" for a line that means nothing here: a narrower list shown as a wider one would mislead.
Result<SavedList> readFilter(std::string_view text, Date today);

/// By name.
Result<std::vector<SavedList>> savedLists(db::Database& database, Date today);
/// Adds or replaces. Invalid "saved-list.name-required".
Result<void> saveList(db::Database& database, const SavedList& list);
Result<void> removeList(db::Database& database, const std::string& name);

}  // namespace jiayi::roster
