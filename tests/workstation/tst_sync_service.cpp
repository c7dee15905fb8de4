#include "app/workstation/start_flow.h"
#include "app/workstation/sync_service.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>
#include <mutex>
#include <vector>

using namespace jiayi;

/// The thread of the window that syncs, on a store without a hub: what it says and when it keeps still.
class TestSyncService : public QObject {
    Q_OBJECT
    using Phase = app::SyncState::Phase;

    struct Running {
        SystemClock clock;
        QTemporaryDir folder;
        std::unique_ptr<app::Desk> desk;
        std::mutex mutex;
        std::vector<app::SyncState> said;
        std::unique_ptr<app::SyncService> service;

        explicit Running(bool paused) {
            const std::filesystem::path store = folder.filePath(QStringLiteral("clinic.db")).toStdString();
            SystemRandom random;
            if (!access::createStore(store, {"120101001", "Test", true}, "chen", "a passphrase for tests", clock, random, access::kLeastCost)) qFatal("no store");
            auto opened = app::openDesk(store, "chen", "a passphrase for tests", clock);
            if (!opened) qFatal("no desk");
            desk = std::move(*opened);
            service = std::make_unique<app::SyncService>(desk->store(), desk->key(), desk->user(), clock, paused, [this](const app::SyncState& state) {
                const std::lock_guard lock{mutex};
                said.push_back(state);
            });
        }
        std::vector<Phase> phases() {
            const std::lock_guard lock{mutex};
            std::vector<Phase> phases;
            for (const auto& state : said) phases.push_back(state.phase);
            return phases;
        }
        std::size_t count(Phase phase) {
            const auto all = phases();
            return static_cast<std::size_t>(std::count(all.begin(), all.end(), phase));
        }
        app::SyncState last() {
            const std::lock_guard lock{mutex};
            return said.back();
        }
    };

private Q_SLOTS:
    void offlineNothingIsAskedUntilSomebodyGoesOnline() {
        Running running(true);
        QTRY_COMPARE(running.count(Phase::Paused), std::size_t{1});
        running.service->syncNow();
        // Only going online begins a round; had syncNow begun one, it would be said before.
        running.service->setPaused(false);
        QTRY_COMPARE(running.count(Phase::Offline), std::size_t{1});
        QVERIFY(running.phases() == (std::vector{Phase::Paused, Phase::Working, Phase::Offline}));
        QCOMPARE(running.last().error->reason, std::string("hub.not-paired"));
        QVERIFY(running.last().nextTry.has_value());
    }

    void askedForARoundItBeginsAtOnce() {
        Running running(false);
        QTRY_COMPARE(running.count(Phase::Offline), std::size_t{1});
        running.service->syncNow();
        QTRY_COMPARE(running.count(Phase::Offline), std::size_t{2});
    }

    void goingOfflineIsSaidAtOnce() {
        Running running(false);
        QTRY_COMPARE(running.count(Phase::Offline), std::size_t{1});
        running.service->setPaused(true);
        QTRY_VERIFY(running.last().phase == Phase::Paused);
    }
};

JIAYI_TEST(TestSyncService)
#include "tst_sync_service.moc"
