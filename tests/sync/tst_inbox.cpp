#include "models/care/fact_repository.h"
#include "models/sync/status.h"
#include "sync/client/conflict_path.h"
#include "sync/client/incoming.h"
#include "tests/support/test_program.h"
#include "sync/client/quarantine.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

const sync::Merger& inboxMerger() {
    static const sync::Merger merger{sync::MergeSchema::embedded()};
    return merger;
}

/// Two desks that have changed grid and phone of one resident differently; b holds the conflict.
care::Observation measurement(Desk& desk, const Uuid& id) { return must(care::FactRepository(desk.store.database()).observation({id})); }

Uuid measure(Desk& desk, roster::ResidentId person) {
    sync::Unit unit(desk.context(), "measure");
    care::Observation observation;
    observation.id = unit.newId<care::ObservationId>();
    observation.resident = person;
    observation.code = "HBA1C_NGSP";
    observation.coding = {"http://loinc.org", "4548-4", "HbA1c"};
    observation.effective.text = "2026-11-01T08:00:00+08:00";
    observation.value = 7.1;
    observation.unit = "%";
    care::FactRepository::save(unit, observation);
    unit.commit();
    return observation.id.uuid;
}

void correct(Desk& desk, const Uuid& id, const std::string& performer) {
    auto observation = measurement(desk, id);
    observation.performer = performer;
    sync::Unit unit(desk.context(), "observation.correct");
    care::FactRepository::save(unit, observation);
    unit.commit();
}

struct Disagreement {
    TestHub hub;
    Desk a{hub, 1}, b{hub, 2};
    roster::ResidentId id;

    Disagreement() {
        id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07", r.phone = "13900000001"; });
        b.edit(id, [](auto& r) { r.grid = "08", r.phone = "13900000002"; });
        must(a.sync());
        must(b.sync());
    }
    std::vector<sync::Conflict> open() { return must(sync::readConflicts(b.store.database())); }
    Uuid conflictAt(const std::string& part) {
        for (const auto& conflict : open())
            if (conflict.path.find(part) != std::string::npos) return conflict.id;
        throw std::runtime_error("no conflict at " + part);
    }
    void decide(std::vector<sync::Decision> decisions) { must(sync::decide(b.context(), b.mappers(), inboxMerger(), decisions)); }
    Result<void> undo(const Uuid& conflict) { return sync::undoDecision(b.context(), b.mappers(), inboxMerger(), conflict); }
    std::string reasonOf(const Result<void>& result) { return result ? "done" : result.error().reason; }
    void converge() {
        for (auto* desk : {&b, &a, &b}) must(desk->sync());
    }
};

}  // namespace

class TestInbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalFieldsAreDecidedInOneEdit() {
        Disagreement d;
        QCOMPARE(d.open().size(), std::size_t{2});
        const auto before = d.b.waiting();
        d.decide({{d.conflictAt("grid"), sync::Side::Mine, {}}, {d.conflictAt("telecom"), sync::Side::Theirs, {}}});
        QCOMPARE(d.b.waiting(), before + 1);
        QVERIFY(d.open().empty());
        d.converge();
        for (auto* desk : {&d.a, &d.b}) {
            QCOMPARE(desk->residentOf(d.id).grid, std::string("08"));
            QCOMPARE(desk->residentOf(d.id).phone, std::string("13900000001"));
        }
        QCOMPARE(d.a.contents(), d.b.contents());
    }

    void aFieldEditedSinceItWasLaidOutIsLaidOutAgainAndNotDecided() {
        Disagreement d;
        const auto grid = d.conflictAt("grid");
        d.b.edit(d.id, [](auto& r) { r.grid = "09"; });
        const sync::Decision theirs{grid, sync::Side::Theirs, {}};
        const auto decided = sync::decide(d.b.context(), d.b.mappers(), inboxMerger(), std::span{&theirs, 1});
        QCOMPARE(d.reasonOf(decided), std::string("conflict.changed"));
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("09"));
        QCOMPARE(d.open().size(), std::size_t{2});
        bool shown = false;
        for (const auto& conflict : d.open()) shown = shown || conflict.mine.find("09") != std::string::npos;
        QVERIFY(shown);
        d.decide({{d.conflictAt("grid"), sync::Side::Mine, {}}, {d.conflictAt("telecom"), sync::Side::Mine, {}}});
        d.converge();
        QCOMPARE(d.a.residentOf(d.id).grid, std::string("09"));
    }

    void proposalsForOneSignedRecordWaitSideBySide() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        const auto fact = measure(a, id);
        must(a.sync());
        must(b.sync());
        correct(a, fact, "a1");
        correct(b, fact, "b1");
        must(a.sync());
        must(b.sync());
        correct(b, fact, "b2");  // on top of a1, which it shows
        correct(a, fact, "a2");
        must(a.sync());
        must(b.sync());
        const auto open = must(sync::readConflicts(b.store.database()));
        QCOMPARE(open.size(), std::size_t{2});
        std::string mine;
        for (const auto& row : open) {
            QVERIFY(row.amendment);
            QCOMPARE(row.path, std::string{});
            mine += row.mine;
        }
        QVERIFY(mine.find("b1") != std::string::npos && mine.find("b2") != std::string::npos);
        std::vector<sync::Decision> both;
        for (const auto& row : open) both.push_back({row.id, sync::Side::Mine, {}});
        QCOMPARE(sync::decide(b.context(), b.mappers(), inboxMerger(), both).error().reason, std::string("conflict.several"));
        // The older one was laid beside a1, and the hub has a2 by now.
        const auto& older = open[0].mine.find("b1") != std::string::npos ? open[0] : open[1];
        QCOMPARE(sync::resolveConflict(b.context(), b.mappers(), inboxMerger(), older.id, sync::Side::Mine).error().reason, std::string("conflict.changed"));
        must(sync::resolveConflict(b.context(), b.mappers(), inboxMerger(), older.id, sync::Side::Mine));
        must(b.sync());
        must(a.sync());
        QCOMPARE(measurement(a, fact).performer, std::string("b1"));
        QCOMPARE(must(sync::readConflicts(b.store.database())).size(), std::size_t{1});
    }

    void anEditAfterADecisionIsAnEdit() {
        Disagreement d;
        d.decide({{d.conflictAt("grid"), sync::Side::Theirs, {}}});
        d.b.edit(d.id, [](auto& r) { r.grid = "10"; });
        d.decide({{d.conflictAt("telecom"), sync::Side::Theirs, {}}});
        QVERIFY(d.open().empty());
        d.converge();
        for (auto* desk : {&d.a, &d.b}) {
            QCOMPARE(desk->residentOf(d.id).grid, std::string("10"));
            QCOMPARE(desk->residentOf(d.id).phone, std::string("13900000001"));
        }
    }

    void whatWasMergedInMayBeEditedWhileAnotherFieldIsOpen() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07", r.bloodGroup = "A"; });
        b.edit(id, [](auto& r) { r.grid = "08"; });
        must(a.sync());
        must(b.sync());
        b.edit(id, [](auto& r) { r.bloodGroup = "O"; });  // has seen that it was A
        const auto grid = must(sync::readConflicts(b.store.database())).front().id;
        must(sync::resolveConflict(b.context(), b.mappers(), inboxMerger(), grid, sync::Side::Mine));
        QVERIFY(must(sync::readConflicts(b.store.database())).empty());
        for (auto* desk : {&b, &a, &b}) must(desk->sync());
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->residentOf(id).grid, std::string("08"));
            QCOMPARE(desk->residentOf(id).bloodGroup, std::string("O"));
            QCOMPARE(desk->waiting(), std::int64_t{0});
        }
    }

    void aDecisionIsTakenBackWhileItWaits() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Theirs, {}}, {phone, sync::Side::Theirs, {}}});
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("07"));
        must(d.undo(grid));
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("08"));
        QCOMPARE(d.b.residentOf(d.id).phone, std::string("13900000002"));
        QCOMPARE(d.open().size(), std::size_t{2});
        QVERIFY(d.conflictAt("grid") == grid);
        // It is open as before: nothing is sent, and the other side may be taken yet.
        const auto sent = d.b.transport.bodies.size();
        must(d.b.sync());
        QCOMPARE(d.b.transport.bodies.size(), sent);
        d.decide({{grid, sync::Side::Mine, {}}, {phone, sync::Side::Mine, {}}});
        d.converge();
        QCOMPARE(d.a.residentOf(d.id).grid, std::string("08"));
        QCOMPARE(d.a.residentOf(d.id).phone, std::string("13900000002"));
        QCOMPARE(d.b.waiting(), 0);
        must(sync::verifyOutbox(d.b.store.database()));
    }

    void takingOneOfTwoDecisionsBackLeavesTheEarlierDecided() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Theirs, {}}});
        d.decide({{phone, sync::Side::Theirs, {}}});
        must(d.undo(phone));
        QCOMPARE(d.open().size(), std::size_t{1});
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("07"));
        QCOMPARE(d.b.residentOf(d.id).phone, std::string("13900000002"));
        d.decide({{phone, sync::Side::Mine, {}}});
        d.converge();
        QCOMPARE(d.a.residentOf(d.id).grid, std::string("07"));
        QCOMPARE(d.a.residentOf(d.id).phone, std::string("13900000002"));
    }

    void takingTheEarlierBackTakesTheLaterWithIt() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Theirs, {}}});
        d.decide({{phone, sync::Side::Theirs, {}}});
        must(d.undo(grid));
        QCOMPARE(d.open().size(), std::size_t{2});
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("08"));
        QCOMPARE(d.b.residentOf(d.id).phone, std::string("13900000002"));
    }

    void whatTheHubHasIsNotTakenBack() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Mine, {}}, {phone, sync::Side::Mine, {}}});
        must(d.b.sync());
        QCOMPARE(d.reasonOf(d.undo(grid)), std::string("conflict.pushed"));
        QCOMPARE(d.reasonOf(d.undo(derivedUuid({"nothing"}))), std::string("conflict.not-decided"));
        QCOMPARE(d.b.residentOf(d.id).grid, std::string("08"));
        const auto decided = must(sync::readDecided(d.b.store.database(), d.b.store.clock.now() - std::chrono::hours{1}));
        QCOMPARE(decided.size(), std::size_t{2});
        QVERIFY(decided.front().onHub);
    }

    void anEditAfterTheDecisionIsNeverTakenBackWithIt() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Mine, {}}, {phone, sync::Side::Mine, {}}});
        d.b.edit(d.id, [](auto& r) { r.bloodGroup = "B"; });
        QCOMPARE(d.reasonOf(d.undo(grid)), std::string("conflict.edited-since"));
        QCOMPARE(d.b.residentOf(d.id).bloodGroup, std::string("B"));
        QVERIFY(d.open().empty());
    }

    void aDecisionUnderWayIsNotTakenBack() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Mine, {}}, {phone, sync::Side::Mine, {}}});
        db::Query(d.b.store.database(), "UPDATE outbox SET state = 'flying'").run();
        QCOMPARE(d.reasonOf(d.undo(grid)), std::string("conflict.flying"));
    }

    void theHubMovingOnMeanwhileIsLaidOutAnew() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        d.decide({{grid, sync::Side::Mine, {}}, {phone, sync::Side::Mine, {}}});
        d.a.edit(d.id, [](auto& r) { r.grid = "09"; });
        must(d.a.sync());
        // b pulls the newer version, which contradicts the decision that still waits.
        must(d.b.sync());
        const auto undone = d.undo(grid);
        QVERIFY2(undone, d.reasonOf(undone).c_str());
        bool against09 = false;
        for (const auto& conflict : d.open()) against09 = against09 || conflict.theirs.find("09") != std::string::npos;
        QVERIFY(against09);
    }

    void aValueTypedByHandReachesBothDesks() {
        Disagreement d;
        const auto grid = d.conflictAt("grid"), phone = d.conflictAt("telecom");
        const sync::Decision typed{phone, sync::Side::Theirs, {{"0.value", "13900000003"}}};
        const auto value = must(sync::checkDecision(d.b.context(), d.b.mappers(), inboxMerger(), typed));
        QVERIFY(value.find("13900000003") != std::string::npos);
        QCOMPARE(d.open().size(), std::size_t{2});  // only asked
        d.decide({{grid, sync::Side::Mine, {}}, typed});
        d.converge();
        for (auto* desk : {&d.a, &d.b}) QCOMPARE(desk->residentOf(d.id).phone, std::string("13900000003"));
        QCOMPARE(d.a.contents(), d.b.contents());
    }

    void whatTheMapperCannotReadIsNotAccepted() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.birthDate = makeDate(1968, 3, 18); });
        b.edit(id, [](auto& r) { r.birthDate = makeDate(1968, 3, 19); });
        must(a.sync());
        must(b.sync());
        const auto conflicts = must(sync::readConflicts(b.store.database()));
        QCOMPARE(conflicts.size(), std::size_t{1});
        const auto refused = [&](const std::string& path, const std::string& text) {
            const sync::Decision typed{conflicts[0].id, sync::Side::Mine, {{path, text}}};
            const auto done = sync::decide(b.context(), b.mappers(), inboxMerger(), std::span{&typed, 1});
            return done ? std::string("done") : done.error().reason;
        };
        QCOMPARE(refused("", "1968-13-40"), std::string("patient.birth-date"));
        QCOMPARE(refused("", ""), std::string("conflict.value"));
        QCOMPARE(refused("0.nowhere", "1968-03-20"), std::string("conflict.value"));
        QCOMPARE(must(sync::readConflicts(b.store.database())).size(), std::size_t{1});
        QVERIFY(*b.residentOf(id).birthDate == makeDate(1968, 3, 19));
        QCOMPARE(refused("", "1968-03-20"), std::string("done"));
        must(b.sync());
        must(a.sync());
        QVERIFY(*a.residentOf(id).birthDate == makeDate(1968, 3, 20));
    }

    void whatWaitedForADecisionWaitsAgainWhenItIsTakenBack() {
        Disagreement d;
        auto& database = d.b.store.database();
        // A visit saved with the resident's edit, as holdDependents leaves it.
        {
            sync::Unit unit(d.b.context(), "visit.sign");
            const auto visit = derivedUuid({"visit"});
            db::Query(database, "INSERT INTO record (type, id, resident_id, body, state) VALUES ('Basic', ?, ?, ?, 'dirty')", visit, d.id.uuid,
                      "{\"resourceType\":\"Basic\",\"id\":\"" + visit.toString() + "\",\"subject\":{\"reference\":\"Patient/" + d.id.uuid.toString() + "\"}}")
                .run();
            unit.put("Basic", visit, d.id.uuid);
            db::Query(database, "UPDATE outbox SET state = 'held', waits_for = ? WHERE type = 'Basic'", "Patient/" + d.id.uuid.toString()).run();
            unit.commit();
        }
        const auto held = [&] { return d.b.store.count("SELECT count(*) FROM outbox WHERE state = 'held'"); };
        const auto mates = must(sync::readMates(database, "Patient", d.id.uuid));
        QCOMPARE(mates.size(), std::size_t{1});
        QCOMPARE(mates.front().type, std::string("Basic"));
        QVERIFY(mates.front().held);
        const auto grid = d.conflictAt("grid");
        d.decide({{grid, sync::Side::Mine, {}}, {d.conflictAt("telecom"), sync::Side::Mine, {}}});
        QCOMPARE(held(), 0);
        must(d.undo(grid));
        QCOMPARE(held(), 1);
    }

    void fieldsOfTwoResourcesAreNotDecidedTogether() {
        Disagreement d;
        const auto other = d.a.addResident("李建国");
        must(d.a.sync());
        must(d.b.sync());
        d.a.edit(other, [](auto& r) { r.grid = "01"; });
        d.b.edit(other, [](auto& r) { r.grid = "02"; });
        must(d.a.sync());
        must(d.b.sync());
        std::vector<sync::Decision> both;
        for (const auto& conflict : d.open()) both.push_back({conflict.id, sync::Side::Mine, {}});
        const auto done = sync::decide(d.b.context(), d.b.mappers(), inboxMerger(), both);
        QVERIFY(!done);
        QCOMPARE(done.error().reason, std::string("conflict.several"));
        QCOMPARE(d.open().size(), std::size_t{3});
    }

    void aValueGoesToThePlaceThatTheConflictNames_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("base");
        const char* patient = "Patient";
        QTest::newRow("element") << QByteArray(patient) << QByteArray("{'birthDate':'1968'}") << QByteArray("{'birthDate':'1969'}") << QByteArray("{}");
        QTest::newRow("element with its shadow") << QByteArray(patient) << QByteArray("{'birthDate':'1968','_birthDate':{'id':'x'}}")
                                                 << QByteArray("{'birthDate':'1969'}") << QByteArray("{}");
        QTest::newRow("choice") << QByteArray(patient) << QByteArray("{'deceasedBoolean':true}") << QByteArray("{'deceasedDateTime':'2026'}") << QByteArray("{}");
        QTest::newRow("slot") << QByteArray(patient)
                              << QByteArray("{'telecom':[{'system':'email','value':'e'},{'system':'phone','use':'mobile','value':'1'}]}")
                              << QByteArray("{'telecom':[{'system':'phone','use':'mobile','value':'2'},{'system':'phone','use':'home','value':'3'}]}")
                              << QByteArray("{'telecom':[{'system':'phone','use':'mobile','value':'0'}]}");
        QTest::newRow("extension") << QByteArray(patient) << QByteArray("{'extension':[{'url':'https://x.y/z.a','valueString':'1'}]}")
                                   << QByteArray("{'extension':[{'url':'https://x.y/z.a','valueString':'2'}]}") << QByteArray("{}");
        QTest::newRow("group") << QByteArray("MedicationStatement")
                               << QByteArray("{'status':'active','medicationCodeableConcept':{'text':'a'},'dosage':[{'text':'1'}]}")
                               << QByteArray("{'status':'active','medicationReference':{'reference':'#m'},'dosage':[{'text':'2'}]}") << QByteArray("{}");
        QTest::newRow("below a slot") << QByteArray("QuestionnaireResponse")
                                      << QByteArray("{'status':'in-progress','item':[{'linkId':'bp','text':'BP','answer':[{'valueString':'1'}]},{'linkId':'w'}]}")
                                      << QByteArray("{'status':'in-progress','item':[{'linkId':'bp','text':'BP','answer':[{'valueString':'2'}]}]}") << QByteArray("{}");
        QTest::newRow("number text") << QByteArray("Observation") << QByteArray("{'status':'preliminary','valueQuantity':{'value':5.0}}")
                                     << QByteArray("{'status':'preliminary','valueQuantity':{'value':5.00}}") << QByteArray("{}");
    }
    /// What the merge calls mine or theirs at a path, put at that path, makes the sides agree there.
    void aValueGoesToThePlaceThatTheConflictNames() {
        const auto json = [](QByteArray text) { return must(fhir::parseJson(text.replace('\'', '"').toStdString())); };
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, base);
        const auto sides = std::pair{json(mine), json(theirs)};
        const auto before = json(base);
        const auto result = inboxMerger().merge(type.toStdString(), before, sides.first, sides.second);
        QVERIFY(!result.conflicts.empty());
        auto changed = sides.first;
        for (const auto& conflict : result.conflicts)
            must(sync::putAt(inboxMerger().schema(), type.toStdString(), changed, conflict.path, conflict.theirs));
        QVERIFY(changed != sides.first);
        const auto again = inboxMerger().merge(type.toStdString(), before, changed, sides.second);
        QVERIFY(again.conflicts.empty());
        for (const auto& conflict : result.conflicts)
            must(sync::putAt(inboxMerger().schema(), type.toStdString(), changed, conflict.path, conflict.mine));
        QVERIFY(changed == sides.first);
    }

    void aProposedAmendmentIsTakenBackAndTheSignedVersionStands() {
        TestHub hub;
        Desk a(hub, 1);
        auto& database = a.store.database();
        const auto id = derivedUuid({"report"});
        const sync::RecordKey key{"DiagnosticReport", id};
        const auto version = [&](const char* status, const char* conclusion) {
            return fhir::Json::object({{"resourceType", "DiagnosticReport"}, {"id", id.toString()}, {"status", status}, {"conclusion", conclusion}});
        };
        const auto incoming = [&](const char* number, fhir::Json body) {
            sync::Unit unit(a.context(), "sync.apply", sync::Origin::Hub);
            const auto outcome = sync::applyIncoming(unit, a.mappers(), inboxMerger(), {key, kClinic, number, std::move(body)});
            unit.commit();
            return outcome;
        };
        incoming("1", version("preliminary", "base"));
        {
            sync::Unit unit(a.context(), "report.edit");
            db::Query(database, "UPDATE record SET body = ? WHERE id = ?", version("preliminary", "mine").compact(), id).run();
            unit.put(key.type, id, {});
            unit.commit();
        }
        QVERIFY(incoming("2", version("final", "theirs")) == sync::IncomingOutcome::Conflict);
        const auto shown = [&] { return std::string{must(a.mappers().render(database, key.type, id)).textOr("conclusion", "")}; };
        const auto conflict = must(sync::readConflicts(database)).front();
        QVERIFY(conflict.amendment);
        QCOMPARE(shown(), std::string("theirs"));
        must(sync::resolveConflict(a.context(), a.mappers(), inboxMerger(), conflict.id, sync::Side::Mine));
        QCOMPARE(shown(), std::string("mine"));
        QCOMPARE(a.waiting(), 1);
        must(sync::undoDecision(a.context(), a.mappers(), inboxMerger(), conflict.id));
        QCOMPARE(shown(), std::string("theirs"));
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(must(sync::readConflicts(database)).size(), std::size_t{1});
        must(sync::resolveConflict(a.context(), a.mappers(), inboxMerger(), conflict.id, sync::Side::Theirs));
        QCOMPARE(a.waiting(), 0);
        must(sync::undoDecision(a.context(), a.mappers(), inboxMerger(), conflict.id));
        QCOMPARE(must(sync::readConflicts(database)).size(), std::size_t{1});
    }

    void oneRefusedSaveIsTriedAgainWithoutTheOthers() {
        TestHub hub;
        Desk a(hub, 1);
        const auto first = a.addResident("张小明"), second = a.addResident("李建国");
        auto& database = a.store.database();
        db::Query(database, "UPDATE record SET state = 'quarantined'").run();
        db::Query(database, "UPDATE outbox SET last_status = 422").run();
        db::Query(database, "INSERT INTO quarantine SELECT type, id, 2, 9000000000000, ? FROM record", JIAYI_VERSION).run();
        must(sync::retryRefused(a.context(), sync::RecordKey{"Patient", first.uuid}));
        const auto state = [&](roster::ResidentId id) {
            db::Query row(database, "SELECT state FROM record WHERE id = ?", id.uuid);
            row.next();
            return row.text(0);
        };
        QCOMPARE(state(first), std::string("dirty"));
        QCOMPARE(state(second), std::string("quarantined"));
        const auto refusals = must(sync::readRefusals(database, 10));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(refusals.front().status, 422);
        QCOMPARE(refusals.front().attempts, 2);
        QVERIFY(refusals.front().id == second.uuid);
        must(a.sync());
        QVERIFY(a.residentOf(first).name == "张小明");
        QCOMPARE(a.waiting(), 1);
        must(sync::retryRefused(a.context()));
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }
};

JIAYI_TEST(TestInbox)
#include "tst_inbox.moc"
