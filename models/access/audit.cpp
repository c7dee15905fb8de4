#include "models/access/audit.h"

#include "models/core/hash.h"
#include "models/db/query.h"

namespace jiayi::access {

namespace {

Digest link(std::string_view previous, Instant at, const AuditEntry& entry) {
    Sha256 hash;
    const auto add = [&](std::string_view part) {
        hash.add(std::to_string(part.size()) + ":");
        hash.add(part);
    };
    add(previous);
    add(std::to_string(at.time_since_epoch().count()));
    for (const auto* part : {&entry.user, &entry.action, &entry.entity, &entry.detail}) add(*part);
    return hash.finish();
}

}  // namespace

void appendAudit(db::Database& database, Instant at, const AuditEntry& entry) {
    std::string previous;
    {
        db::Query last(database, "SELECT hash FROM audit ORDER BY pk DESC LIMIT 1");
        if (last.next()) previous = last.blob(0);
    }
    db::Query(database, "INSERT INTO audit (at, user_name, action, entity, detail, hash) VALUES (?, ?, ?, ?, ?, ?)", at,
              entry.user, entry.action, entry.entity, entry.detail, db::Blob{link(previous, at, entry)})
        .run();
}

Result<void> verifyAudit(db::Database& database) {
    return db::attempt([&]() -> Result<void> {
        db::Query rows(database, "SELECT pk, at, user_name, action, entity, detail, hash FROM audit ORDER BY pk");
        std::string previous;
        std::int64_t expected = 1;
        while (rows.next()) {
            const AuditEntry entry{rows.text(2), rows.text(3), rows.text(4), rows.text(5)};
            const auto hash = rows.blob(6);
            if (rows.integer(0) != expected || hash != asText(link(previous, rows.instant(1), entry)))
                return Error{Errc::Corrupt, "audit.broken", "row " + std::to_string(expected)};
            previous = hash;
            ++expected;
        }
        return {};
    });
}

}  // namespace jiayi::access
