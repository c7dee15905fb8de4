#include "sync/client/outbox_check.h"

#include "models/db/query.h"

namespace jiayi::sync {

Result<void> verifyOutbox(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        const auto none = [&](const char* reason, const char* sql) -> Result<void> {
            db::Query row(database, sql);
            if (row.next() && row.integer(0) > 0) return Error{Errc::Corrupt, reason, row.text(0)};
            return {};
        };
        JIAYI_CHECK(none("outbox.lost-edit", "SELECT count(*) FROM record r WHERE r.state = 'dirty' AND NOT EXISTS "
                                             "(SELECT 1 FROM outbox o WHERE o.type = r.type AND o.id = r.id)"));
        JIAYI_CHECK(none("outbox.no-record", "SELECT count(*) FROM outbox o WHERE NOT EXISTS "
                                             "(SELECT 1 FROM record r WHERE r.type = o.type AND r.id = o.id)"));
        JIAYI_CHECK(none("outbox.no-flight", "SELECT count(*) FROM outbox WHERE state = 'flying' AND NOT EXISTS (SELECT 1 FROM flight)"));
        return {};
    });
}

}  // namespace jiayi::sync
