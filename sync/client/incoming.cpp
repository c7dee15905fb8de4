#include "sync/client/incoming.h"

#include "sync/client/inbox.h"
#include "sync/client/merge.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/reference.h"

namespace jiayi::sync {

namespace {

const fhir::Json kNothing;

/// Writes the rows of a resource; one that no mapper understands stays whole in `record`, and the log says so.
bool writeRows(Unit& unit, const mapping::Registry& mappers, const fhir::Json& resource, const RecordKey& key) {
    const auto applied = mappers.apply(unit, resource);
    if (applied) return true;
    writeLog(unit.database(), unit.now(), "unreadable", 0, 0, key.url() + " " + applied.error().reason);
    return false;
}

IncomingOutcome take(Unit& unit, const mapping::Registry& mappers, const Incoming& incoming) {
    auto& database = unit.database();
    if (!incoming.body) {
        if (const auto retracted = mappers.retract(unit, incoming.key.type, incoming.key.id); !retracted)
            writeLog(database, unit.now(), "unreadable", 0, 0, incoming.key.url() + " " + retracted.error().reason);
        db::Query(database,
                  "INSERT INTO record (type, id, stream, base_version, state) VALUES (?, ?, ?, ?, 'tombstone') ON CONFLICT (type, id) DO UPDATE "
                  "SET state = 'tombstone', base = NULL, body = NULL, base_version = excluded.base_version",
                  incoming.key.type, incoming.key.id, incoming.stream, incoming.version)
            .run();
        return IncomingOutcome::Applied;
    }
    // The base first: a mapper reads it when this is the Patient that other resources have waited for.
    setBase(database, incoming.key, incoming.stream, *incoming.body, incoming.version, {});
    return writeRows(unit, mappers, *incoming.body, incoming.key) ? IncomingOutcome::Applied : IncomingOutcome::Unreadable;
}

/// What refers to a resource in conflict leaves its unit too: the hub would otherwise get half a save.
void holdDependents(Unit& unit, const mapping::Registry& mappers, const RecordKey& key) {
    auto& database = unit.database();
    std::vector<RecordKey> mates;
    {
        db::Query rows(database,
                       "SELECT DISTINCT type, id FROM outbox INDEXED BY outbox_unit WHERE state = 'waiting' AND unit_id IN "
                       "(SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2) AND NOT (type = ?1 AND id = ?2)",
                       key.type, key.id);
        while (rows.next()) mates.push_back({rows.text(0), rows.uuid(1)});
    }
    for (const auto& mate : mates) {
        const auto resource = mappers.render(database, mate.type, mate.id);
        if (!resource) continue;  // push will say why it cannot be rendered
        bool refers = false;
        fhir::forEachReference(*resource, [&](std::string_view reference) { refers |= reference == key.url(); });
        if (refers)
            db::Query(database, "UPDATE outbox INDEXED BY outbox_record SET state = 'held', waits_for = ?3 WHERE type = ?1 AND id = ?2 AND state = 'waiting'", mate.type,
                      mate.id, key.url())
                .run();
    }
}

IncomingOutcome mergeIn(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming, const Record& record) {
    auto& database = unit.database();
    const auto& key = incoming.key;
    const auto rendered = mappers.render(database, key.type, key.id);
    const auto& mine = rendered ? *rendered : kNothing;
    const auto base = agreedBase(database, key, record);
    const auto& theirs = incoming.body ? *incoming.body : kNothing;
    const auto result = merger.merge(key.type, base, mine, theirs, decisionsOf(database, key));

    if (result.conflicts.empty() && result.merged.isNull()) {
        dropOps(database, key);
        return take(unit, mappers, incoming);
    }
    const bool settled = result.proposedAmendment || (result.conflicts.empty() && fhir::canonicalHash(result.merged) == fhir::canonicalHash(theirs));
    if (settled) dropOps(database, key);
    else rebaseOps(database, key, incoming.version);
    setBase(database, key, incoming.stream, theirs, incoming.version, settled ? std::nullopt : std::optional{result.merged});
    if (!writeRows(unit, mappers, result.merged, key)) return IncomingOutcome::Unreadable;
    if (result.conflicts.empty()) {
        closeConflict(database, key, settled ? "clean" : "dirty");
        return IncomingOutcome::Merged;
    }
    openConflict(unit, key, base, result, incoming.version);
    if (!result.proposedAmendment) holdDependents(unit, mappers, key);
    return IncomingOutcome::Conflict;
}

}  // namespace

IncomingOutcome applyIncoming(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming) {
    const auto record = findRecord(unit.database(), incoming.key);
    const bool same = record && record->baseVersion == incoming.version &&
                      (!incoming.body || (record->base && fhir::canonicalHash(*record->base) == fhir::canonicalHash(*incoming.body)));
    if (same) return IncomingOutcome::Same;
    if (!record || !hasOps(unit.database(), incoming.key)) return take(unit, mappers, incoming);
    return mergeIn(unit, mappers, merger, incoming, *record);
}

}  // namespace jiayi::sync
