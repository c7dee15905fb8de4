// One clinical save: its rows, its outbox entries and its audit entry in one transaction.
#pragma once

#include "models/access/audit.h"
#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/db/query.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace jiayi::sync {

/// Why rows are being written; decides what the unit leaves behind.
enum class Origin {
    Desk,     ///< a person's save, or an import: outbox and audit
    Synced,   ///< `generate --synced`: audit, no outbox
    Hub,      ///< a pulled resource: neither; the engine keeps `record` itself
};

/// What every use case needs and none makes for itself.
struct Context {
    db::Database& database;
    const Clock& clock;
    Random& random;
    std::string user;
};

/// Repositories write only through a Unit, so nothing can be saved without its outbox and audit rows. Rolled back
/// unless committed. Owner: the use case, on the stack; thread: the database's. Throws SQLite::Exception, and db::Refusal
/// Denied "record.sealed" for what a person who moved away has left here.
class Unit {
public:
    Unit(const Context& context, std::string action, Origin origin = Origin::Desk);
    Unit(const Unit&) = delete;
    Unit& operator=(const Unit&) = delete;

    db::Database& database() { return m_context.database; }
    Instant now() const { return m_now; }
    Origin origin() const { return m_origin; }
    const std::string& user() const { return m_context.user; }
    template <class TypedId>
    TypedId newId() {
        return TypedId{newUuid(m_context.clock, m_context.random)};
    }

    /// The resource was written (its row, or its `record.body`). `resident` is its compartment, nil for none.
    /// Written twice in one unit counts once.
    void put(std::string_view type, const Uuid& id, const Uuid& resident);
    /// A draft was thrown away. Domain deletes are status changes, so this is rare.
    void remove(std::string_view type, const Uuid& id);
    /// What the audit entry says beside the action; the entity is the unit's first resource unless set here.
    void describe(std::string entity, std::string detail);

    /// A bulk import writes many saves in one transaction: what follows belongs to the next unit.
    void startNextUnit();
    int resourcesInUnit() const { return static_cast<int>(m_seen.size()); }

    /// Writes the audit entry and commits everything.
    void commit();

private:
    void enqueue(std::string_view type, const Uuid& id, std::string_view kind, const std::string& baseVersion);

    Context m_context;
    std::string m_action;
    Origin m_origin;
    Instant m_now;
    Uuid m_unitId;
    db::Transaction m_transaction;
    std::set<std::pair<std::string, Uuid>, std::less<>> m_seen;
    std::string m_entity;
    std::string m_detail;
};

}  // namespace jiayi::sync
