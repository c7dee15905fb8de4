#include "sync/client/inbox.h"

#include "sync/client/conflict_path.h"
#include "sync/client/incoming.h"

#include <algorithm>

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
    db::Query kept(database, "SELECT conflict_base FROM record WHERE type = ? AND id = ? AND conflict_base IS NOT NULL AND state = 'conflict'", key.type, key.id);
    if (kept.next()) {
        auto base = fhir::parseJson(kept.text(0));
        return base ? std::move(*base) : fhir::Json{};
    }
    return record.base.value_or(fhir::Json{});
}

namespace {

/// `theirs` with the contradicted fields as they are in `base`; `base` where they have no place in theirs.
fhir::Json baseWhileOpen(const MergeSchema& schema, std::string_view type, const fhir::Json& base, const fhir::Json& theirs,
                         const std::vector<MergeConflict>& conflicts) {
    auto kept = theirs;
    for (const auto& conflict : conflicts)
        if (!putAt(schema, type, kept, conflict.path, conflict.base)) return base;
    return kept;
}

/// A proposal stands beside those that wait already, each with a path of its own: none replaces what a person wrote before.
void writeProposal(Unit& unit, const RecordKey& key, const MergeConflict& conflict, const std::string& theirVersion) {
    auto& database = unit.database();
    const auto mine = textOf(conflict.mine), theirs = textOf(conflict.theirs);
    db::Query same(database,
                   "UPDATE conflict SET theirs = ?4, their_version = ?5 WHERE type = ?1 AND rid = ?2 AND state = 'open' AND amendment = 1 AND mine IS ?3 RETURNING 1",
                   key.type, key.id, mine, theirs, theirVersion);
    if (same.next()) return;
    db::Query(database,
              "INSERT INTO conflict (id, type, rid, path, base, mine, theirs, their_version, amendment, at) SELECT ?1, ?2, ?3, '#' || (1 + count(*)), ?4, ?5, ?6, "
              "?7, 1, ?8 FROM conflict WHERE type = ?2 AND rid = ?3 AND amendment = 1",
              unit.newId<Id<struct ConflictTag>>(), key.type, key.id, textOf(conflict.base), mine, theirs, theirVersion, unit.now())
        .run();
}

/// Rows that say the same already stay, so that a person who is looking at them decides just these.
void writeRows(Unit& unit, const RecordKey& key, const MergeResult& result, const std::string& theirVersion) {
    auto& database = unit.database();
    auto current = fhir::Json::array();
    for (const auto& conflict : result.conflicts) {
        const auto base = textOf(conflict.base), mine = textOf(conflict.mine), theirs = textOf(conflict.theirs);
        db::Query same(database,
                       "UPDATE conflict SET their_version = ?7 WHERE type = ?1 AND rid = ?2 AND path = ?3 AND state = 'open' AND base IS ?4 AND mine IS ?5 "
                       "AND theirs IS ?6 AND amendment = 0 RETURNING hex(id)",
                       key.type, key.id, conflict.path, base, mine, theirs, theirVersion);
        if (same.next()) {
            current.push(same.text(0));
            continue;
        }
        db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ? AND path = ? AND state = 'open'", key.type, key.id, conflict.path).run();
        db::Query added(database,
                        "INSERT INTO conflict (id, type, rid, path, base, mine, theirs, their_version, amendment, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?) "
                        "RETURNING hex(id)",
                        unit.newId<Id<struct ConflictTag>>(), key.type, key.id, conflict.path, base, mine, theirs, theirVersion, unit.now());
        if (added.next()) current.push(added.text(0));
    }
    db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ? AND state = 'open' AND amendment = 0 AND hex(id) NOT IN (SELECT value FROM json_each(?))", key.type, key.id,
              current.compact())
        .run();
}

}  // namespace

void openConflict(Unit& unit, const Merger& merger, const RecordKey& key, const fhir::Json& base, const fhir::Json& theirs, const MergeResult& result,
                  const std::string& theirVersion) {
    // A signed version stands as it is; only the proposal waits for a person.
    if (result.proposedAmendment) return writeProposal(unit, key, result.conflicts.front(), theirVersion);
    writeRows(unit, key, result, theirVersion);
    const auto kept = baseWhileOpen(merger.schema(), key.type, base, theirs, result.conflicts);
    db::Query(unit.database(), "UPDATE record SET state = 'conflict', conflict_base = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, kept.compact()).run();
}

void closeConflict(db::Database& database, const RecordKey& key, std::string_view state) {
    db::Query(database, "DELETE FROM conflict WHERE type = ? AND rid = ? AND state = 'open' AND amendment = 0", key.type, key.id).run();
    db::Query(database, "UPDATE record SET state = ?3, conflict_base = NULL WHERE type = ?1 AND id = ?2", key.type, key.id, state).run();
    releaseWaiting(database, key);
}

namespace {

constexpr const char* kChanged = "conflict.changed";

/// An open row, read before it is decided.
struct OpenRow {
    Uuid id;
    RecordKey key;
    std::string path;
    std::string mine;
    std::string theirs;
    bool amendment = false;
};

Result<OpenRow> openRow(db::Database& database, const Uuid& conflict) {
    db::Query row(database, "SELECT type, rid, path, coalesce(mine, ''), coalesce(theirs, ''), amendment FROM conflict WHERE id = ? AND state = 'open'", conflict);
    if (!row.next()) return Error{Errc::NotFound, "conflict.not-open", {}};
    return OpenRow{conflict, {row.text(0), row.uuid(1)}, row.text(2), row.text(3), row.text(4), row.flag(5)};
}

/// A text where a text or a number stands; nothing else can be typed.
Result<fhir::Json> typed(const OpenRow& row, const Decision& decision) {
    JIAYI_TRY(auto value, fhir::parseJson(decision.side == Side::Mine ? row.mine : row.theirs));
    for (const auto& [path, text] : decision.texts) {
        auto* leaf = path.empty() ? &value : value.at(path);
        const bool number = leaf && leaf->isNumber() && fhir::Json::isDecimal(text);
        if (!number && !(leaf && leaf->isString() && !text.empty())) return invalid("conflict.value", path);
        *leaf = number ? fhir::Json::decimal(text) : fhir::Json{text};
    }
    return value;
}

/// The newest edit that waits of this resource, and the unit it belongs to.
struct NewestOp {
    std::int64_t id = 0;
    std::optional<Uuid> unit;
};

NewestOp newestOp(db::Database& database, const RecordKey& key) {
    db::Query row(database, "SELECT op_id, unit_id FROM outbox WHERE type = ? AND id = ? ORDER BY op_id DESC LIMIT 1", key.type, key.id);
    if (!row.next()) return {};
    return {row.integer(0), row.uuid(1)};
}

std::string heldOps(db::Database& database, const RecordKey& key) {
    db::Query rows(database, "SELECT op_id FROM outbox WHERE state = 'held' AND waits_for = ?", key.url());
    auto list = fhir::Json::array();
    while (rows.next()) list.push(fhir::Json{rows.integer(0)});
    return list.compact();
}

/// Decides inside a unit that its caller commits or drops.
class Deciding {
public:
    Deciding(Unit& unit, const mapping::Registry& mappers, const Merger& merger) : m_unit(unit), m_mappers(mappers), m_merger(merger) {}

    Result<void> run(std::span<const Decision> decisions) {
        if (decisions.empty()) return Error{Errc::NotFound, "conflict.not-open", {}};
        JIAYI_CHECK(begin(decisions.front()));
        if (m_amendment && decisions.size() > 1) return invalid("conflict.several");  // the second would be against the first
        std::string said;
        for (const auto& decision : decisions) {
            JIAYI_CHECK(take(decision));
            said += (said.empty() ? "" : ",") + std::string{!decision.texts.empty() ? "by hand" : decision.side == Side::Mine ? "mine" : "theirs"};
        }
        JIAYI_CHECK(m_amendment ? amend() : rejoin());
        m_unit.describe(m_key.url(), said);
        remember();
        return {};
    }
    /// What the last decision by hand wrote.
    const fhir::Json& handValue() const { return m_handValue; }

private:
    db::Database& database() { return m_unit.database(); }

    Result<void> begin(const Decision& first) {
        JIAYI_TRY(const auto row, openRow(database(), first.conflict));
        m_key = row.key;
        m_amendment = row.amendment;
        auto record = findRecord(database(), m_key);
        if (!record) return Error{Errc::Corrupt, "conflict.no-record", m_key.url()};
        m_record = std::move(*record);
        m_agreed = agreedBase(database(), m_key, m_record);
        m_mine = localResource(database(), m_mappers, m_key, m_record);
        m_standing = m_merger.merge(m_key.type, m_agreed, m_mine, theirs());
        m_before = textOf(m_mine);
        m_held = heldOps(database(), m_key);
        m_lastOp = newestOp(database(), m_key).id;
        return {};
    }

    Result<void> take(const Decision& decision) {
        JIAYI_TRY(const auto row, openRow(database(), decision.conflict));
        if (row.key != m_key) return invalid("conflict.several");
        if (!stands(row)) return Error{Errc::Conflict, kChanged, {}};
        if (!decision.texts.empty()) {
            if (m_amendment) return invalid("conflict.value");
            JIAYI_TRY(m_handValue, typed(row, decision));
            JIAYI_CHECK(putAt(m_merger.schema(), m_key.type, m_mine, row.path, m_handValue));
        }
        const bool mine = decision.side == Side::Mine || !decision.texts.empty();
        if (m_amendment) m_proposed = mine ? row.mine : std::string{};
        db::Query(database(), "UPDATE conflict SET state = 'closed', choice = ?2, by_hand = ?3, decided_at = ?4, decided_by = ?5 WHERE id = ?1", row.id, mine ? "mine" : "theirs", !decision.texts.empty(), m_unit.now(), m_unit.user())
            .run();
        m_rows.push_back(row.id);
        m_decisions[row.path] = mine ? Side::Mine : Side::Theirs;
        return {};
    }

    /// Whether the field still is as the row shows it.
    bool stands(const OpenRow& row) const {
        if (m_amendment) return row.theirs == textOf(theirs()).value_or("");
        if (row.path.empty() && row.mine == textOf(m_mine).value_or("")) return true;
        return std::any_of(m_standing.conflicts.begin(), m_standing.conflicts.end(),
                           [&](const MergeConflict& now) { return now.path == row.path && textOf(now.mine).value_or("") == row.mine; });
    }

    Result<void> amend() {
        if (m_proposed.empty()) return {};
        JIAYI_TRY(const auto mine, fhir::parseJson(m_proposed));
        return edit(m_unit, m_mappers, m_key, mine);
    }

    Result<void> rejoin() {
        const auto result = m_merger.merge(m_key.type, m_agreed, m_mine, theirs(), m_decisions);
        if (result.merged.isNull()) m_unit.remove(m_key.type, m_key.id);
        else JIAYI_CHECK(edit(m_unit, m_mappers, m_key, result.merged));
        if (result.conflicts.empty()) closeConflict(database(), m_key, "dirty");
        else openConflict(m_unit, m_merger, m_key, m_agreed, theirs(), result, m_record.baseVersion);
        return {};
    }

    fhir::Json theirs() const { return m_record.base.value_or(fhir::Json{}); }

    /// For undoDecision. Decisions whose edit the hub has by now need their past no longer.
    void remember() {
        const auto newest = newestOp(database(), m_key);
        const auto ownUnit = newest.id > m_lastOp ? newest.unit : std::nullopt;
        for (const auto& row : m_rows)
            db::Query(database(), "UPDATE conflict SET unit_id = ?2, before = ?3, agreed = ?4, released = ?5 WHERE id = ?1", row, ownUnit, m_before,
                      textOf(m_agreed), m_held)
                .run();
        db::Query(database(),
                  "UPDATE conflict SET before = NULL, agreed = NULL, released = NULL WHERE decided_at IS NOT NULL AND before IS NOT NULL AND unit_id IS NOT "
                  "NULL AND unit_id NOT IN (SELECT unit_id FROM outbox)")
            .run();
    }

    Unit& m_unit;
    const mapping::Registry& m_mappers;
    const Merger& m_merger;
    RecordKey m_key;
    bool m_amendment = false;
    std::string m_proposed;
    Record m_record;
    fhir::Json m_agreed, m_mine, m_handValue;
    MergeResult m_standing;  ///< what contradicts itself before anything is decided
    Decisions m_decisions;
    std::optional<std::string> m_before;
    std::string m_held;
    std::int64_t m_lastOp = 0;
    std::vector<Uuid> m_rows;
};

/// The rows of what was edited since they were laid out.
Result<void> layOutAgain(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict) {
    return db::attempt([&]() -> Result<void> {
        Unit unit(context, "conflict.refresh", Origin::Hub);
        auto& database = unit.database();
        JIAYI_TRY(const auto row, openRow(database, conflict));
        const auto record = findRecord(database, row.key);
        if (!record) return Error{Errc::Corrupt, "conflict.no-record", row.key.url()};
        const auto base = agreedBase(database, row.key, *record);
        const auto theirs = record->base.value_or(fhir::Json{});
        if (row.amendment) {
            // The hub has another signed version by now: what was proposed stands against that one.
            db::Query(database, "UPDATE conflict SET theirs = ?2, their_version = ?3 WHERE id = ?1", conflict, textOf(theirs), record->baseVersion).run();
            unit.commit();
            return {};
        }
        const auto result = merger.merge(row.key.type, base, localResource(database, mappers, row.key, *record), theirs);
        if (result.conflicts.empty()) closeConflict(database, row.key, "dirty");
        else openConflict(unit, merger, row.key, base, theirs, result, record->baseVersion);
        unit.commit();
        return {};
    });
}

/// `work` inside one attempt; what it finds changed is laid out anew before its error is returned.
template <class Work>
auto deciding(const Context& context, const mapping::Registry& mappers, const Merger& merger, std::span<const Decision> decisions, Work work) {
    auto done = db::attempt(work);
    if (done || done.error().reason != kChanged) return done;
    if (const auto again = layOutAgain(context, mappers, merger, decisions.front().conflict); !again) return decltype(done){again.error()};
    return done;
}

}  // namespace

Result<void> decide(const Context& context, const mapping::Registry& mappers, const Merger& merger, std::span<const Decision> decisions) {
    return deciding(context, mappers, merger, decisions, [&]() -> Result<void> {
        Unit unit(context, "conflict.resolve");
        JIAYI_CHECK(Deciding(unit, mappers, merger).run(decisions));
        unit.commit();
        return {};
    });
}

Result<std::string> checkDecision(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Decision& decision) {
    return deciding(context, mappers, merger, std::span{&decision, 1}, [&]() -> Result<std::string> {
        Unit unit(context, "conflict.resolve");
        Deciding trial(unit, mappers, merger);
        JIAYI_CHECK(trial.run(std::span{&decision, 1}));
        return trial.handValue().compact();  // the unit is dropped
    });
}

Result<void> resolveConflict(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict, Side side) {
    const Decision decision{conflict, side, {}};
    return decide(context, mappers, merger, std::span{&decision, 1});
}

}  // namespace jiayi::sync
