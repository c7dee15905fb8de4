#include "models/sync/line.h"
#include "models/sync/status.h"
#include "models/sync/waiting.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;

/// What the sync page reads of the outbox and of the line.
class TestWaiting : public QObject {
    Q_OBJECT

    static void save(ClinicStore& store, const std::vector<std::string>& types) {
        sync::Unit unit(store.context(), "test");
        for (const auto& type : types) unit.put(type, unit.newId<roster::ResidentId>().uuid, derivedUuid({"resident"}));
        unit.commit();
        store.clock.advance(std::chrono::minutes{1});
    }

private Q_SLOTS:
    void savesAreListedOldestFirstWithWhatTheyHold() {
        ClinicStore store;
        save(store, {"Encounter", "Observation", "Observation"});
        save(store, {"Patient"});
        const auto saves = must(sync::readWaiting(store.database(), 10));
        QCOMPARE(saves.size(), std::size_t{2});
        QCOMPARE(saves[0].firstType, std::string("Encounter"));
        QVERIFY(saves[0].counts == (std::map<std::string, int>{{"Encounter", 1}, {"Observation", 2}}));
        QVERIFY(saves[0].resident == derivedUuid({"resident"}));
        QVERIFY(saves[0].at < saves[1].at);
        QCOMPARE(saves[0].user, std::string("chen"));
        QVERIFY(saves[0].state == sync::WaitingSave::State::Ready);
        QCOMPARE(must(sync::readWaiting(store.database(), 1)).size(), std::size_t{1});
        const auto kinds = must(sync::readWaitingKinds(store.database()));
        QCOMPARE(kinds.front().type, std::string("Observation"));
        QCOMPARE(kinds.front().count, std::int64_t{2});
        QVERIFY(must(sync::readStatus(store.database())).oldestWaiting == saves[0].at);
    }

    void theWorstStateOfASaveIsTheSaves() {
        ClinicStore store;
        const auto state = [&] { return must(sync::readWaiting(store.database(), 1)).front().state; };
        save(store, {"Encounter", "Observation"});
        store.database().execute("UPDATE outbox SET next_at = 5 WHERE type = 'Observation'");
        QVERIFY(state() == sync::WaitingSave::State::Later);
        store.database().execute("UPDATE outbox SET state = 'flying' WHERE type = 'Encounter'");
        QVERIFY(state() == sync::WaitingSave::State::Flying);
        store.database().execute("UPDATE outbox SET state = 'held' WHERE type = 'Encounter'");
        QVERIFY(state() == sync::WaitingSave::State::Undecided);
        store.database().execute("UPDATE record SET state = 'quarantined' WHERE type = 'Observation'");
        QVERIFY(state() == sync::WaitingSave::State::Refused);
    }

    void theNewestRefusalsReasonIsRead() {
        ClinicStore store;
        save(store, {"Encounter"});
        store.database().execute("UPDATE record SET state = 'quarantined'");
        QVERIFY(must(sync::readStatus(store.database())).refusedReason.empty());
        store.database().execute("UPDATE outbox SET outcome = '{\"issue\":[{\"details\":{\"coding\":[{\"code\":\"role.type\"}]}}]}'");
        QCOMPARE(must(sync::readStatus(store.database())).refusedReason, std::string("role.type"));
        store.database().execute("UPDATE outbox SET outcome = 'no json'");
        QVERIFY(must(sync::readStatus(store.database())).refusedReason.empty());
    }

    void theLineSaysWhatTheEngineHasWritten() {
        ClinicStore store;
        QVERIFY(!must(sync::readLine(store.database())).paired);
        store.database().execute("INSERT INTO hub (one, url, client_id, private_key, key_id, ca, halted, clock_offset) VALUES (1, 'https://h', 'c', 'p', 'k', 'pem', 'client.revoked', -400000);"
                                 "INSERT INTO comparison (stream, cause, number, started_at, same, taken, again) VALUES ('s', 'epoch', 1, 7, 10, 2, 3);"
                                 "INSERT INTO paused_type (type, reason, since, resume_at) VALUES ('Task', 'permission.type', 1, 2)");
        const auto line = must(sync::readLine(store.database()));
        QVERIFY(line.paired && line.ownCertificate && !line.foreign);
        QCOMPARE(line.halted, std::string("client.revoked"));
        QVERIFY(line.clockOffset == std::chrono::milliseconds{-400000});
        QVERIFY(line.comparing && line.comparing->same == 10 && line.comparing->sentAgain == 3);
        QCOMPARE(line.paused.size(), std::size_t{1});
    }
};

JIAYI_TEST(TestWaiting)
#include "tst_waiting.moc"
