#include "sync/client/push_plan.h"

#include "sync/fhir/reference.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace jiayi::sync {

namespace {

struct Op {
    std::int64_t id;
    RecordKey key;
    Uuid unit;
    std::string user;
    Instant at;
    bool deletion;
    bool sent;  ///< was in a flight before
};

std::vector<Op> waitingOps(db::Database& database, const Uuid& unit) {
    db::Query rows(database,
                   "SELECT o.op_id, o.type, o.id, o.kind = 'delete', o.user_name, o.at, o.sent FROM outbox o JOIN record r ON r.type = o.type AND r.id = o.id "
                   "WHERE o.unit_id = ? AND o.state = 'waiting' AND r.state NOT IN ('conflict', 'quarantined') ORDER BY o.op_id",
                   unit);
    std::vector<Op> ops;
    while (rows.next()) ops.push_back({rows.integer(0), {rows.text(1), rows.uuid(2)}, unit, rows.text(4), rows.instant(5), rows.flag(3), rows.flag(6)});
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
                db::Query sharing(database, "SELECT DISTINCT unit_id FROM outbox INDEXED BY outbox_record WHERE type = ? AND id = ? AND state = 'waiting'",
                                  op.key.type, op.key.id);
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

std::set<RecordKey> referencesOf(const fhir::Json& body) {
    std::set<RecordKey> found;
    fhir::forEachReference(body, [&](std::string_view text) {
        const auto reference = fhir::parseReference(text);
        const auto id = Uuid::parse(reference.key.id);
        if (reference.kind == fhir::Reference::Kind::Relative && id) found.insert({reference.key.type, *id});
    });
    return found;
}

/// What is referred to before what refers to it, otherwise as they were.
std::vector<PlannedResource> inOrderOfReference(std::vector<PlannedResource> resources) {
    std::map<RecordKey, std::size_t> places;
    for (std::size_t i = 0; i < resources.size(); ++i) places[resources[i].key] = i;
    std::vector<PlannedResource> sorted;
    std::vector<bool> begun(resources.size());
    const auto visit = [&](const auto& self, std::size_t i) -> void {
        if (begun[i]) return;
        begun[i] = true;
        for (const auto& key : referencesOf(resources[i].body))
            if (const auto place = places.find(key); place != places.end()) self(self, place->second);
        sorted.push_back(std::move(resources[i]));
    };
    for (std::size_t i = 0; i < resources.size(); ++i) visit(visit, i);
    return sorted;
}

class Planner {
public:
    Planner(db::Database& database, const mapping::Registry& mappers, const PushLimits& limits)
        : m_database(database), m_mappers(mappers), m_limits(limits) {
        db::Query paused(database, "SELECT type FROM paused_type");
        while (paused.next()) m_paused.insert(paused.text(0));
    }

    PushPlan run(Instant now) {
        // In the order of op_id: through the index on next_at, SQLite would join and sort every waiting edit again for
        // each bundle, hours of it at a first sync.
        db::Query due(m_database,
                      "SELECT o.op_id, o.unit_id FROM outbox o NOT INDEXED CROSS JOIN record r ON r.type = o.type AND r.id = o.id "
                      "WHERE o.state = 'waiting' AND o.next_at <= ? AND r.state NOT IN ('conflict', 'quarantined') ORDER BY o.op_id",
                      now);
        while (!m_full && due.next())
            if (!m_done.contains(due.integer(0))) add(due.uuid(1));
        return std::move(m_plan);
    }

private:
    void add(const Uuid& unit) {
        const auto ops = fuse(m_database, unit);
        for (const auto& op : ops) m_done.insert(op.id);
        const auto pausing = std::find_if(ops.begin(), ops.end(), [&](const Op& op) { return m_paused.contains(op.key.type); });
        if (pausing != ops.end()) return hold(ops, "paused:" + pausing->key.type);
        auto group = squash(ops);
        if (group.resources.empty() && !group.fault) return;
        std::string blocker;
        for (const auto& resource : group.resources) {
            for (const auto& key : referencesOf(resource.body))
                if (!isThere(group, key, blocker)) return hold(ops, blocker);
            if (m_full) return;
        }
        place(std::move(group));
    }

    void hold(const std::vector<Op>& ops, const std::string& what) {
        for (const auto& op : ops) {
            m_plan.held.emplace_back(op.id, what);
            m_held.insert(op.key);
        }
    }

    PlannedGroup squash(const std::vector<Op>& ops) {
        PlannedGroup group;
        std::map<RecordKey, const Op*> last;
        std::set<RecordKey> sent;
        std::vector<RecordKey> order;
        for (const auto& op : ops) {
            if (!last.contains(op.key)) order.push_back(op.key);
            last[op.key] = &op;  // the last word counts
            if (op.sent) sent.insert(op.key);
        }
        std::set<RecordKey> left;
        for (const auto& key : order) {
            const auto record = findRecord(m_database, key);
            PlannedResource resource{key, {}, record ? record->baseVersion : std::string{}};
            if (last[key]->deletion && resource.baseVersion.empty()) {
                (sent.contains(key) ? m_plan.doubtful : m_plan.forgotten).push_back(key);
                left.insert(key);
                continue;
            }
            if (!last[key]->deletion) {
                auto body = m_mappers.render(m_database, key.type, key.id);
                if (!body && !isFaultOfResource(body.error())) throw db::Refusal(body.error());
                const auto own = body ? fhir::keyOf(*body) : Result<fhir::ResourceKey>{body.error()};
                if (own && own->toString() == key.url()) resource.body = std::move(*body);
                else group.fault = own ? Error{Errc::Corrupt, "record.json", key.type} : own.error();
            }
            group.resources.push_back(std::move(resource));
        }
        for (const auto& op : ops) {
            if (left.contains(op.key)) continue;
            group.ops.push_back(op.id);
            auto unit = std::find_if(group.units.begin(), group.units.end(), [&](const PlannedUnit& known) { return known.id == op.unit; });
            if (unit == group.units.end()) unit = group.units.insert(unit, {op.unit, op.user, op.at, {}});
            if (std::find(unit->keys.begin(), unit->keys.end(), op.key) == unit->keys.end()) unit->keys.push_back(op.key);
        }
        return group;
    }

    /// Whether the hub will have `key` when the group arrives. What still waits is planned before the group; what is
    /// with a person, or was refused, holds the group up.
    bool isThere(const PlannedGroup& group, const RecordKey& key, std::string& blocker) {
        if (m_known.contains(key)) return true;
        for (const auto& resource : group.resources)
            if (resource.key == key) return true;
        const auto record = findRecord(m_database, key);
        if (!record || !record->baseVersion.empty()) {
            m_known.insert(key);
            return true;
        }
        std::optional<Uuid> unit;
        bool held = record->state == "conflict" || record->state == "quarantined";
        {
            db::Query op(m_database, "SELECT op_id, unit_id, state FROM outbox WHERE type = ? AND id = ? ORDER BY op_id LIMIT 1", key.type, key.id);
            if (!op.next()) return true;  // nobody will send it: the hub has to say what it thinks of that
            held |= op.text(2) == "held";
            if (!m_done.contains(op.integer(0))) unit = op.uuid(1);
        }
        if (!held && unit) add(*unit);
        if (!held && !m_held.contains(key)) return true;
        blocker = key.url();
        return false;
    }

    bool isOpOf(std::int64_t op, const RecordKey& key) {
        db::Query row(m_database, "SELECT 1 FROM outbox WHERE op_id = ? AND type = ? AND id = ?", op, key.type, key.id);
        return row.next();
    }

    void place(PlannedGroup group) {
        bool suspicious = false;
        for (const auto& resource : group.resources) {
            db::Query row(m_database, "SELECT 1 FROM quarantine WHERE type = ? AND id = ?", resource.key.type, resource.key.id);
            suspicious |= row.next();
        }
        const bool fits = m_plan.groups.empty() || (!suspicious && m_size + group.entries() <= m_limits.entries);
        if (!fits) {
            m_full = true;
            return;
        }
        if (group.entries() > m_limits.cap) cut(group);
        m_size += group.entries();
        m_full = suspicious || m_size >= m_limits.entries;
        for (const auto& resource : group.resources) m_known.insert(resource.key);
        m_plan.groups.push_back(std::move(group));
    }

    void cut(PlannedGroup& group) {
        const auto room = m_limits.cap > group.units.size() ? m_limits.cap - group.units.size() : 1;
        if (group.resources.size() <= room) return;
        group.cut = true;
        group.resources = inOrderOfReference(std::move(group.resources));
        group.resources.resize(room);
        std::set<RecordKey> kept;
        for (const auto& resource : group.resources) kept.insert(resource.key);
        std::erase_if(group.ops, [&](std::int64_t op) {
            return std::none_of(kept.begin(), kept.end(), [&](const RecordKey& key) { return isOpOf(op, key); });
        });
        for (auto& unit : group.units) std::erase_if(unit.keys, [&](const RecordKey& key) { return !kept.contains(key); });
        std::erase_if(group.units, [](const PlannedUnit& unit) { return unit.keys.empty(); });
    }

    db::Database& m_database;
    const mapping::Registry& m_mappers;
    PushLimits m_limits;
    std::set<std::string> m_paused;
    std::set<std::int64_t> m_done;
    std::set<RecordKey> m_known;  ///< the hub has it, or will before what comes now
    std::set<RecordKey> m_held;
    std::size_t m_size = 0;
    bool m_full = false;
    PushPlan m_plan;
};

}  // namespace

Result<PushPlan> planPush(db::Database& database, const mapping::Registry& mappers, Instant now, const PushLimits& limits) {
    return db::attempt([&]() -> Result<PushPlan> {
        const db::ReadSnapshot snapshot(database);
        return Planner(database, mappers, limits).run(now);
    });
}

}  // namespace jiayi::sync
