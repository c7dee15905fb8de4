#include "tests/support/test_program.h"
#include "tests/sync/world.h"

#include "models/care/fact_repository.h"
#include "models/sync/status.h"

namespace jiayi::test {

class TestEngine : public QObject {
    Q_OBJECT

    static void setBody(sync::Unit& unit, const Uuid& id, const std::string& body) {
        db::Query(unit.database(), "UPDATE record SET body = ? WHERE id = ?", body, id).run();
    }

private Q_SLOTS:
    void whatOneDeskSavesTheOtherHas() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        QCOMPARE(b.residentOf(id).name, std::string("张小明"));
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(a.contents(), b.contents());
        QCOMPARE(a.contents(), hub.contents());
    }

    void anEditTravelsBothWays() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        b.edit(id, [](auto& r) { r.address = "幸福路 1 号"; });
        must(b.sync());
        must(a.sync());
        QCOMPARE(a.residentOf(id).address, std::string("幸福路 1 号"));
    }

    void withoutAHubTheDeskKeepsWorking() {
        TestHub hub;
        Desk a(hub);
        a.transport.online = false;
        a.addResident("张小明");
        const auto round = a.sync();
        QVERIFY(!round);
        QVERIFY(round.error().code == Errc::Offline);
        QCOMPARE(must(sync::readStatus(a.store.database())).waiting, 1);
        a.transport.online = true;
        must(a.sync());
        QCOMPARE(must(sync::readStatus(a.store.database())).waiting, 0);
    }

    void theRoundEndsWhereverTheLineIsCut_data() {
        QTest::addColumn<bool>("afterDelivery");
        QTest::newRow("the request is lost") << false;
        QTest::newRow("the answer is lost") << true;
    }
    /// Cut at request 0, 1, 2 ... until a round passes whole; every time the engine is a new one.
    void theRoundEndsWhereverTheLineIsCut() {
        QFETCH(bool, afterDelivery);
        int step = 0;
        for (bool passed = false; !passed; ++step) {
            TestHub hub;
            Desk a(hub, 1), b(hub, 2);
            for (int i = 0; i < 5; ++i) b.addResident("王秀兰");
            must(b.sync());
            for (int i = 0; i < 5; ++i) a.addResident("李建国");
            a.transport.sent = 0;
            a.transport.fail({step, afterDelivery, 0});
            passed = static_cast<bool>(a.sync());
            a.transport.fault = {};
            must(sync::verifyOutbox(a.store.database()));
            if (step % 2) hub.restart();
            must(a.sync());
            must(b.sync());
            QCOMPARE(a.waiting(), 0);
            QCOMPARE(a.contents(), b.contents());
            QCOMPARE(a.contents(), hub.contents());
            QCOMPARE(clinical(a.contents()).size(), std::size_t{10});
            for (const auto& line : hub.contents()) QVERIFY2(line.ends_with(" 1"), line.c_str());  // nothing was written twice
            QVERIFY(step < 50);
        }
        QVERIFY2(step >= 4, "a round has at least four requests to cut");
    }

    void afterALostAnswerTheSameBytesGoAgain() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.fail(lostAnswer());
        QVERIFY(!a.sync());
        a.addResident("王秀兰");
        must(a.sync());
        QCOMPARE(a.transport.bodies.size(), std::size_t{3});
        QCOMPARE(a.transport.bodies[0], a.transport.bodies[1]);
        QVERIFY(a.transport.bodies[2] != a.transport.bodies[1]);
    }

    void anEditDuringTheFlightIsNotLost() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        a.transport.fail(lostAnswer());
        QVERIFY(!a.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        must(a.sync());
        must(b.sync());
        QCOMPARE(b.residentOf(id).grid, std::string("07"));
        QCOMPARE(a.waiting(), 0);
    }

    void editsOfDifferentFieldsMerge() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        b.edit(id, [](auto& r) { r.bloodGroup = "A"; });
        for (auto* desk : {&a, &b, &a}) must(desk->sync());
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->residentOf(id).grid, std::string("07"));
            QCOMPARE(desk->residentOf(id).bloodGroup, std::string("A"));
            QCOMPARE(must(sync::readStatus(desk->store.database())).conflicts, 0);
        }
    }

    void theSameFieldChangedDifferentlyIsOneConflictAndAPersonDecides_data() {
        QTest::addColumn<bool>("mine");
        QTest::newRow("mine") << true;
        QTest::newRow("theirs") << false;
    }
    void theSameFieldChangedDifferentlyIsOneConflictAndAPersonDecides() {
        QFETCH(bool, mine);
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        b.edit(id, [](auto& r) { r.grid = "08"; });
        must(a.sync());
        must(b.sync());
        must(b.sync());  // seen again, it is still one
        const auto conflicts = must(sync::readConflicts(b.store.database()));
        QCOMPARE(conflicts.size(), std::size_t{1});
        QVERIFY(conflicts[0].mine.find("08") != std::string::npos);
        QVERIFY(conflicts[0].theirs.find("07") != std::string::npos);
        QCOMPARE(b.residentOf(id).grid, std::string("08"));  // mine stays visible
        QCOMPARE(a.residentOf(id).grid, std::string("07"));  // and is not pushed

        const sync::Merger merger{sync::MergeSchema::embedded()};
        must(sync::resolveConflict(b.context(), b.mappers(), merger, conflicts[0].id, mine ? sync::Side::Mine : sync::Side::Theirs));
        must(b.sync());
        must(a.sync());
        const std::string wanted = mine ? "08" : "07";
        QCOMPARE(a.residentOf(id).grid, wanted);
        QCOMPARE(b.residentOf(id).grid, wanted);
        QCOMPARE(must(sync::readStatus(b.store.database())).conflicts, 0);
        QCOMPARE(b.waiting(), 0);
        QCOMPARE(a.contents(), b.contents());
    }

    void whatTheHubBroughtIsNoContradictionWhileAnotherIsOpen() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07", r.address = "first street"; });
        b.edit(id, [](auto& r) { r.grid = "08"; });
        must(a.sync());
        must(b.sync());
        QCOMPARE(b.residentOf(id).address, std::string("first street"));
        a.edit(id, [](auto& r) { r.address = "second street"; });
        must(a.sync());
        must(b.sync());
        const auto conflicts = must(sync::readConflicts(b.store.database()));
        QCOMPARE(conflicts.size(), std::size_t{1});
        QVERIFY(conflicts[0].mine.find("08") != std::string::npos);
        QCOMPARE(b.residentOf(id).address, std::string("second street"));
        QCOMPARE(b.residentOf(id).grid, std::string("08"));
    }

    void aPoisonRecordIsFoundByHalvingAndTheRestGoesOn() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        for (int i = 0; i < 40; ++i) a.addResident("李建国");
        const auto poison = [&] {
            sync::Unit unit(a.context(), "test.poison");
            const auto id = unit.newId<Id<struct PoisonTag>>();
            // The hub takes no resource whose meta is no object.
            unit.put("Basic", id.uuid, {});
            setBody(unit, id.uuid, R"({"resourceType":"Basic","id":")" + id.toString() + R"(","meta":"broken"})");
            unit.commit();
            return id;
        }();
        for (int i = 0; i < 40; ++i) a.addResident("王秀兰");
        a.transport.sent = 0;
        const auto report = must(a.sync());
        QCOMPARE(report.pushed, 80);
        QCOMPARE(report.refused, 1);
        QVERIFY2(a.transport.bodies.size() <= 2 * 8, "halving takes about log2 requests");
        const auto refusals = must(sync::readRefusals(a.store.database(), 10));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(refusals[0].id, poison.uuid);
        QVERIFY(refusals[0].status >= 400);
        must(b.sync());
        QCOMPARE(b.contents(), hub.contents());
        QCOMPARE(must(a.sync()).pushed, 0);  // it does not go again by itself
    }

    void whatCannotBeReadHereIsSetAsideAndTheRestGoesOn() {
        TestHub hub;
        Desk a(hub);
        sync::Unit unit(a.context(), "test.broken");
        const auto id = unit.newId<Id<struct BrokenTag>>();
        unit.put("Basic", id.uuid, {});
        setBody(unit, id.uuid, "no json at all");
        unit.commit();
        a.addResident("王秀兰");
        const auto report = must(a.sync());
        QCOMPARE(report.pushed, 1);
        QCOMPARE(report.refused, 1);
        QCOMPARE(must(sync::readRefusals(a.store.database(), 10)).size(), std::size_t{1});
    }

    void aBusyHubIsAskedAgainLaterWithNothingLost_data() {
        QTest::addColumn<int>("status");
        for (const int status : {429, 500, 503}) QTest::addRow("%d", status) << status;
    }
    void aBusyHubIsAskedAgainLaterWithNothingLost() {
        QFETCH(int, status);
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.fail(nextTransaction(status));
        QVERIFY(!a.sync());
        QCOMPARE(a.waiting(), 1);
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{1});
    }

    void aVisitsResourcesReachTheHubInOneBundle() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addResident("张小明");
        sync::Unit unit(a.context(), "visit.sign");
        care::Visit visit;
        visit.id = unit.newId<care::VisitId>();
        visit.resident = id;
        visit.date = makeDate(2026, 11, 22);
        visit.forms = {{"diabetes", {{"fpg", "6.4"}}, {}, {}}};
        care::FactRepository::save(unit, visit);
        unit.commit();
        must(a.sync());
        QCOMPARE(a.transport.bodies.size(), std::size_t{1});
        for (const char* type : {"\"Patient\"", "\"Encounter\"", "\"QuestionnaireResponse\""})
            QVERIFY2(a.transport.bodies[0].find(type) != std::string::npos, type);
    }

    void theBackoffGrowsAndHasACeiling() {
        SeededRandom random{3};
        for (int n = 0; n < 40; ++n) {
            const auto pause = sync::backoff(n, random);
            QVERIFY(pause.count() >= 0);
            QVERIFY(pause <= std::chrono::minutes{15});
            if (n == 0) QVERIFY(pause <= std::chrono::seconds{2});
        }
    }
};

}  // namespace jiayi::test

using jiayi::test::TestEngine;
JIAYI_TEST(TestEngine)
#include "tst_engine.moc"
