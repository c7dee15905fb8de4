// What the screen of duplicates asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include "models/roster/duplicates/duplicate_queue.h"
#include "models/roster/duplicates/merge_residents.h"

#include <QFuture>

#include <functional>

namespace jiayi::ui {

enum class DuplicateView { Open, Apart, Merged };

/// A line of the list: a pair, or a record with the one it was merged into (then `one` is the kept record).
struct DuplicateRow {
    roster::duplicates::Side one;
    roster::duplicates::Side other;
    std::optional<roster::duplicates::Pair> pair;
    std::optional<roster::duplicates::MergedRecord> merged;
};
struct DuplicateList {
    roster::duplicates::PairCounts counts;
    std::vector<DuplicateRow> rows;  ///< the first so many
};

struct DuplicatesAsks {
    /// Weighs some of those who were marked; how many are left.
    std::function<QFuture<Result<std::int64_t>>()> weigh;
    std::function<QFuture<Result<DuplicateList>>(DuplicateView)> list;
    std::function<QFuture<Result<roster::duplicates::Preview>>(roster::ResidentId, roster::ResidentId)>
        preview;
    std::function<QFuture<Result<void>>(const roster::duplicates::MergeResidents&)> merge;
    std::function<QFuture<Result<void>>(const roster::duplicates::UnmergeResidents&)> unmerge;
    std::function<QFuture<Result<void>>(const roster::duplicates::KeepApart&)> apart;
};

}  // namespace jiayi::ui
