#include "sync/client/inbox.h"

#include "sync/client/incoming.h"

namespace jiayi::sync {

namespace {

/// A person's decision is an edit like any other. A type without tables has no repository that would enqueue it.
Result<void> edit(Unit& unit, const mapping::Registry& mappers, const RecordKey& key, const fhir::Json& resource) {
    db::Query(unit.database(), "UPDATE record SET body = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, resource.compact()).run();
    JIAYI_TRY(const auto applied, mappers.apply(unit, resource));
    unit.put(key.type, key.id, applied.resident);
    return {};
}

std::optional<std::string> textOf(const fhir::Json& value) {
    if (value.isNull()) return {};
    return value.compact();
}

}  // namespace

fhir::Json agreedBase(db::Database& database, const RecordKey& key, const Record& record) {
    db::Query kept(database, "SELECT conflict_base FROM record WHERE type = ? AND id = ? AND conflict_base IS NOT NULL", key.type, key.id);
    if (kept.next()) {
        auto base = fhir::parseJson(kept.text(0));
        return base ? std::move(*base) : fhir::Json{};
    }
    return record.base.value_or(fhir::Json{});
}

Decisions decisionsOf(db::Database& database, const RecordKey& key) {
    db::Query rows(database, "SELECT path, choice FROM conflict WHERE type = ? AND rid = ? AND state = 'decided'", key.type, key.id);
    Decisions decisions;
    while (rows.next()) decisions[rows.text(0)] = rows.text(1) == "mine" ? Side::Mine : Side::Theirs;
    return decisions;
}

void openConflict(Unit& unit, const RecordKey& key, const fhir::Json& base, const MergeResult& result, const std::string& theirVersion) {
    auto& database = unit.database();
    db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ? AND state = 'open'", key.type, key.id).run();
    for (const auto& conflict : result.conflicts) {
        db::Query(database,
                  "INSERT INTO conflict (id, type, rid, path, base, mine, theirs, their_version, amendment, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  unit.newId<Id<struct ConflictTag>>(), key.type, key.id, conflict.path, textOf(conflict.base), textOf(conflict.mine),
                  textOf(conflict.theirs), theirVersion, result.proposedAmendment, unit.now())
            .run();
    }
    // A signed version stands as it is; only the proposal waits for a person.
    if (result.proposedAmendment) return;
    db::Query(database, "UPDATE record SET state = 'conflict', conflict_base = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, base.compact()).run();
}

void closeConflict(db::Database& database, const RecordKey& key, std::string_view state) {
    db::Query(database, "UPDATE conflict SET state = 'closed' WHERE type = ? AND rid = ? AND state = 'decided'", key.type, key.id).run();
    db::Query(database, "UPDATE record SET state = ?3, conflict_base = NULL WHERE type = ?1 AND id = ?2", key.type, key.id, state).run();
    releaseWaiting(database, key);
}

Result<void> resolveConflict(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict, Side side) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        Unit unit(context, "conflict.resolve");
        RecordKey key;
        bool amendment = false;
        std::string proposed;
        {
            db::Query row(database, "SELECT type, rid, amendment, coalesce(mine, '') FROM conflict WHERE id = ? AND state = 'open'", conflict);
            if (!row.next()) return Error{Errc::NotFound, "conflict.not-open", {}};
            key = {row.text(0), row.uuid(1)};
            amendment = row.flag(2);
            proposed = row.text(3);
        }
        unit.describe(key.url(), side == Side::Mine ? "mine" : "theirs");
        db::Query(database, "UPDATE conflict SET state = ?2, choice = ?3 WHERE id = ?1", conflict, amendment ? "closed" : "decided",
                  side == Side::Mine ? "mine" : "theirs")
            .run();
        const auto record = findRecord(database, key);
        if (!record) return Error{Errc::Corrupt, "conflict.no-record", key.url()};
        if (amendment) {
            if (side == Side::Mine) {
                JIAYI_TRY(const auto mine, fhir::parseJson(proposed));
                JIAYI_CHECK(edit(unit, mappers, key, mine));
            }
            unit.commit();
            return {};
        }
        const auto mine = localResource(database, mappers, key, *record);
        const auto theirs = record->base.value_or(fhir::Json{});
        const auto result = merger.merge(key.type, agreedBase(database, key, *record), mine, theirs, decisionsOf(database, key));
        if (result.merged.isNull()) unit.remove(key.type, key.id);
        else JIAYI_CHECK(edit(unit, mappers, key, result.merged));
        if (result.conflicts.empty()) closeConflict(database, key, "dirty");
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::sync
