#include "models/sync/waiting.h"

#include "models/db/query.h"

namespace jiayi::sync {

namespace {

/// The first units in the order of their edits; walked along the primary key, so that a first load's 150,000 edits cost nothing.
std::vector<WaitingSave> firstUnits(db::Database& database, int limit) {
    std::vector<WaitingSave> saves;
    db::Query rows(database, "SELECT unit_id, at, user_name, type, id FROM outbox ORDER BY op_id");
    while (static_cast<int>(saves.size()) < limit && rows.next()) {
        const auto unit = rows.uuid(0);
        bool known = false;
        for (const auto& save : saves) known = known || save.unit == unit;
        if (known) continue;
        WaitingSave save;
        save.unit = unit;
        save.at = rows.instant(1);
        save.user = rows.text(2);
        save.firstType = rows.text(3);
        save.firstId = rows.uuid(4);
        saves.push_back(std::move(save));
    }
    return saves;
}

void readUnit(db::Database& database, WaitingSave& save) {
    db::Query rows(database,
                   "SELECT DISTINCT o.type, o.id, o.state, r.state, r.resident_id, o.next_at FROM outbox o LEFT JOIN record r ON r.type = o.type AND r.id = o.id "
                   "WHERE o.unit_id = ?",
                   save.unit);
    while (rows.next()) {
        ++save.counts[rows.text(0)];
        const auto op = rows.text(2), record = rows.text(3);
        if (!rows.isNull(4)) save.resident = rows.uuid(4);
        auto state = WaitingSave::State::Ready;
        if (record == "quarantined") state = WaitingSave::State::Refused;
        else if (op == "held" || record == "conflict") state = WaitingSave::State::Undecided;
        else if (op == "flying") state = WaitingSave::State::Flying;
        else if (rows.integer(5) > 0) state = WaitingSave::State::Later;
        if (state > save.state) save.state = state;
        if (rows.integer(5) > 0 && (!save.nextAt || rows.instant(5) > *save.nextAt)) save.nextAt = rows.instant(5);
    }
}

}  // namespace

Result<std::vector<WaitingSave>> readWaiting(db::Database& database, int limit) {
    return db::attempt([&]() -> Result<std::vector<WaitingSave>> {
        auto saves = firstUnits(database, limit);
        for (auto& save : saves) readUnit(database, save);
        return saves;
    });
}

Result<std::vector<WaitingKind>> readWaitingKinds(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<WaitingKind>> {
        db::Query rows(database, "SELECT type, count(DISTINCT id) FROM outbox GROUP BY type ORDER BY 2 DESC, 1");
        std::vector<WaitingKind> kinds;
        while (rows.next()) kinds.push_back({rows.text(0), rows.integer(1)});
        return kinds;
    });
}

}  // namespace jiayi::sync
