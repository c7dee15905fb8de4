#include "models/sync/status.h"

#include "models/db/query.h"

namespace jiayi::sync {

namespace {

std::optional<BulkProgress> readBulk(db::Database& database) {
    db::Query job(database, "SELECT 1 FROM bulk_job WHERE state <> 'given-up'");
    if (!job.next()) return {};
    db::Query sums(database, "SELECT count(*), coalesce(sum(state = 'staged'), 0), coalesce(sum(bytes), 0), coalesce(sum(fetched), 0) FROM bulk_file");
    sums.next();
    return BulkProgress{sums.number(0), sums.number(1), sums.integer(2), sums.integer(3)};
}

}  // namespace

Result<Status> readStatus(db::Database& database) {
    return db::attempt([&]() -> Result<Status> {
        Status status;
        if (db::Query hub(database, "SELECT url FROM hub"); hub.next()) {
            status.paired = true;
            status.hubUrl = hub.text(0);
        }
        // Partial indexes make both counts as small as what they count.
        db::Query counts(database, "SELECT coalesce(sum(state IN ('dirty', 'leaving')), 0), coalesce(sum(state = 'quarantined'), 0) FROM record WHERE state <> 'clean'");
        if (counts.next()) {
            status.waiting = counts.integer(0);
            status.refused = counts.integer(1);
        }
        if (status.refused > 0) {
            db::Query reason(database,
                             "SELECT coalesce(json_extract(outcome, '$.issue[0].details.coding[0].code'), '') FROM outbox WHERE outcome IS NOT NULL AND "
                             "json_valid(outcome) ORDER BY op_id DESC LIMIT 1");
            if (reason.next()) status.refusedReason = reason.text(0);
        }
        if (db::Query oldest(database, "SELECT at FROM outbox ORDER BY op_id LIMIT 1"); oldest.next()) status.oldestWaiting = oldest.instant(0);
        db::Query conflicts(database, "SELECT count(*) FROM conflict WHERE state = 'open'");
        if (conflicts.next()) status.conflicts = conflicts.integer(0);
        db::Query cursor(database, "SELECT min(initial_done), max(last_ok) FROM cursor");
        if (cursor.next()) {
            status.firstLoadDone = cursor.flag(0);
            status.lastOk = cursor.maybeInstant(1);
        }
        status.bulk = readBulk(database);
        return status;
    });
}

Result<std::vector<LogLine>> readLog(db::Database& database, int limit) {
    return db::attempt([&]() -> Result<std::vector<LogLine>> {
        db::Query rows(database, "SELECT at, event, pulled, pushed, detail FROM sync_log ORDER BY pk DESC LIMIT ?", limit);
        std::vector<LogLine> lines;
        while (rows.next()) lines.push_back({rows.instant(0), rows.text(1), rows.integer(2), rows.integer(3), rows.text(4)});
        return lines;
    });
}

Result<std::vector<Refusal>> readRefusals(db::Database& database, int limit) {
    return db::attempt([&]() -> Result<std::vector<Refusal>> {
        db::Query rows(database,
                       "SELECT r.type, r.id, coalesce(o.outcome, ''), coalesce(o.last_status, 0), r.resident_id, r.base_version IS NULL, "
                       "coalesce(o.at, 0), coalesce(o.user_name, ''), coalesce(q.tries, 0), q.retry_at FROM record r LEFT JOIN outbox o "
                       "ON o.op_id = (SELECT max(op_id) FROM outbox WHERE type = r.type AND id = r.id) "
                       "LEFT JOIN quarantine q ON q.type = r.type AND q.id = r.id WHERE r.state = 'quarantined' ORDER BY r.pk LIMIT ?",
                       limit);
        std::vector<Refusal> refusals;
        while (rows.next()) {
            Refusal refusal{rows.text(0), rows.uuid(1), rows.text(2), rows.number(3), {}, rows.flag(5), rows.instant(6), rows.text(7), rows.number(8),
                            rows.maybeInstant(9)};
            if (!rows.isNull(4)) refusal.resident = rows.uuid(4);
            refusals.push_back(std::move(refusal));
        }
        return refusals;
    });
}

Result<std::vector<Conflict>> readConflicts(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<Conflict>> {
        db::Query rows(database,
                       "SELECT c.id, c.type, c.rid, r.resident_id, iif(c.amendment, '', c.path), coalesce(c.base, ''), coalesce(c.mine, ''), "
                       "coalesce(c.theirs, ''), c.amendment, c.at FROM conflict c "
                       "LEFT JOIN record r ON r.type = c.type AND r.id = c.rid WHERE c.state = 'open' ORDER BY c.at, c.type, c.rid, c.path");
        std::vector<Conflict> conflicts;
        while (rows.next()) {
            Conflict conflict{rows.uuid(0), rows.text(1), rows.uuid(2), {}, rows.text(4), rows.text(5), rows.text(6), rows.text(7), rows.flag(8), rows.instant(9)};
            if (!rows.isNull(3)) conflict.resident = rows.uuid(3);
            conflicts.push_back(std::move(conflict));
        }
        return conflicts;
    });
}

Result<std::vector<DecidedConflict>> readDecided(db::Database& database, Instant since) {
    return db::attempt([&]() -> Result<std::vector<DecidedConflict>> {
        db::Query rows(database,
                       "SELECT c.id, c.type, c.rid, r.resident_id, iif(c.amendment, '', c.path), c.choice = 'mine', c.by_hand, c.amendment, "
                       "c.unit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.unit_id = c.unit_id), c.decided_at, c.decided_by "
                       "FROM conflict c LEFT JOIN record r ON r.type = c.type AND r.id = c.rid "
                       "WHERE c.decided_at >= ? ORDER BY c.decided_at DESC, c.type, c.rid, c.path LIMIT 50",
                       since);
        std::vector<DecidedConflict> decided;
        while (rows.next()) {
            DecidedConflict row{rows.uuid(0), rows.text(1), rows.uuid(2), {}, rows.text(4), rows.flag(5), rows.flag(6), rows.flag(7), rows.flag(8), rows.instant(9), rows.text(10)};
            if (!rows.isNull(3)) row.resident = rows.uuid(3);
            decided.push_back(std::move(row));
        }
        return decided;
    });
}

Result<std::vector<UnitMate>> readMates(db::Database& database, const std::string& type, const Uuid& id) {
    return db::attempt([&]() -> Result<std::vector<UnitMate>> {
        db::Query rows(database,
                       "SELECT type, id, max(state = 'held') FROM outbox WHERE (unit_id IN (SELECT unit_id FROM outbox WHERE type = ?1 AND id = ?2) "
                       "OR waits_for = ?3) AND NOT (type = ?1 AND id = ?2) GROUP BY type, id ORDER BY min(op_id) LIMIT 100",
                       type, id, type + "/" + id.toString());
        std::vector<UnitMate> mates;
        while (rows.next()) mates.push_back({rows.text(0), rows.uuid(1), rows.flag(2)});
        return mates;
    });
}

bool isRefreshing(db::Database& database, const Uuid& resident) {
    const auto found = db::attempt([&]() -> Result<bool> {
        db::Query row(database, "SELECT 1 FROM refreshing WHERE resident_id = ?", resident);
        return row.next();
    });
    return found && *found;
}

}  // namespace jiayi::sync
