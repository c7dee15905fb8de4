#include "models/worklist/acts/work_act.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::worklist {

namespace {

std::optional<std::int64_t> ownerRow(db::Database& database, const WorkAct& act) {
    return act.resident ? std::optional{roster::ResidentRepository::pkOf(database, *act.resident)} : std::nullopt;
}

}  // namespace

bool isActWord(std::string_view act) { return act == "snooze" || act == "assign" || act == "contact"; }

Result<WorkAct> WorkActRepository::act(ActId id) const {
    return db::attempt([&]() -> Result<WorkAct> {
        db::Query row(m_database,
                      "SELECT r.id, w.kind, w.act, w.about, w.until, w.who, w.how, w.outcome, w.note, w.by_user, w.at, w.status FROM worklist_act w "
                      "LEFT JOIN resident r ON r.pk = w.resident_pk WHERE w.id = ?",
                      id);
        if (!row.next()) return Error{Errc::NotFound, "worklist.act-not-found", {}};
        WorkAct act{id, {}, row.text(1), row.text(2), row.text(3), row.date(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.instant(10), row.text(11)};
        if (!row.isNull(0)) act.resident = row.id<roster::ResidentId>(0);
        return act;
    });
}

Instant WorkActRepository::momentFor(const WorkAct& act, Instant now) const {
    db::Query row(m_database, "SELECT at FROM worklist_act WHERE resident_pk IS ? AND kind = ? AND act = ? ORDER BY at DESC LIMIT 1", ownerRow(m_database, act), act.kind, act.act);
    return row.next() ? std::max(now, row.instant(0) + std::chrono::milliseconds{1}) : now;
}

void WorkActRepository::keep(sync::Unit& unit, const WorkAct& act) {
    db::Query(unit.database(),
              "INSERT INTO worklist_act (id, resident_pk, kind, act, about, until, who, how, outcome, note, by_user, at, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, kind = excluded.kind, act = excluded.act, about = excluded.about, until = excluded.until, "
              "who = excluded.who, how = excluded.how, outcome = excluded.outcome, note = excluded.note, by_user = excluded.by_user, at = excluded.at, status = excluded.status",
              act.id, ownerRow(unit.database(), act), act.kind, act.act, act.about, act.until, act.who, act.how, act.outcome, act.note, act.by, act.at, act.status)
        .run();
}

void WorkActRepository::save(sync::Unit& unit, const WorkAct& act) {
    keep(unit, act);
    unit.put("Basic", act.id.uuid, act.resident ? act.resident->uuid : Uuid{});
}

}  // namespace jiayi::worklist
