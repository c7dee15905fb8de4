#include "sync/client/inbox.h"

#include "sync/client/conflict_path.h"
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
    db::Query(database, "UPDATE outbox SET state = 'waiting', waits_for = NULL WHERE state = 'held' AND waits_for = ?", key.url()).run();
}

namespace {

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
        m_before = textOf(m_mine);
        m_held = heldOps(database(), m_key);
        m_lastOp = newestOp(database(), m_key).id;
        return {};
    }

    Result<void> take(const Decision& decision) {
        JIAYI_TRY(const auto row, openRow(database(), decision.conflict));
        if (row.key != m_key) return invalid("conflict.several");
        if (!decision.texts.empty()) {
            if (m_amendment) return invalid("conflict.value");
            JIAYI_TRY(m_handValue, typed(row, decision));
            JIAYI_CHECK(putAt(m_merger.schema(), m_key.type, m_mine, row.path, m_handValue));
        }
        const bool mine = decision.side == Side::Mine || !decision.texts.empty();
        if (m_amendment) m_proposed = mine ? row.mine : std::string{};
        db::Query(database(), "UPDATE conflict SET state = ?2, choice = ?3, by_hand = ?4, decided_at = ?5, decided_by = ?6 WHERE id = ?1", row.id,
                  m_amendment ? "closed" : "decided", mine ? "mine" : "theirs", !decision.texts.empty(), m_unit.now(), m_unit.user())
            .run();
        m_rows.push_back(row.id);
        return {};
    }

    Result<void> amend() {
        if (m_proposed.empty()) return {};
        JIAYI_TRY(const auto mine, fhir::parseJson(m_proposed));
        return edit(m_unit, m_mappers, m_key, mine);
    }

    Result<void> rejoin() {
        const auto theirs = m_record.base.value_or(fhir::Json{});
        const auto result = m_merger.merge(m_key.type, m_agreed, m_mine, theirs, decisionsOf(database(), m_key));
        if (result.merged.isNull()) m_unit.remove(m_key.type, m_key.id);
        else JIAYI_CHECK(edit(m_unit, m_mappers, m_key, result.merged));
        if (result.conflicts.empty()) closeConflict(database(), m_key, "dirty");
        return {};
    }

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
    std::optional<std::string> m_before;
    std::string m_held;
    std::int64_t m_lastOp = 0;
    std::vector<Uuid> m_rows;
};

}  // namespace

Result<void> decide(const Context& context, const mapping::Registry& mappers, const Merger& merger, std::span<const Decision> decisions) {
    return db::attempt([&]() -> Result<void> {
        Unit unit(context, "conflict.resolve");
        JIAYI_CHECK(Deciding(unit, mappers, merger).run(decisions));
        unit.commit();
        return {};
    });
}

Result<std::string> checkDecision(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Decision& decision) {
    return db::attempt([&]() -> Result<std::string> {
        Unit unit(context, "conflict.resolve");
        Deciding deciding(unit, mappers, merger);
        JIAYI_CHECK(deciding.run(std::span{&decision, 1}));
        return deciding.handValue().compact();  // the unit is dropped
    });
}

Result<void> resolveConflict(const Context& context, const mapping::Registry& mappers, const Merger& merger, const Uuid& conflict, Side side) {
    const Decision decision{conflict, side, {}};
    return decide(context, mappers, merger, std::span{&decision, 1});
}

Result<void> retryRefused(const Context& context, const std::optional<RecordKey>& only) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        db::Transaction transaction(database);
        const auto type = only ? only->type : std::string{};
        const auto id = only ? only->id : Uuid{};
        // A unit goes whole or not at all, so what was refused with it is tried with it.
        db::Query(database,
                  "UPDATE outbox SET next_at = 0 WHERE (type, id) IN (SELECT type, id FROM record WHERE state = 'quarantined') AND (?1 = '' OR "
                  "unit_id IN (SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2))",
                  type, id)
            .run();
        db::Query(database,
                  "UPDATE record SET state = 'dirty' WHERE state = 'quarantined' AND (?1 = '' OR (type = ?1 AND id = ?2) OR EXISTS (SELECT 1 FROM outbox o "
                  "WHERE o.type = record.type AND o.id = record.id AND o.unit_id IN (SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2)))",
                  type, id)
            .run();
        db::Query(database, "DELETE FROM quarantine WHERE (type, id) NOT IN (SELECT type, id FROM record WHERE state = 'quarantined')").run();
        access::appendAudit(database, context.clock.now(), {context.user, "sync.retry", only ? only->url() : "", ""});
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
