#include "models/sync/line.h"

#include "models/db/query.h"

namespace jiayi::sync {

namespace {

void readHub(db::Database& database, HubLine& line) {
    db::Query hub(database,
                  "SELECT url, client_id, key_id, ca <> '', flavour = 'foreign', coalesce(capability, ''), probed_at, coalesce(halted, ''), clock_offset FROM hub");
    if (!hub.next()) return;
    line.paired = true;
    line.url = hub.text(0);
    line.clientId = hub.text(1);
    line.keyId = hub.text(2);
    line.ownCertificate = hub.flag(3);
    line.foreign = hub.flag(4);
    line.capability = hub.text(5);
    line.probedAt = hub.maybeInstant(6);
    line.halted = hub.text(7);
    if (!hub.isNull(8)) line.clockOffset = std::chrono::milliseconds{hub.integer(8)};
}

void readComparing(db::Database& database, HubLine& line) {
    db::Query rows(database, "SELECT min(started_at), sum(same), sum(taken), sum(again) FROM comparison");
    if (rows.next() && !rows.isNull(0)) line.comparing = Comparing{rows.instant(0), rows.integer(1), rows.integer(2), rows.integer(3)};
}

}  // namespace

Result<HubLine> readLine(db::Database& database) {
    return db::attempt([&]() -> Result<HubLine> {
        HubLine line;
        readHub(database, line);
        readComparing(database, line);
        db::Query paused(database, "SELECT type, reason, resume_at FROM paused_type ORDER BY type");
        while (paused.next()) line.paused.push_back({paused.text(0), paused.text(1), paused.instant(2)});
        return line;
    });
}

}  // namespace jiayi::sync
