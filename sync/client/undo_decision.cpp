// Taking a decision of the inbox back, as long as the hub has not seen it.
#include "sync/client/inbox.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

struct Decided {
    RecordKey key;
    bool amendment = false;
    std::optional<Uuid> unit;
    std::string theirVersion;
    fhir::Json before;
    fhir::Json agreed;
    std::string released;
};

Result<fhir::Json> jsonOf(const std::string& text) {
    if (text.empty()) return fhir::Json{};
    return fhir::parseJson(text);
}

Result<Decided> readDecided(db::Database& database, const Uuid& conflict) {
    db::Query row(database,
                  "SELECT type, rid, amendment, unit_id, their_version, coalesce(before, ''), coalesce(agreed, ''), coalesce(released, '[]') FROM conflict "
                  "WHERE id = ? AND state <> 'open' AND decided_at IS NOT NULL",
                  conflict);
    if (!row.next()) return Error{Errc::NotFound, "conflict.not-decided", {}};
    Decided decided{{row.text(0), row.uuid(1)}, row.flag(2), {}, row.text(4), {}, {}, row.text(7)};
    if (!row.isNull(3)) decided.unit = row.uuid(3);
    JIAYI_TRY(decided.before, jsonOf(row.text(5)));
    JIAYI_TRY(decided.agreed, jsonOf(row.text(6)));
    return decided;
}

/// The first edit that the decision made; every later one of the resource must be a decision's too, or a person's work would go with it.
Result<std::int64_t> firstOp(db::Database& database, const Decided& decided) {
    db::Query own(database, "SELECT min(op_id) FROM outbox WHERE type = ? AND id = ? AND unit_id = ?", decided.key.type, decided.key.id, decided.unit);
    if (!own.next() || own.isNull(0)) return Error{Errc::Conflict, "conflict.pushed", {}};
    const auto first = own.integer(0);
    db::Query since(database,
                    "SELECT coalesce(max(o.state = 'flying'), 0), coalesce(max(o.op_id >= ?3 AND NOT EXISTS (SELECT 1 FROM conflict c WHERE c.unit_id = "
                    "o.unit_id)), 0) FROM outbox o WHERE o.type = ?1 AND o.id = ?2",
                    decided.key.type, decided.key.id, first);
    since.next();
    if (since.flag(0)) return Error{Errc::Busy, "conflict.flying", {}};
    if (since.flag(1)) return Error{Errc::Conflict, "conflict.edited-since", {}};
    return first;
}

Result<void> putBack(Unit& unit, const mapping::Registry& mappers, const Decided& decided) {
    const auto& key = decided.key;
    if (decided.before.isNull()) return mappers.retract(unit, key.type, key.id);
    db::Query(unit.database(), "UPDATE record SET body = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, decided.before.compact()).run();
    JIAYI_TRY([[maybe_unused]] const auto applied, mappers.apply(unit, decided.before));
    return {};
}

void reopenRows(db::Database& database, const RecordKey& key, const std::string& units) {
    db::Query(database,
              "UPDATE conflict SET state = 'open', choice = NULL, by_hand = 0, decided_at = NULL, decided_by = NULL, unit_id = NULL, before = NULL, agreed "
              "= NULL, released = NULL WHERE type = ?1 AND rid = ?2 AND hex(unit_id) IN (SELECT value FROM json_each(?3))",
              key.type, key.id, units)
        .run();
}

/// The units of this decision and of every later one of the resource, as a JSON list of hex texts.
std::string unitsSince(db::Database& database, const RecordKey& key, std::int64_t first) {
    db::Query rows(database, "SELECT json_group_array(DISTINCT hex(unit_id)) FROM outbox WHERE type = ? AND id = ? AND op_id >= ?", key.type, key.id, first);
    return rows.next() ? rows.text(0) : "[]";
}

Result<void> undoMerge(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Decided& decided, std::int64_t first) {
    auto& database = unit.database();
    const auto& key = decided.key;
    const auto record = findRecord(database, key);
    if (!record) return Error{Errc::Corrupt, "conflict.no-record", key.url()};
    const bool hubMovedOn = record->baseVersion != decided.theirVersion;
    const auto units = unitsSince(database, key, first);
    // What a newer version contradicts was laid out against this decision; it is laid out anew below.
    if (hubMovedOn) db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ? AND state = 'open'", key.type, key.id).run();
    db::Query(database, "DELETE FROM outbox WHERE type = ? AND id = ? AND op_id >= ?", key.type, key.id, first).run();
    reopenRows(database, key, units);
    JIAYI_CHECK(putBack(unit, mappers, decided));
    db::Query(database, "UPDATE outbox SET state = 'held', waits_for = ?1 WHERE state = 'waiting' AND op_id IN (SELECT value FROM json_each(?2))", key.url(),
              decided.released)
        .run();
    db::Query(database, "UPDATE record SET state = 'conflict', conflict_base = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, decided.agreed.compact()).run();
    if (!hubMovedOn) return {};
    const auto theirs = record->base.value_or(fhir::Json{});
    const auto result = merger.merge(key.type, decided.agreed, decided.before, theirs);
    if (result.conflicts.empty()) closeConflict(database, key, "dirty");
    else openConflict(unit, merger, key, decided.agreed, theirs, result, record->baseVersion);
    return {};
}

/// A signed version stood and stands; only the proposal goes, and the record is clean again.
Result<void> undoAmendment(Unit& unit, const mapping::Registry& mappers, const Decided& decided, const Uuid& conflict) {
    auto& database = unit.database();
    const auto& key = decided.key;
    const auto record = findRecord(database, key);
    if (!record || record->baseVersion != decided.theirVersion) return Error{Errc::Conflict, "conflict.pushed", {}};
    if (decided.unit) {
        JIAYI_TRY(const auto first, firstOp(database, decided));
        db::Query(database, "DELETE FROM outbox WHERE type = ? AND id = ? AND op_id >= ?", key.type, key.id, first).run();
        JIAYI_CHECK(putBack(unit, mappers, decided));
        db::Query(database, "UPDATE record SET body = NULL, state = 'clean' WHERE type = ? AND id = ?", key.type, key.id).run();
    }
    db::Query(database, "UPDATE conflict SET state = 'open', choice = NULL, decided_at = NULL, decided_by = NULL, unit_id = NULL WHERE id = ?", conflict).run();
    return {};
}

}  // namespace

Result<void> undoDecision(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict) {
    return db::attempt([&]() -> Result<void> {
        // Putting rows back is no edit of its own: it leaves no outbox entry, but the audit says who did it.
        Unit unit(context, "conflict.undo", Origin::Hub);
        JIAYI_TRY(const auto decided, readDecided(unit.database(), conflict));
        if (decided.amendment) {
            JIAYI_CHECK(undoAmendment(unit, mappers, decided, conflict));
        } else {
            JIAYI_TRY(const auto first, firstOp(unit.database(), decided));
            JIAYI_CHECK(undoMerge(unit, mappers, merger, decided, first));
        }
        access::appendAudit(unit.database(), unit.now(), {context.user, "conflict.undo", decided.key.url(), ""});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::sync
