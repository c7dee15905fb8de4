#include "app/workstation/bind_sync.h"

#include "models/roster/resident_repository.h"
#include "sync/client/inbox.h"
#include "sync/client/quarantine.h"
#include "ui/common/format.h"

namespace jiayi::app {

namespace {

constexpr int kLogLines = 200;
constexpr int kRefusals = 100;

Result<ui::SyncPage> readPage(db::Database& database) {
    ui::SyncPage page;
    JIAYI_TRY(page.status, sync::readStatus(database));
    JIAYI_TRY(page.log, sync::readLog(database, kLogLines));
    JIAYI_TRY(page.refusals, sync::readRefusals(database, kRefusals));
    JIAYI_TRY(const auto conflicts, sync::readConflicts(database));
    for (const auto& conflict : conflicts) {
        ui::ConflictRow row{conflict, {}};
        if (conflict.resident) {
            const auto resident = roster::ResidentRepository(database).find(roster::ResidentId{*conflict.resident});
            if (resident) row.who = ui::qs(resident->name);
        }
        page.conflicts.push_back(std::move(row));
    }
    return page;
}

}  // namespace

ui::SyncFunctions bindSync(Desk& desk, SyncService* service) {
    ui::SyncFunctions functions;
    functions.read = [&desk] { return desk.worker().read(readPage); };
    functions.syncNow = [service] {
        if (service) service->syncNow();
    };
    functions.workOffline = [service](bool offline) {
        if (service) service->setPaused(offline);
    };
    functions.resolve = [&desk, service](const Uuid& conflict, ui::ConflictChoice choice) {
        return desk.worker().run([&desk, service, conflict, choice](db::Database& database) -> Result<bool> {
            const auto side = choice == ui::ConflictChoice::Mine ? sync::Side::Mine : sync::Side::Theirs;
            JIAYI_CHECK(sync::resolveConflict(desk.context(database), desk.mappers(), sync::Merger{sync::MergeSchema::embedded()}, conflict, side));
            if (service) service->syncNow();
            return true;
        });
    };
    functions.retryRefused = [&desk, service] {
        return desk.worker().run([&desk, service](db::Database& database) -> Result<bool> {
            JIAYI_CHECK(sync::retryRefused(desk.context(database)));
            if (service) service->syncNow();
            return true;
        });
    };
    return functions;
}

ui::SyncStatus stripStatus(const sync::Status& stored, const SyncState& live) {
    using State = ui::SyncStatus::State;
    ui::SyncStatus status;
    status.lastSync = stored.lastOk;
    status.waiting = static_cast<int>(stored.waiting);
    status.refused = static_cast<int>(stored.refused);
    status.conflicts = static_cast<int>(stored.conflicts);
    status.nextTry = live.nextTry;
    switch (live.phase) {
        case SyncState::Phase::Working: status.state = State::Running; break;
        case SyncState::Phase::Offline: status.state = State::Offline; break;
        case SyncState::Phase::Halted: status.state = State::Failing; break;
        case SyncState::Phase::Idle: status.state = State::Idle; break;
    }
    if (!stored.paired) status.state = State::Unpaired;
    return status;
}

}  // namespace jiayi::app
