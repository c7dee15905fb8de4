#include "sync/client/quarantine.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kFirstRest{25};
constexpr std::chrono::hours kLongestRest{24};
constexpr std::chrono::hours kTypePause{24};
constexpr int kReleasedAtOnce = 16;
constexpr int kOpsAtOnce = 500;

/// In pieces: after a pause of a day many may wait.
Result<void> releaseHeld(const Context& context, const std::string& waitsFor, const EngineOptions& options) {
    return db::attempt([&]() -> Result<void> {
        for (int released = kOpsAtOnce; released == kOpsAtOnce; options.breathe()) {
            db::Transaction transaction(context.database);
            released = db::Query(context.database,
                                 "UPDATE outbox SET state = 'waiting', waits_for = NULL WHERE op_id IN "
                                 "(SELECT op_id FROM outbox WHERE state = 'held' AND waits_for = ? LIMIT ?)",
                                 waitsFor, kOpsAtOnce)
                           .run();
            if (released > 0) transaction.commit();
        }
        return {};
    });
}

}  // namespace

std::chrono::milliseconds quarantineRest(int tries) {
    std::chrono::milliseconds rest = kFirstRest;
    for (int i = 1; i < tries && rest < kLongestRest; ++i) rest *= 5;
    return std::min<std::chrono::milliseconds>(rest, kLongestRest);
}

void setAside(db::Database& database, Instant now, const EngineOptions& options, const PlannedGroup& group, int status, const std::string& outcome) {
    for (const auto& resource : group.resources) {
        const auto& key = resource.key;
        setState(database, key, "quarantined");
        int tries = 1;
        {
            db::Query known(database, "SELECT tries + 1 FROM quarantine WHERE type = ? AND id = ?", key.type, key.id);
            if (known.next()) tries = known.number(0);
        }
        db::Query(database, "INSERT OR REPLACE INTO quarantine (type, id, tries, retry_at, program) VALUES (?, ?, ?, ?, ?)", key.type, key.id, tries,
                  now + quarantineRest(tries), options.program)
            .run();
    }
    for (const auto op : group.ops) db::Query(database, "UPDATE outbox SET last_status = ?, outcome = ? WHERE op_id = ?", status, outcome, op).run();
    writeLog(database, now, "refused", 0, 0, status == 0 ? "here" : "HTTP " + std::to_string(status));
}

void pauseTypes(db::Database& database, Instant now, const std::set<std::string>& types, const std::string& reason) {
    for (const auto& type : types) {
        db::Query(database, "INSERT OR REPLACE INTO paused_type (type, reason, since, resume_at) VALUES (?, ?, ?, ?)", type, reason, now, now + kTypePause).run();
        writeLog(database, now, "paused", 0, 0, type + ": " + reason);
    }
}

Result<void> releaseDue(const Context& context, const EngineOptions& options) {
    auto& database = context.database;
    const auto now = context.clock.now();
    JIAYI_TRY(const auto types, db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query over(database, "SELECT type FROM paused_type p WHERE resume_at <= ? OR EXISTS (SELECT 1 FROM outbox o WHERE o.type = p.type AND o.at > p.since)", now);
        std::vector<std::string> found;
        while (over.next()) found.push_back(over.text(0));
        return found;
    }));
    for (const auto& type : types) {
        JIAYI_CHECK(releaseHeld(context, "paused:" + type, options));
        JIAYI_CHECK(db::attempt([&]() -> Result<void> {
            db::Transaction transaction(database);
            db::Query(database, "DELETE FROM paused_type WHERE type = ?", type).run();
            transaction.commit();
            return {};
        }));
    }
    return db::attempt([&]() -> Result<void> {
        {
            db::Query due(database, "SELECT 1 FROM quarantine WHERE retry_at <= ? OR program <> ? LIMIT 1", now, options.program);
            if (!due.next()) return {};
        }
        db::Transaction transaction(database);
        const int released = db::Query(database,
                                       "UPDATE record SET state = 'dirty' WHERE state = 'quarantined' AND (type, id) IN "
                                       "(SELECT q.type, q.id FROM quarantine q JOIN record r ON r.type = q.type AND r.id = q.id AND r.state = 'quarantined' "
                                       "WHERE q.retry_at <= ? OR q.program <> ? ORDER BY q.retry_at LIMIT ?)",
                                       now, options.program, kReleasedAtOnce)
                                 .run();
        if (released > 0) transaction.commit();
        return {};
    });
}

Result<void> retryRefused(const Context& context, const std::optional<RecordKey>& only) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        db::Transaction transaction(database);
        const auto type = only ? only->type : std::string{};
        const auto id = only ? only->id : Uuid{};
        // A unit goes whole or not at all, so what was refused with it is tried with it.
        db::Query(database,
                  "UPDATE record SET state = 'dirty' WHERE state = 'quarantined' AND (?1 = '' OR (type = ?1 AND id = ?2) OR EXISTS (SELECT 1 FROM outbox o "
                  "WHERE o.type = record.type AND o.id = record.id AND o.unit_id IN (SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2)))",
                  type, id)
            .run();
        db::Query(database, "UPDATE outbox SET state = 'waiting', waits_for = NULL WHERE state = 'held' AND waits_for LIKE 'paused:%' AND (?1 = '' OR type = ?1)", type).run();
        db::Query(database, "DELETE FROM paused_type WHERE ?1 = '' OR type = ?1", type).run();
        access::appendAudit(database, context.clock.now(), {context.user, "sync.retry", only ? only->url() : "", ""});
        transaction.commit();
        return {};
    });
}

Result<void> letGo(const Context& context, const mapping::Registry& mappers, const RecordKey& key) {
    return db::attempt([&]() -> Result<void> {
        Unit unit(context, "sync.let-go", Origin::Hub);
        auto& database = unit.database();
        {
            db::Query left(database, "SELECT 1 FROM record WHERE type = ? AND id = ? AND state = 'quarantined' AND leaving IS NOT NULL", key.type, key.id);
            if (!left.next()) return invalid("refused.not-left");
        }
        const auto record = findRecord(database, key);
        dropOps(database, key);
        db::Query(database, "DELETE FROM quarantine WHERE type = ? AND id = ?", key.type, key.id).run();
        if (record->base && !record->base->isNull()) {
            db::Query(database, "UPDATE record SET body = NULL, state = 'leaving' WHERE type = ? AND id = ?", key.type, key.id).run();
            JIAYI_TRY([[maybe_unused]] const auto applied, mappers.apply(unit, *record->base));
        } else {
            JIAYI_CHECK(mappers.erase(unit, key.type, key.id));
            db::Query(database, "DELETE FROM record WHERE type = ? AND id = ?", key.type, key.id).run();
        }
        access::appendAudit(database, unit.now(), {context.user, "sync.let-go", key.url(), ""});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::sync
