#include "models/sync/desks.h"

namespace jiayi::sync {

Result<void> keepDesksHeard(db::Database& database, const std::vector<DeskHeard>& desks, Instant now) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "DELETE FROM desk_heard").run();
        for (const auto& desk : desks)
            db::Query(database, "INSERT OR REPLACE INTO desk_heard (client_id, name, heard_at, told_at, own) VALUES (?, ?, ?, ?, ?)", desk.clientId, desk.name, desk.heardAt, now, desk.own).run();
        transaction.commit();
        return {};
    });
}

Result<DesksHeard> readDesksHeard(db::Database& database) {
    return db::attempt([&]() -> Result<DesksHeard> {
        DesksHeard found;
        db::Query row(database, "SELECT client_id, name, heard_at, told_at, own FROM desk_heard ORDER BY name, client_id");
        while (row.next()) {
            found.toldAt = row.instant(3);
            found.desks.push_back({row.text(0), row.text(1), row.maybeInstant(2), row.flag(4)});
        }
        return found;
    });
}

}  // namespace jiayi::sync
