#include "app/workstation/bind_sync.h"

#include "models/roster/resident_repository.h"
#include "sync/client/inbox.h"
#include "sync/client/link.h"
#include "sync/client/quarantine.h"
#include "sync/files/support_file.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QFileDialog>

#include <algorithm>

namespace jiayi::app {

namespace {

constexpr int kLogLines = 200;
constexpr int kRefusals = 50;
constexpr int kSaves = 50;
constexpr std::size_t kMatesNamed = 12;
constexpr std::chrono::hours kDecidedShown{24};

/// Reads what the page shows; on the reading connection.
class PageReader {
public:
    PageReader(Desk& desk, db::Database& database) : m_desk(desk), m_database(database) {}

    Result<ui::SyncPage> read() {
        ui::SyncPage page;
        JIAYI_TRY(page.status, sync::readStatus(m_database));
        JIAYI_TRY(page.line, sync::readLine(m_database));
        JIAYI_TRY(page.log, sync::readLog(m_database, kLogLines));
        JIAYI_TRY(page.kinds, sync::readWaitingKinds(m_database));
        JIAYI_CHECK(readConflicts(page));
        JIAYI_CHECK(readRest(page));
        return page;
    }

private:
    QString nameOf(const std::optional<Uuid>& resident) {
        if (!resident) return {};
        const auto found = roster::ResidentRepository(m_database).find(roster::ResidentId{*resident});
        return found ? ui::qs(found->name) : QString();
    }

    ui::NamedRecord named(const std::string& type, const Uuid& id, const std::optional<Uuid>& resident) {
        ui::NamedRecord record{type, id, resident, nameOf(resident), {}};
        // One that cannot be rendered is named by its type; the list is there all the same.
        if (const auto json = m_desk.mappers().render(m_database, type, id)) record.json = json->compact();
        return record;
    }

    Result<void> readConflicts(ui::SyncPage& page) {
        JIAYI_TRY(auto conflicts, sync::readConflicts(m_database));
        for (auto& conflict : conflicts) {
            const auto same = std::find_if(page.conflicts.begin(), page.conflicts.end(), [&](const auto& each) { return each.record.id == conflict.resource; });
            if (same != page.conflicts.end()) same->fields.push_back(std::move(conflict));
            else page.conflicts.push_back({named(conflict.type, conflict.resource, conflict.resident), {conflict}, {}, {}, {}, {}, {}});
        }
        for (auto& each : page.conflicts) JIAYI_CHECK(readSides(each));
        JIAYI_TRY(auto decided, sync::readDecided(m_database, m_desk.clock().now() - kDecidedShown));
        for (auto& row : decided) {
            const auto who = nameOf(row.resident);
            page.decided.push_back({std::move(row), who});
        }
        return {};
    }

    /// When and by whom each side was written, and what was saved with mine.
    Result<void> readSides(ui::ConflictCase& each) {
        {
            db::Query mine(m_database, "SELECT at, user_name FROM outbox WHERE type = ? AND id = ? ORDER BY op_id DESC LIMIT 1", each.record.type, each.record.id);
            if (mine.next()) {
                each.mineAt = mine.instant(0);
                each.mineBy = ui::qs(mine.text(1));
            }
            db::Query theirs(m_database, "SELECT json_extract(base, '$.meta.lastUpdated') FROM record WHERE type = ? AND id = ?", each.record.type, each.record.id);
            if (theirs.next() && !theirs.isNull(0)) {
                if (const auto time = parseFhirTime(theirs.text(0))) each.theirsAt = time->start;
            }
        }
        JIAYI_TRY(const auto mates, sync::readMates(m_database, each.record.type, each.record.id));
        for (std::size_t i = 0; i < mates.size() && i < kMatesNamed; ++i)
            (mates[i].held ? each.waits : each.goesOn).push_back(named(mates[i].type, mates[i].id, {}));
        return {};
    }

    Result<void> readRest(ui::SyncPage& page) {
        JIAYI_TRY(const auto refusals, sync::readRefusals(m_database, kRefusals));
        for (const auto& refusal : refusals) page.refused.push_back({named(refusal.type, refusal.id, refusal.resident), refusal});
        JIAYI_TRY(const auto saves, sync::readWaiting(m_database, kSaves));
        for (const auto& save : saves) page.waiting.push_back({save, named(save.firstType, save.firstId, save.resident)});
        return {};
    }

    Desk& m_desk;
    db::Database& m_database;
};

sync::Decision decisionOf(const ui::FieldDecision& chosen) { return {chosen.conflict, chosen.mine ? sync::Side::Mine : sync::Side::Theirs, chosen.texts}; }

void bindInbox(ui::SyncFunctions& functions, Desk& desk) {
    functions.decide = [&desk](const std::vector<ui::FieldDecision>& chosen) {
        return desk.worker().run([&desk, chosen](db::Database& database) -> Result<bool> {
            std::vector<sync::Decision> decisions;
            for (const auto& each : chosen) decisions.push_back(decisionOf(each));
            JIAYI_CHECK(sync::decide(desk.context(database), desk.mappers(), desk.merger(), decisions));
            return true;
        });
    };
    functions.checkByHand = [&desk](const ui::FieldDecision& chosen) {
        return desk.worker().run([&desk, chosen](db::Database& database) { return sync::checkDecision(desk.context(database), desk.mappers(), desk.merger(), decisionOf(chosen)); });
    };
    functions.undo = [&desk](const Uuid& conflict) {
        return desk.worker().run([&desk, conflict](db::Database& database) -> Result<bool> {
            JIAYI_CHECK(sync::undoDecision(desk.context(database), desk.mappers(), desk.merger(), conflict));
            return true;
        });
    };
}

void bindQuarantine(ui::SyncFunctions& functions, Desk& desk, SyncService* service) {
    functions.retryRefused = [&desk, service](const std::optional<ui::NamedRecord>& only) {
        return desk.worker().run([&desk, service, only](db::Database& database) -> Result<bool> {
            const auto key = only ? std::optional{sync::RecordKey{only->type, only->id}} : std::nullopt;
            JIAYI_CHECK(sync::retryRefused(desk.context(database), key));
            if (service) service->syncNow();
            return true;
        });
    };
    functions.letGo = [&desk](const ui::NamedRecord& record) {
        return desk.worker().run([&desk, key = sync::RecordKey{record.type, record.id}](db::Database& database) -> Result<bool> {
            JIAYI_CHECK(sync::letGo(desk.context(database), desk.mappers(), key));
            return true;
        });
    };
    functions.chooseSupportFile = [](QWidget* over, std::function<void(const QString&)> chosen) {
        auto* dialog = new QFileDialog(over, QCoreApplication::translate("jiayi::app::Sync", "Save for support"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        // Nothing is ever replaced, so there is nothing to confirm.
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        dialog->selectFile(QStringLiteral("jiayi-support.json"));
        QObject::connect(dialog, &QFileDialog::fileSelected, over, std::move(chosen));
        dialog->open();
    };
    functions.exportForSupport = [&desk](const ui::NamedRecord& record, const QString& path) {
        return desk.worker().run([&desk, record, target = ui::utf8(path)](db::Database& database) -> Result<bool> {
            JIAYI_CHECK(files::writeSupportFile(desk.context(database), desk.mappers(), record.type, record.id, target));
            return true;
        });
    };
}

}  // namespace

ui::SyncFunctions bindSync(Desk& desk, SyncService* service, std::function<void(bool)> workOffline) {
    ui::SyncFunctions functions;
    functions.read = [&desk] { return desk.worker().read([&desk](db::Database& database) { return PageReader(desk, database).read(); }); };
    functions.syncNow = [service] {
        if (service) service->syncNow();
    };
    functions.workOffline = std::move(workOffline);
    bindInbox(functions, desk);
    bindQuarantine(functions, desk, service);
    return functions;
}

ui::SyncStatus stripStatus(const sync::Status& stored, const sync::HubLine& line, const SyncState& live) {
    using State = ui::SyncStatus::State;
    ui::SyncStatus status;
    status.lastSync = stored.lastOk;
    status.waiting = static_cast<int>(stored.waiting);
    status.refused = static_cast<int>(stored.refused);
    status.conflicts = static_cast<int>(stored.conflicts);
    status.refusedReason = stored.refusedReason;
    status.nextTry = live.nextTry;
    if (live.error) status.problem = live.error->reason;
    const bool working = live.phase == SyncState::Phase::Working;
    switch (live.phase) {
        case SyncState::Phase::Working: status.state = State::Running; break;
        case SyncState::Phase::Offline: status.state = State::Offline; break;
        case SyncState::Phase::Paused: status.state = State::WorkOffline; break;
        case SyncState::Phase::Failing: status.state = State::Failing; break;
        case SyncState::Phase::Idle: status.state = State::Idle; break;
    }
    // Work that lasts over several rounds says so between them too, unless there is something worse to say.
    const bool goingOn = working || live.phase == SyncState::Phase::Idle;
    if (stored.bulk) status.firstLoad = ui::FirstLoadProgress{stored.bulk->filesDone, stored.bulk->files, stored.bulk->bytesDone, stored.bulk->bytes};
    if (goingOn && stored.bulk) status.state = State::FirstLoad;
    if (goingOn && line.comparing) status.state = State::Reconciling;
    if (!line.halted.empty()) {
        status.state = State::Halted;
        status.problem = line.halted;
    }
    if (!line.paired) status.state = State::Unpaired;
    if (line.clockOffset && std::chrono::abs(*line.clockOffset) > sync::kClockTolerance)
        status.clockOff = std::chrono::duration_cast<std::chrono::seconds>(-*line.clockOffset);
    return status;
}

}  // namespace jiayi::app
