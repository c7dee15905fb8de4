#include "tests/support/test_program.h"

#include "tests/simulation/state_digest.h"
#include "tests/simulation/violation.h"
#include "tests/simulation/world.h"

namespace jiayi::simulation {

namespace {

Step stepOf(Action action, int desk, int amount = 0, int which = 0) {
    Step step;
    step.action = action;
    step.desk = desk;
    step.amount = amount;
    step.which = which;
    return step;
}

/// What is done at desk 0 while a call to a disk fails, and what was done before.
struct Scene {
    std::vector<Step> before;
    Step act;
    bool hubsDisk = false;
};

Scene sceneOf(const QByteArray& name) {
    const auto add = stepOf(Action::AddResident, 0), sync0 = stepOf(Action::Sync, 0), sync1 = stepOf(Action::Sync, 1);
    if (name == "save") return {{add, sync0}, stepOf(Action::AddVisit, 0, 2)};
    if (name == "edit") return {{add, sync0}, stepOf(Action::EditResident, 0, 1)};
    if (name == "deletion") return {{add, stepOf(Action::AddNote, 0), sync0}, stepOf(Action::DeleteNote, 0)};
    if (name == "push and confirm") return {{add, stepOf(Action::AddVisit, 0, 2)}, sync0};
    const std::vector<Step> shared{add, sync0, sync1, stepOf(Action::EditResident, 1, 1), stepOf(Action::AddVisit, 1, 2)};
    if (name == "pull and apply") return {{shared[0], shared[1], shared[2], shared[3], shared[4], sync1}, sync0};
    const auto mine = stepOf(Action::EditResident, 0, 1);
    if (name == "conflict") return {{shared[0], shared[1], shared[2], shared[3], sync1, mine}, sync0};
    if (name == "decision") return {{shared[0], shared[1], shared[2], shared[3], sync1, mine, sync0}, stepOf(Action::Decide, 0)};
    return {{add, stepOf(Action::AddVisit, 0, 2)}, sync0, true};
}

}  // namespace

class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallMayFailAndNothingIsHalfDone_data() {
        QTest::addColumn<bool>("noSpace");
        QTest::addColumn<QByteArray>("scene");
        for (const bool noSpace : {true, false})
            for (const auto* name : {"save", "edit", "deletion", "push and confirm", "pull and apply", "conflict", "decision", "hub's disk"})
                QTest::addRow("%s, %s", name, noSpace ? "full" : "broken") << noSpace << QByteArray(name);
    }
    /// The n-th call to the disk fails, for every n: an error says so or nothing was harmed, the store is as before or as
    /// after, the next try works, and in the end everything is where it was promised to be.
    void everyCallMayFailAndNothingIsHalfDone() {
        QFETCH(bool, noSpace);
        QFETCH(QByteArray, scene);
        const auto [before, act, hubsDisk] = sceneOf(scene);
        const bool round = act.action == Action::Sync;
        int said = 0, n = 0;
        for (;; ++n) {
            World world(Script{7, 2, 1, {}});
            for (const auto& step : before) world.playStep(step);
            auto& desk = world.desk(0);
            auto& disk = hubsDisk ? world.hub().disk : desk.disk;
            const auto untouched = digestOfStore(desk.database());
            const auto failure = noSpace ? test::MemoryDisk::Failure::NoSpace : test::MemoryDisk::Failure::Broken;
            disk.failCall(n, failure);
            world.playStep(act);
            const bool met = disk.failed();
            const bool refused = round ? world.lastFailure.has_value() : world.lastSaved == Saved::Refused;
            disk.heal();
            desk.examine();
            if (refused) {
                ++said;
                QVERIFY2(met, "nothing failed and yet it was refused");
                if (!round) QVERIFY2(digestOfStore(desk.database()) == untouched, qPrintable(QStringLiteral("half a save is there, call %1").arg(n)));
                // A hub in trouble asks to be left alone for a while.
                if (round) world.playStep(stepOf(Action::Wait, 0, 20, 2));
                world.playStep(act);
                QVERIFY2(round ? !world.lastFailure : world.lastSaved == Saved::Done, qPrintable(QStringLiteral("the next try fails too, call %1").arg(n)));
            } else if (!round) {
                QVERIFY2(digestOfStore(desk.database()) != untouched, qPrintable(QStringLiteral("nothing was saved and nobody said so, call %1").arg(n)));
            }
            // Coming to rest costs most of the time; what lies on the disk was looked at for every call.
            if (refused || !met || n % 8 == 0) world.settle();
            if (!met) break;
        }
        QVERIFY2(said >= 3, qPrintable(QStringLiteral("%1 of %2 calls were refused").arg(said).arg(n)));
    }
};

}  // namespace jiayi::simulation

using jiayi::simulation::TestFaults;
JIAYI_TEST(TestFaults)
#include "tst_faults.moc"
