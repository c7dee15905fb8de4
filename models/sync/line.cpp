#include "models/sync/line.h"

#include "models/db/query.h"

namespace jiayi::sync {

namespace {

void readHub(db::Database& database, HubLine& line) {
    db::Query hub(database,
                  "SELECT url, client_id, key_id, ca <> '', flavour = 'foreign', mode, coalesce(capability, ''), probed_at, coalesce(halted, ''), clock_offset FROM hub");
    if (!hub.next()) return;
    line.paired = true;
    line.url = hub.text(0);
    line.clientId = hub.text(1);
    line.keyId = hub.text(2);
    line.ownCertificate = hub.flag(3);
    line.foreign = hub.flag(4);
    line.mode = hub.text(5);
    line.capability = hub.text(6);
    line.probedAt = hub.maybeInstant(7);
    line.halted = hub.text(8);
    if (!hub.isNull(9)) line.clockOffset = std::chrono::milliseconds{hub.integer(9)};
}

void readFirstLoad(db::Database& database, HubLine& line) {
    db::Query job(database, "SELECT 1 FROM bulk_job WHERE state IN ('asked', 'loading')");
    if (!job.next()) return;
    db::Query files(database, "SELECT count(*), coalesce(sum(state = 'staged'), 0), coalesce(sum(bytes), 0), coalesce(sum(fetched), 0) FROM bulk_file");
    files.next();
    line.firstLoad = FirstLoad{files.number(0), files.number(1), files.integer(2), files.integer(3)};
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
        readFirstLoad(database, line);
        readComparing(database, line);
        db::Query paused(database, "SELECT type, reason, resume_at FROM paused_type ORDER BY type");
        while (paused.next()) line.paused.push_back({paused.text(0), paused.text(1), paused.instant(2)});
        return line;
    });
}

}  // namespace jiayi::sync
