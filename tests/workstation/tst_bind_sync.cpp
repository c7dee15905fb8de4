#include "app/workstation/bind_sync.h"
#include "tests/support/test_program.h"
#include "ui/common/sync_status.h"

using namespace jiayi;

class TestBindSync : public QObject {
    Q_OBJECT
    using State = ui::SyncStatus::State;
    using Phase = app::SyncState::Phase;

    static sync::HubLine paired() {
        sync::HubLine line;
        line.paired = true;
        return line;
    }
    static State stateOf(Phase phase, const sync::HubLine& line, const sync::Status& stored = {}) { return app::stripStatus(stored, line, {phase, {}, {}, false}).state; }

private Q_SLOTS:
    void theStripSaysTheWorstThatIsTrue() {
        auto line = paired();
        QVERIFY(stateOf(Phase::Idle, {}) == State::Unpaired);
        QVERIFY(stateOf(Phase::Idle, line) == State::Idle);
        QVERIFY(stateOf(Phase::Working, line) == State::Running);
        QVERIFY(stateOf(Phase::Paused, line) == State::WorkOffline);
        QVERIFY(stateOf(Phase::Failing, line) == State::Failing);
        sync::Status loading;
        loading.bulk = sync::BulkProgress{3, 1, 100, 40};
        QVERIFY(stateOf(Phase::Working, line, loading) == State::FirstLoad);
        QVERIFY(stateOf(Phase::Idle, line, loading) == State::FirstLoad);
        // A line that is gone is said before a load that cannot go on.
        QVERIFY(stateOf(Phase::Offline, line, loading) == State::Offline);
        line.comparing = sync::Comparing{};
        QVERIFY(stateOf(Phase::Working, line) == State::Reconciling);
        line.halted = "client.revoked";
        QVERIFY(stateOf(Phase::Offline, line) == State::Halted);
        QCOMPARE(app::stripStatus({}, line, {}).problem, std::string("client.revoked"));
    }

    void aClockIsCalledWrongFromFiveMinutesOn() {
        auto line = paired();
        line.clockOffset = std::chrono::minutes{5};
        QVERIFY(!app::stripStatus({}, line, {}).clockOff);
        line.clockOffset = std::chrono::minutes{6};
        QVERIFY(app::stripStatus({}, line, {}).clockOff == std::chrono::minutes{-6});
        line.clockOffset = -std::chrono::minutes{6};
        QVERIFY(app::stripStatus({}, line, {}).clockOff == std::chrono::minutes{6});
    }

    void whatTheLastRoundMetIsTheReason() {
        const app::SyncState live{Phase::Failing, Error{Errc::Rejected, "hub.forbidden", {}}, {}, false};
        QCOMPARE(app::stripStatus({}, paired(), live).problem, std::string("hub.forbidden"));
    }
};

JIAYI_TEST(TestBindSync)
#include "tst_bind_sync.moc"
