// Desks in one process, each with its store, its thread and its port: what passes, and who is refused.
#include "sync/station/desk_identity.h"
#include "tests/station/station_world.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::eventually;
using test::LinkedDesk;

class TestStation : public QObject {
    Q_OBJECT

    static bool hasSaid(LinkedDesk& desk, const char* field, const char* value) { return desk.desk.hasDraft() && desk.desk.said(field) == value; }

    /// Writes into `from` that it is paired with `to`, without `to` knowing.
    static void pretend(LinkedDesk& from, LinkedDesk& to, const Digest& fingerprint) {
        from.line.reset();
        const station::DeskPeer believed{fingerprint, "desk", to.address(), from.clock.now(), "chen", {}};
        QVERIFY(station::savePeer(from.desk.context(), believed));
        from.start();
    }
    static Digest certificateOf(LinkedDesk& desk) { return station::ownIdentity(desk.desk.context()).value().fingerprint; }

private Q_SLOTS:
    void draftsAndQueuePassBothWays() {
        LinkedDesk nurse{1}, doctor{2};
        nurse.desk.enter("nurse li", "sbp", "128");
        const auto paired = doctor.join(nurse);
        QVERIFY(paired);
        QCOMPARE(paired->name, std::string("desk"));
        QVERIFY(eventually([&] { return hasSaid(doctor, "sbp", "128"); }));
        QCOMPARE(doctor.desk.draft().authors.at("sbp").user, std::string("nurse li"));
        doctor.desk.enter("chen", "fpg", "6.4");
        const queue::RegisterPerson comes{doctor.desk.resident, {}};
        QVERIFY(comes(doctor.desk.as("chen"), test::queueRules()));
        doctor.line->nudge();
        QVERIFY(eventually([&] { return hasSaid(nurse, "fpg", "6.4") && queue::readQueue(nurse.desk.database(), nurse.desk.today()).value().size() == 1; }));
        QVERIFY(eventually([&] { return nurse.desk.knows() == doctor.desk.knows(); }));
        QVERIFY(nurse.taken > 0 && doctor.taken > 0);
        for (auto* each : {&nurse, &doctor}) {
            const auto peers = each->line->peers().value();
            QCOMPARE(peers.size(), std::size_t{1});
            QVERIFY(peers[0].reached && peers[0].peer.lastSeen);
            QCOMPARE(each->desk.count("SELECT count(*) FROM audit WHERE action = 'desk.pair'"), 1);
        }
    }

    void aDeskThatWasAwayIsFoundAgainAndHearsEverything() {
        LinkedDesk nurse{1}, doctor{2};
        QVERIFY(doctor.join(nurse));
        QVERIFY(eventually([&] { return nurse.line->peers().value()[0].reached; }));
        const auto port = doctor.line->port();
        doctor.line.reset();
        nurse.desk.enter("nurse li", "sbp", "131");
        doctor.desk.enter("chen", "fpg", "7.1");
        doctor.start();
        QVERIFY(port != 0);
        QVERIFY(eventually([&] { return hasSaid(doctor, "sbp", "131") && hasSaid(nurse, "fpg", "7.1"); }));
    }

    void aDeskPassesOnWhatItHeard() {
        LinkedDesk reception{1}, nurse{2}, doctor{3};
        QVERIFY(reception.join(nurse));
        QVERIFY(doctor.join(nurse));
        reception.desk.enter("wang", "weight", "80");
        QVERIFY(eventually([&] { return hasSaid(doctor, "weight", "80"); }));
        QCOMPARE(doctor.line->peers().value().size(), std::size_t{1});
    }

    void aLongQueueOfEntriesPassesInPages() {
        LinkedDesk nurse{1}, doctor{2};
        const auto& desk = nurse.desk;
        {
            db::Transaction transaction(nurse.desk.database());
            queue::EntryWriter writer(nurse.desk.database(), desk.clock, nurse.desk.random, "li");
            for (int i = 0; i < 2500; ++i) writer.put(queue::EntryKind::Queue, derivedUuid({std::to_string(i)}), "note", "x");
            transaction.commit();
        }
        QVERIFY(doctor.join(nurse));
        QVERIFY(eventually([&] { return doctor.desk.count("SELECT count(*) FROM desk_entry") == 2500; }));
    }

    void whoWasNotPairedHearsNothing() {
        LinkedDesk nurse{1}, doctor{2}, stranger{3};
        QVERIFY(doctor.join(nurse));
        pretend(stranger, nurse, certificateOf(nurse));
        nurse.desk.enter("nurse li", "sbp", "128");
        stranger.desk.enter("nobody", "weight", "1");
        QVERIFY(eventually([&] { return hasSaid(doctor, "sbp", "128"); }));
        QVERIFY(!stranger.line->peers().value()[0].reached);
        QCOMPARE(stranger.desk.said("sbp"), std::string());
        // While a code is shown it may knock, and still hears nothing.
        nurse.line->showCode("li");
        QVERIFY(stranger.line->pairWith(nurse.address(), "AAAA-AAAA", "x").error().reason == "station.code-wrong");
        QCOMPARE(stranger.desk.said("sbp"), std::string());
        QCOMPARE(nurse.desk.said("weight"), std::string());
        QVERIFY(stranger.join(nurse));
        QVERIFY(eventually([&] { return stranger.desk.said("sbp") == "128"; }));
    }

    void whoAnswersWithAnotherCertificateIsToldNothing() {
        LinkedDesk nurse{1}, impostor{2}, doctor{3};
        // Whoever took the address would let the doctor in.
        const station::DeskPeer welcome{certificateOf(doctor), "desk", {}, doctor.clock.now(), "x", {}};
        QVERIFY(station::savePeer(impostor.desk.context(), welcome));
        impostor.line.reset();
        impostor.start();
        pretend(doctor, impostor, certificateOf(nurse));
        doctor.desk.enter("chen", "fpg", "6.4");
        // The doctor's desk goes round at least once more before anything else is heard of it.
        LinkedDesk other{4};
        QVERIFY(doctor.join(other));
        QVERIFY(eventually([&] { return hasSaid(other, "fpg", "6.4"); }));
        QVERIFY(!impostor.desk.hasDraft());
        for (const auto& peer : doctor.line->peers().value()) QCOMPARE(peer.reached, peer.peer.fingerprint == certificateOf(other));
    }

    void aWrongCodeAStaleCodeAndNoCodePairNobody() {
        LinkedDesk nurse{1}, doctor{2};
        QCOMPARE(doctor.line->pairWith(nurse.address(), "AAAA-AAAA", "chen").error().reason, std::string("station.unreachable"));
        const auto code = nurse.line->showCode("li");
        QCOMPARE(doctor.line->pairWith(nurse.address(), "AAAA-AAAA", "chen").error().reason, std::string("station.code-wrong"));
        nurse.line->hideCode();
        QVERIFY(!doctor.line->pairWith(nurse.address(), code, "chen"));
        QCOMPARE(doctor.line->pairWith("127.0.0.1:1", code, "chen").error().reason, std::string("station.unreachable"));
        QCOMPARE(doctor.line->pairWith("not an address", code, "chen").error().reason, std::string("station.address"));
        QCOMPARE(doctor.line->pairWith(doctor.address(), doctor.line->showCode("chen"), "chen").error().reason, std::string("station.itself"));
        QVERIFY(nurse.line->peers().value().empty() && doctor.line->peers().value().empty());
    }

    void aDeskOfAnotherClinicIsNotPaired() {
        LinkedDesk nurse{1}, other{2, "120101999"};
        QCOMPARE(other.join(nurse).error().reason, std::string("station.other-clinic"));
        QVERIFY(nurse.line->peers().value().empty() && other.line->peers().value().empty());
    }

    void aDeskThatIsForgottenHearsNoMore() {
        LinkedDesk nurse{1}, gone{2}, doctor{3};
        QVERIFY(gone.join(nurse));
        QVERIFY(doctor.join(nurse));
        QVERIFY(eventually([&] { return gone.line->peers().value()[0].reached; }));
        QVERIFY(nurse.line->forget(certificateOf(gone), "li"));
        QCOMPARE(nurse.line->forget(certificateOf(gone), "li").error().reason, std::string("station.peer"));
        nurse.desk.enter("nurse li", "sbp", "128");
        QVERIFY(eventually([&] { return hasSaid(doctor, "sbp", "128"); }));
        gone.line->nudge();
        doctor.desk.enter("chen", "fpg", "6.4");
        QVERIFY(eventually([&] { return hasSaid(nurse, "fpg", "6.4"); }));
        QVERIFY(!gone.desk.hasDraft());
    }

    void anOlderCopyOfAStoreIsNoticedAndNothingItWritesIsLost() {
        LinkedDesk nurse{1}, doctor{2};
        QVERIFY(doctor.join(nurse));
        for (const auto* field : {"dbp", "height", "sbp"}) nurse.desk.enter("nurse li", field, "128");
        QVERIFY(eventually([&] { return hasSaid(doctor, "sbp", "128"); }));
        const auto before = queue::ownDesk(nurse.desk.context()).value();
        nurse.line.reset();
        nurse.desk.database().execute("UPDATE desk_self SET last_number = 0");
        nurse.desk.database().execute("DELETE FROM desk_entry");
        nurse.desk.database().execute("DELETE FROM desk_seen");
        nurse.desk.enter("nurse li", "weight", "80");
        nurse.start();
        QVERIFY(doctor.join(nurse));  // its port is another
        QVERIFY(eventually([&] { return hasSaid(doctor, "weight", "80") && hasSaid(nurse, "sbp", "128"); }));
        QVERIFY(queue::ownDesk(nurse.desk.context()).value() != before);
    }

    void aPortThatIsTakenIsSaid() {
        LinkedDesk desk{1};
        station::StationOptions options{{desk.desk.path(), test::StationDesk::key()}, "120101001", "desk", "chen"};
        options.host = "127.0.0.1";
        options.port = desk.line->port();
        const auto second = station::Station::start(options, desk.clock, [](const queue::Taken&) {});
        QCOMPARE(second.error().reason, std::string("listen.port"));
    }
};

JIAYI_TEST(TestStation)
#include "tst_station.moc"
