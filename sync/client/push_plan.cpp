#include "sync/client/push_plan.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace jiayi::sync {

namespace {

struct Op {
    std::int64_t id;
    RecordKey key;
    bool deletion;
};

std::vector<Op> waitingOps(db::Database& database, const Uuid& unit) {
    db::Query rows(database,
                   "SELECT o.op_id, o.type, o.id, o.kind = 'delete' FROM outbox o JOIN record r ON r.type = o.type AND r.id = o.id "
                   "WHERE o.unit_id = ? AND o.state = 'waiting' AND r.state NOT IN ('conflict', 'quarantined') ORDER BY o.op_id",
                   unit);
    std::vector<Op> ops;
    while (rows.next()) ops.push_back({rows.integer(0), {rows.text(1), rows.uuid(2)}, rows.flag(3)});
    return ops;
}

/// Every waiting op of the unit and of all units that share a resource with it.
std::vector<Op> fuse(db::Database& database, const Uuid& start) {
    std::set<Uuid> units{start};
    std::deque<Uuid> open{start};
    std::set<RecordKey> seen;
    std::vector<Op> ops;
    while (!open.empty()) {
        const auto unit = open.front();
        open.pop_front();
        for (auto& op : waitingOps(database, unit)) {
            if (seen.insert(op.key).second) {
                db::Query sharing(database, "SELECT DISTINCT unit_id FROM outbox INDEXED BY outbox_record WHERE type = ? AND id = ? AND state = 'waiting'", op.key.type, op.key.id);
                while (sharing.next()) {
                    if (const auto other = sharing.uuid(0); units.insert(other).second) open.push_back(other);
                }
            }
            ops.push_back(std::move(op));
        }
    }
    std::sort(ops.begin(), ops.end(), [](const Op& a, const Op& b) { return a.id < b.id; });
    return ops;
}

PlannedGroup squash(const std::vector<Op>& ops) {
    PlannedGroup group;
    std::map<RecordKey, std::size_t> places;
    for (const auto& op : ops) {
        const auto [place, fresh] = places.try_emplace(op.key, group.resources.size());
        if (fresh) group.resources.push_back({op.key, false, {}});
        auto& resource = group.resources[place->second];
        resource.deletion = op.deletion;  // the last word counts
        resource.opIds.push_back(op.id);
    }
    return group;
}

}  // namespace

std::vector<std::int64_t> PlannedGroup::opIds() const {
    std::vector<std::int64_t> ids;
    for (const auto& resource : resources) ids.insert(ids.end(), resource.opIds.begin(), resource.opIds.end());
    return ids;
}

std::vector<PlannedGroup> planPush(db::Database& database, Instant now, std::size_t cap) {
    std::vector<PlannedGroup> groups;
    std::set<std::int64_t> planned;
    std::size_t size = 0;
    // In the order of op_id and no further than the limit: through the index on next_at, SQLite would join and sort every
    // waiting edit again for each bundle, hours of it at a first sync.
    db::Query due(database,
                  "SELECT o.op_id, o.unit_id FROM outbox o NOT INDEXED CROSS JOIN record r ON r.type = o.type AND r.id = o.id "
                  "WHERE o.state = 'waiting' AND o.next_at <= ? AND r.state NOT IN ('conflict', 'quarantined') ORDER BY o.op_id LIMIT ?",
                  now, static_cast<std::int64_t>(cap * 4));
    while (due.next()) {
        if (planned.contains(due.integer(0))) continue;
        auto group = squash(fuse(database, due.uuid(1)));
        if (!groups.empty() && size + group.resources.size() > cap) break;
        if (group.resources.size() > cap) group.resources.resize(cap);
        for (const auto id : group.opIds()) planned.insert(id);
        size += group.resources.size();
        groups.push_back(std::move(group));
        if (size >= cap) break;
    }
    return groups;
}

}  // namespace jiayi::sync
