#include "models/sync/unit.h"

namespace jiayi::sync {

namespace {

/// The person has left this institution: what it wrote about them stays, and stays as it was.
void refuseSealed(bool sealed) {
    if (sealed) throw db::Refusal({Errc::Denied, "record.sealed", {}});
}

}  // namespace

Unit::Unit(const Context& context, std::string action, Origin origin)
    : m_context(context),
      m_action(std::move(action)),
      m_origin(origin),
      m_now(context.clock.now()),
      m_unitId(newUuid(context.clock, context.random)),
      m_transaction(context.database) {}

void Unit::put(std::string_view type, const Uuid& id, const Uuid& resident) {
    if (!m_seen.emplace(std::string{type}, id).second) return;
    if (m_entity.empty()) m_entity = std::string{type} + "/" + id.toString();
    if (m_origin == Origin::Hub) return;
    const auto compartment = resident.isNil() ? std::optional<Uuid>{} : std::optional{resident};
    const char* state = m_origin == Origin::Desk ? "dirty" : "clean";
    // A record in conflict or quarantine stays there: a person decides when it goes again.
    std::string version;
    {
        db::Query written(database(),
                          "INSERT INTO record (type, id, resident_id, state) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (type, id) DO UPDATE SET "
                          "resident_id = coalesce(excluded.resident_id, resident_id), "
                          "state = CASE WHEN state IN ('clean', 'quarantined') THEN excluded.state ELSE state END "
                          "RETURNING coalesce(base_version, ''), sealed",
                          type, id, compartment, state);
        written.next();
        version = written.text(0);
        refuseSealed(written.flag(1));
    }
    if (m_origin != Origin::Desk) return;
    enqueue(type, id, version.empty() ? "insert" : "update", version);
}

void Unit::remove(std::string_view type, const Uuid& id) {
    if (m_entity.empty()) m_entity = std::string{type} + "/" + id.toString();
    if (m_origin != Origin::Desk) return;
    std::string version;
    {
        db::Query base(database(), "UPDATE record SET state = 'dirty' WHERE type = ? AND id = ? RETURNING coalesce(base_version, ''), sealed",
                       type, id);
        if (base.next()) {
            version = base.text(0);
            refuseSealed(base.flag(1));
        }
    }
    enqueue(type, id, "delete", version);
}

void Unit::enqueue(std::string_view type, const Uuid& id, std::string_view kind, const std::string& baseVersion) {
    const auto version = baseVersion.empty() ? std::optional<std::string>{} : std::optional{baseVersion};
    db::Query(database(),
              "INSERT INTO outbox (unit_id, type, id, kind, base_version, at, user_name) VALUES (?, ?, ?, ?, ?, ?, ?)",
              m_unitId, type, id, kind, version, m_now, m_context.user)
        .run();
}

void Unit::describe(std::string entity, std::string detail) {
    m_entity = std::move(entity);
    m_detail = std::move(detail);
}

void Unit::startNextUnit() {
    m_unitId = newUuid(m_context.clock, m_context.random);
    m_seen.clear();
}

void Unit::commit() {
    if (m_origin != Origin::Hub)
        access::appendAudit(database(), m_now, {m_context.user, m_action, m_entity, m_detail});
    m_transaction.commit();
}

}  // namespace jiayi::sync
