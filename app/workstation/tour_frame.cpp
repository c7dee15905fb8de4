#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/resident_repository.h"
#include "models/roster/search.h"
#include "sync/client/incoming.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

namespace {

/// What a colleague's desk would have brought about: the same field, changed differently here and on the hub.
Result<bool> makeConflict(Desk& desk, db::Database& database) {
    const sync::Merger merger{sync::MergeSchema::embedded()};
    JIAYI_TRY(const auto hits, roster::searchResidents(database, "zhangxiaoming", 1));
    if (hits.empty()) return Error{Errc::NotFound, "tour.no-sample-person", {}};
    const sync::RecordKey key{"Patient", hits.front().id.uuid};
    JIAYI_TRY(auto resident, roster::ResidentRepository(database).find(hits.front().id));
    const auto withPhone = [&](const std::string& phone) -> Result<fhir::Json> {
        auto context = desk.context(database);
        sync::Unit unit(context, "tour", sync::Origin::Hub);
        auto changed = resident;
        changed.phone = phone;
        roster::ResidentRepository::save(unit, changed);
        JIAYI_TRY(auto json, desk.mappers().render(database, key.type, key.id));
        return json;  // not committed: only what the hub would send
    };
    JIAYI_TRY(const auto base, desk.mappers().render(database, key.type, key.id));
    JIAYI_TRY(const auto theirs, withPhone("19900005678"));
    {
        sync::Unit unit(desk.context(database), "sync.apply", sync::Origin::Hub);
        sync::applyIncoming(unit, desk.mappers(), merger, {key, "120101001", "1", base});
        unit.commit();
    }
    resident.phone = "19900001234";
    {
        sync::Unit unit(desk.context(database), "resident.edit");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
    }
    sync::Unit unit(desk.context(database), "sync.apply", sync::Origin::Hub);
    const auto outcome = sync::applyIncoming(unit, desk.mappers(), merger, {key, "120101001", "2", theirs});
    sync::writeLog(database, unit.now(), "round", 214, 7, "");
    unit.commit();
    if (outcome != sync::IncomingOutcome::Conflict) return Error{Errc::Corrupt, "tour.no-conflict", {}};
    return true;
}

}  // namespace

void playSync(TourStage& stage) {
    auto& bench = stage.bench();
    auto made = bench.desk().worker().run([&](db::Database& database) { return makeConflict(bench.desk(), database); });
    made.waitForFinished();
    if (const auto result = made.result(); !result) throw TourFailure(toString(result.error()));
    bench.window().showScreen(QStringLiteral("sync"));
    stage.picture(bench.window(), "sync_conflict");
}

void playFrame(TourStage& stage) {
    auto& window = stage.bench().window();
    window.showScreen(QStringLiteral("settings"));
    stage.picture(window, "settings");
    window.lock();
    stage.picture(window, "locked");
    window.unlock();
}

}  // namespace jiayi::app
