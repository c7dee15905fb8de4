// Which record stands for which: the links as they are said, where their chains end, and the facts that follow them.
#pragma once

#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::roster::duplicates {

/// What a record says of itself, written down; `settleLinks` draws the consequences. Throw SQLite::Exception.
void writeLink(sync::Unit& unit, ResidentId merged, const MergeLink& link);
void dropLink(sync::Unit& unit, ResidentId merged);

/// Follows every chain anew. Where it ends somewhere else than before, the facts go there, as whose they are stands in
/// `shown_row`; figures and status of everybody concerned follow. Links that go in a circle (two desks merged the same
/// pair, each its own way) leave the record with the smallest id standing: every desk comes to the same. Throws.
void settleLinks(sync::Unit& unit);

/// A Patient was read: what it says of a merge is now so. Of a file that says nothing no link goes. Throws.
void hearLink(sync::Unit& unit, const Resident& patient);

/// Tables whose rows come together: those that have the triggers shown_<table>_*. Throws.
std::vector<std::string> shownTables(db::Database& database);

/// Corrupt "duplicates.links", its detail naming what is wrong and how often: a chain that ends elsewhere than is written
/// down, a fact that is not shown where its owner's chain ends, a merged record that is in the lists.
Result<void> verifyLinks(db::Database& database);

}  // namespace jiayi::roster::duplicates
