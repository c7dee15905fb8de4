#include "app/workstation/bind_duplicates.h"

namespace jiayi::app {

namespace duplicates = roster::duplicates;

namespace {

/// The list shows the strongest; what is dealt with makes room for the next.
constexpr int kShown = 200;
/// So many people are weighed in one transaction: a doctor's save waits no longer than for these.
constexpr int kWeighed = 100;

Result<ui::DuplicateList> readList(db::Database& database, ui::DuplicateView view, Date today) {
    ui::DuplicateList list;
    JIAYI_TRY(list.counts, duplicates::countPairs(database));
    if (view == ui::DuplicateView::Merged) {
        JIAYI_TRY(auto merged, duplicates::mergedRecords(database, 0, kShown));
        for (auto& each : merged) list.rows.push_back({each.kept, each.merged, {}, std::move(each)});
        return list;
    }
    JIAYI_TRY(auto pairs, duplicates::pairPage(database, today, view == ui::DuplicateView::Apart, 0, kShown));
    for (auto& each : pairs) list.rows.push_back({each.one, each.other, std::move(each), {}});
    return list;
}

template <class Act>
auto runs(Desk& desk) {
    return [&desk](const Act& act) {
        return desk.worker().run(
            [&desk, act](db::Database& database) { return act(desk.context(database)); });
    };
}

}  // namespace

ui::DuplicatesAsks bindDuplicates(Desk& desk) {
    ui::DuplicatesAsks asks;
    asks.weigh = [&desk] {
        return desk.worker().run([today = desk.today()](db::Database& database) {
            return duplicates::refreshDuplicates(database, today, kWeighed);
        });
    };
    asks.list = [&desk](ui::DuplicateView view) {
        return desk.worker().read(
            [view, today = desk.today()](db::Database& database) { return readList(database, view, today); });
    };
    asks.preview = [&desk](roster::ResidentId one, roster::ResidentId other) {
        return desk.worker().read([one, other, today = desk.today()](db::Database& database) {
            return duplicates::previewPair(database, one, other, today);
        });
    };
    asks.merge = runs<duplicates::MergeResidents>(desk);
    asks.unmerge = runs<duplicates::UnmergeResidents>(desk);
    asks.apart = runs<duplicates::KeepApart>(desk);
    return asks;
}

}  // namespace jiayi::app
