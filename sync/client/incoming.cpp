#include "sync/client/incoming.h"

#include "sync/client/inbox.h"
#include "sync/client/merge.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/reference.h"

#include <charconv>
#include <set>

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
        setTombstone(database, incoming.key, incoming.stream, incoming.version, incoming.at);
        return IncomingOutcome::Applied;
    }
    // The base first: a mapper reads it when this is the Patient that other resources have waited for.
    setBase(database, incoming.key, incoming.stream, *incoming.body, incoming.version, {});
    setState(database, incoming.key, "clean");
    return writeRows(unit, mappers, *incoming.body, incoming.key) ? IncomingOutcome::Applied : IncomingOutcome::Unreadable;
}

/// What refers to a resource in conflict leaves its unit too: the hub would otherwise get half a save.
void holdDependents(Unit& unit, const mapping::Registry& mappers, const RecordKey& key) {
    auto& database = unit.database();
    std::vector<RecordKey> mates;
    {
        db::Query rows(database,
                       "SELECT DISTINCT type, id FROM outbox INDEXED BY outbox_unit WHERE state IN ('waiting', 'flying') AND unit_id IN "
                       "(SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2) AND NOT (type = ?1 AND id = ?2)",
                       key.type, key.id);
        while (rows.next()) mates.push_back({rows.text(0), rows.uuid(1)});
    }
    for (const auto& mate : mates) {
        const auto resource = mappers.render(database, mate.type, mate.id);
        if (!resource && !isFaultOfResource(resource.error())) throw db::Refusal(resource.error());
        if (!resource) continue;  // push will say why it cannot be rendered
        bool refers = false;
        fhir::forEachReference(*resource, [&](std::string_view reference) { refers |= reference == key.url(); });
        if (refers)
            db::Query(database, "UPDATE outbox INDEXED BY outbox_record SET state = 'held', waits_for = ?3 WHERE type = ?1 AND id = ?2 AND state IN ('waiting', 'flying')", mate.type,
                      mate.id, key.url())
                .run();
    }
}

/// Ours is deleted and stays so: what the hub has is deleted (again), as an edit based on just that.
IncomingOutcome deleteAgain(Unit& unit, const Incoming& incoming) {
    auto& database = unit.database();
    setBase(database, incoming.key, incoming.stream, *incoming.body, incoming.version, *incoming.body);
    setState(database, incoming.key, "dirty");
    if (hasOps(database, incoming.key)) rebaseOps(database, incoming.key, incoming.version);
    else enqueueAgain(unit, incoming.key, "delete", incoming.version);
    return IncomingOutcome::Merged;
}

bool mayHaveBeenSent(db::Database& database, const RecordKey& key) {
    db::Query row(database, "SELECT 1 FROM outbox WHERE type = ? AND id = ? AND sent = 1 LIMIT 1", key.type, key.id);
    return row.next();
}

/// Where a restored hub has lost the version on which ours is based: that version. Null elsewhere.
fhir::Json lostBase(db::Database& database, const Incoming& incoming, const Record& record) {
    if (record.state == "conflict") return {};
    if (incoming.ancestor) return record.base.value_or(fhir::Json{});
    db::Query row(database, "SELECT conflict_base FROM record WHERE type = ? AND id = ? AND (base_version IS NULL OR state = 'tombstone') AND conflict_base IS NOT NULL", incoming.key.type,
                  incoming.key.id);
    if (!row.next()) return {};
    auto lost = fhir::parseJson(row.text(0));
    return lost ? std::move(*lost) : fhir::Json{};
}

/// Fields in which theirs is what ours is based on, although the hub has lost that version: a colleague's desk has given it
/// back, and what was changed here after it had been seen contradicts nobody.
Decisions changedAfterSeen(const Merger& merger, std::string_view type, const fhir::Json& base, const fhir::Json& lost, const fhir::Json& mine,
                           const fhir::Json& theirs) {
    const auto paths = [&](const fhir::Json& from, const fhir::Json& ours) {
        std::set<std::string> found;
        for (const auto& conflict : merger.merge(type, from, ours, theirs).conflicts) found.insert(conflict.path);
        return found;
    };
    const auto sinceLost = paths(lost, mine), ofLost = paths(base, lost);
    Decisions decisions;
    for (const auto& path : paths(base, mine))
        if (!sinceLost.contains(path) && !ofLost.contains(path)) decisions[path] = Side::Mine;
    return decisions;
}

IncomingOutcome mergeIn(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming, const Record& record) {
    auto& database = unit.database();
    const auto& key = incoming.key;
    auto base = incoming.ancestor ? *incoming.ancestor : agreedBase(database, key, record);
    const auto mine = localResource(database, mappers, key, record);
    const auto& theirs = incoming.body ? *incoming.body : kNothing;
    Decisions decisions;
    if (auto lost = lostBase(database, incoming, record); !lost.isNull() && incoming.body) {
        if (mine.isNull() || fhir::canonicalHash(lost) == fhir::canonicalHash(theirs)) base = std::move(lost);
        else decisions = changedAfterSeen(merger, key.type, base, lost, mine, theirs);
    }
    // Ours, though the answer that said so was lost; and thrown away since.
    if (incoming.body && mine.isNull() && base.isNull() && (record.state == "tombstone" || mayHaveBeenSent(database, key))) return deleteAgain(unit, incoming);
    const auto result = merger.merge(key.type, base, mine, theirs, decisions);

    if (result.conflicts.empty() && result.merged.isNull()) {
        if (incoming.body) return deleteAgain(unit, incoming);
        dropOps(database, key);
        return take(unit, mappers, incoming);
    }
    const bool settled = result.proposedAmendment || (result.conflicts.empty() && fhir::canonicalHash(result.merged) == fhir::canonicalHash(theirs));
    if (settled) dropOps(database, key);
    else if (hasOps(database, key)) rebaseOps(database, key, incoming.version);
    else enqueueAgain(unit, key, result.merged.isNull() ? "delete" : "update", incoming.version);
    // Where mine is deleted, theirs is kept beside it and not shown.
    const auto& local = result.merged.isNull() ? theirs : result.merged;
    setBase(database, key, incoming.stream, theirs, incoming.version, settled ? std::nullopt : std::optional{local});
    if (!result.merged.isNull() && !writeRows(unit, mappers, result.merged, key)) return IncomingOutcome::Unreadable;
    if (result.conflicts.empty()) {
        closeConflict(database, key, settled ? "clean" : record.state == "quarantined" ? "quarantined" : "dirty");
        return IncomingOutcome::Merged;
    }
    openConflict(unit, merger, key, base, theirs, result, incoming.version);
    if (!result.proposedAmendment) holdDependents(unit, mappers, key);
    return IncomingOutcome::Conflict;
}

}  // namespace

bool isOlderOrEqual(std::string_view version, std::string_view than) {
    const auto number = [](std::string_view text) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
        return value;
    };
    const auto left = number(version), right = number(than);
    return left && right && *left <= *right;
}

fhir::Json localResource(db::Database& database, const mapping::Registry& mappers, const RecordKey& key, const Record& record) {
    if (record.state == "tombstone") return {};
    db::Query last(database, "SELECT kind = 'delete' FROM outbox WHERE type = ? AND id = ? ORDER BY op_id DESC LIMIT 1", key.type, key.id);
    if (last.next() && last.flag(0)) return {};
    auto rendered = mappers.render(database, key.type, key.id);
    if (!rendered && !isFaultOfResource(rendered.error())) throw db::Refusal(rendered.error());
    return rendered ? std::move(*rendered) : fhir::Json{};
}

IncomingOutcome applyIncoming(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const Incoming& incoming) {
    auto& database = unit.database();
    const auto record = findRecord(database, incoming.key);
    if (!record) return take(unit, mappers, incoming);
    const bool deleted = record->state == "tombstone";
    const bool same = record->baseVersion == incoming.version &&
                      (incoming.body ? !deleted && record->base && fhir::canonicalHash(*record->base) == fhir::canonicalHash(*incoming.body)
                                     : deleted || (record->base && record->base->isNull()));
    if (same) return IncomingOutcome::Same;
    // Versions only grow, so one that is not above our tombstone's is from a hub that has forgotten the deletion.
    const bool ancestor = incoming.ancestor && !incoming.ancestor->isNull();
    if (deleted && incoming.body && !ancestor && (record->baseVersion.empty() || isOlderOrEqual(incoming.version, record->baseVersion))) {
        // Seen while everything is compared it is the hub's own; else a colleague brought it back, and may have worked on it.
        return incoming.ancestor ? deleteAgain(unit, incoming) : mergeIn(unit, mappers, merger, incoming, *record);
    }
    if (incoming.ancestor) return mergeIn(unit, mappers, merger, incoming, *record);
    if (!hasOps(database, incoming.key)) return take(unit, mappers, incoming);
    return mergeIn(unit, mappers, merger, incoming, *record);
}

IncomingOutcome applyDisappearance(Unit& unit, const mapping::Registry& mappers, const Merger& merger, const RecordKey& key) {
    const auto record = findRecord(unit.database(), key);
    if (!record || record->state == "tombstone") return IncomingOutcome::Same;
    const Incoming deletion{key, {}, record->baseVersion, {}, {}, {}};
    if (!hasOps(unit.database(), key)) return take(unit, mappers, deletion);
    return mergeIn(unit, mappers, merger, deletion, *record);
}

}  // namespace jiayi::sync
