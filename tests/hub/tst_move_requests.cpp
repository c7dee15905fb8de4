// What desks ask for becomes a list to decide; what is decided is done whole, and both sides read it. On both databases.
#include "app/hub/hub_commands.h"
#include "models/core/ids.h"
#include "sync/hub/move_requests.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <sstream>

using namespace std::chrono_literals;
using namespace jiayi::hub;
using namespace jiayi::hub::test;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::fhir::updateEntry;

namespace {

const std::string kPerson = "0190a5c4-1111-7abc-8def-000000000001";
const std::string kAsk = "0190a5c4-9999-7abc-8def-000000000001";
const std::string kNumber = "120103196205143517";

Json extension(const char* name, const std::string& value) {
    return Json::object({{"url", std::string{"https://jiayi.health/fhir/StructureDefinition/"} + name}, {"valueString", value}});
}
Json requestTask(const char* code, const std::string& other, const char* status = "requested") {
    auto json = Json::object({{"resourceType", "Task"}, {"id", kAsk}, {"status", status}, {"intent", "order"}});
    json.make("code.coding.0") = Json::object({{"system", "https://jiayi.health/fhir/CodeSystem/task"}, {"code", code}});
    json.make("reasonCode.coding.0") = Json::object({{"system", "https://jiayi.health/fhir/CodeSystem/departure-reason"}, {"code", "distance"}});
    json.make("extension").push(extension("move-other", other));
    return json;
}
Json leaveTask(const std::string& other = kClinicB, const char* status = "requested") {
    auto json = requestTask("move-leave", other, status);
    json.make("for").set("reference", "Patient/" + kPerson);
    return json;
}
Json comeTask(const std::string& number = kNumber) {
    auto json = requestTask("move-arrive", "");
    json.make("for.identifier").set("value", number);
    json.make("for").set("display", "Li Na");
    return json;
}
Json handoverFor(const std::string& task, const char* status = "final") {
    auto json = Json::object({{"resourceType", "Composition"}, {"id", jiayi::derivedUuid({"handover", task}).toString()}, {"status", status}});
    json.make("subject").set("reference", "Patient/" + kPerson);
    json.make("extension").push(extension("move-request", task));
    return json;
}

/// Two clinics; a person of A who has a number.
struct Office {
    World world;
    HubRules rules = loadHubRules();
    OwnReferences references{{}};
    jiayi::SeededRandom random{3};
    Desk a, b;

    Office() : world(onPostgres()), a(world, kClinicA), b(world, kClinicB) {
        auto person = patient(kPerson);
        person.make("identifier.0") = Json::object({{"system", "urn:oid:2.16.156.10011.1.3"}, {"value", kNumber}});
        written(a.commit({createEntry(person), createEntry(observation("mine", kPerson))}));
    }
    static void written(const Reply& reply) {
        if (reply.status != 200) throw std::runtime_error(reply.body);
    }
    MoveOffice office() { return {world.store(), rules.search, references, world.clock.now(), random}; }
    std::vector<StandingRequest> standing(bool all = false) { return must(standingRequests(office(), all)); }
    Json task(Desk& desk, const std::string& id = kAsk) { return parsed(desk.get("/fhir/Task/" + id)); }
    std::string carried(bool withoutHandover = false) {
        const auto moved = carryOut(office(), kAsk, withoutHandover);
        return moved ? "moved" : moved.error().reason;
    }
    bool livesAt(const char* clinic) {
        const auto version = must(world.store().read(clinic, {"Patient", kPerson}));
        return version && version->live();
    }
};

}  // namespace

class TestMoveRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void whoLeavesNeedsAHandoverAndThenGoesWithEverything() {
        Office hub;
        Office::written(hub.a.commit({createEntry(leaveTask())}));
        auto standing = hub.standing();
        QCOMPARE(standing.size(), std::size_t{1});
        QVERIFY(standing[0].request.leaves && standing[0].from == kClinicA && standing[0].to == kClinicB && standing[0].request.reason == "distance");
        QVERIFY(!standing[0].handedOver && standing[0].obstacle.empty());
        QCOMPARE(hub.carried(), std::string{"move.no-handover"});
        Office::written(hub.a.commit({createEntry(handoverFor(kAsk, "preliminary"))}));
        QCOMPARE(hub.carried(), std::string{"move.no-handover"});  // nobody has confirmed it
        Office::written(hub.a.commit({updateEntry(handoverFor(kAsk), "1")}));
        QVERIFY(hub.standing()[0].handedOver);
        QCOMPARE(hub.carried(), std::string{"moved"});
        QVERIFY(hub.livesAt(kClinicB) && !hub.livesAt(kClinicA));
        // The answer goes along, and stays here sealed.
        QCOMPARE(std::string{hub.task(hub.b).textOr("status", "")}, std::string{"completed"});
        QCOMPARE(std::string{hub.task(hub.a).textOr("status", "")}, std::string{"completed"});
        QCOMPARE(hub.b.get("/fhir/Composition/" + jiayi::derivedUuid({"handover", kAsk}).toString()).status, 200);
        const auto why = parsed(hub.b.get("/fhir/Provenance?patient=" + kPerson));
        QCOMPARE(std::string{why.textOr("entry.0.resource.reason.0.text", "")}, std::string{"distance"});
        QVERIFY(hub.standing().empty());
        QVERIFY(hub.standing(true)[0].request.state == "done" && hub.standing(true)[0].request.decidedAt);
        QCOMPARE(hub.carried(), std::string{"move.decided"});
    }

    void anOldHandoverCountsForItsOwnRequestOnly() {
        Office hub;
        Office::written(hub.a.commit({createEntry(leaveTask()), createEntry(handoverFor("0190a5c4-9999-7abc-8def-00000000000f"))}));
        QCOMPARE(hub.carried(), std::string{"move.no-handover"});
        QCOMPARE(hub.carried(true), std::string{"moved"});
    }

    void whatIsTakenBackIsNotCarriedOut() {
        Office hub;
        Office::written(hub.a.commit({createEntry(leaveTask())}));
        Office::written(hub.a.commit({updateEntry(leaveTask(kClinicB, "cancelled"), "1")}));
        QVERIFY(hub.standing().empty());
        QCOMPARE(hub.carried(true), std::string{"move.decided"});
        QVERIFY(hub.livesAt(kClinicA));
    }

    void whoComesIsFoundByNumberAnnouncedAndMoved() {
        Office hub;
        Office::written(hub.b.commit({createEntry(comeTask())}));
        auto standing = hub.standing();
        QVERIFY(standing.size() == 1 && standing[0].from == kClinicA && standing[0].to == kClinicB && standing[0].patient == kPerson && !standing[0].announced);
        // B learns nothing of them before they have come.
        QVERIFY(hub.task(hub.b).textOr("for.reference", "").empty());
        QCOMPARE(hub.b.get("/fhir/Patient/" + kPerson).status, 404);
        must(announceArrival(hub.office(), kAsk));
        QVERIFY(hub.standing()[0].announced && hub.standing().size() == 1);
        QCOMPARE(announceArrival(hub.office(), kAsk).error().reason, std::string{"move.announced"});
        const auto told = parsed(hub.a.get("/fhir/Task?patient=" + kPerson));
        const auto toldId = std::string{told.textOr("entry.0.resource.id", "")};
        QCOMPARE(std::string{told.textOr("entry.0.resource.status", "")}, std::string{"requested"});
        QCOMPARE(hub.carried(), std::string{"move.no-handover"});
        Office::written(hub.a.commit({createEntry(handoverFor(toldId))}));
        QCOMPARE(hub.carried(), std::string{"moved"});
        QVERIFY(hub.livesAt(kClinicB) && !hub.livesAt(kClinicA));
        QCOMPARE(std::string{hub.task(hub.b).textOr("status", "")}, std::string{"completed"});
        QCOMPARE(std::string{hub.task(hub.b).textOr("for.reference", "")}, "Patient/" + kPerson);
        QCOMPARE(std::string{hub.task(hub.a, toldId).textOr("status", "")}, std::string{"completed"});
    }

    void whoCannotBeFoundOrIsHereAlreadySaysSo() {
        Office hub;
        Office::written(hub.b.commit({createEntry(comeTask("999"))}));
        QCOMPARE(hub.standing()[0].obstacle, std::string{"patient.unknown"});
        QCOMPARE(hub.carried(true), std::string{"patient.unknown"});
        Office other;
        Office::written(other.a.commit({createEntry(comeTask())}));
        QCOMPARE(other.carried(true), std::string{"move.same"});
        Office third;
        auto twin = patient("0190a5c4-1111-7abc-8def-000000000002");
        twin.make("identifier.0") = Json::object({{"system", "urn:x"}, {"value", kNumber}});
        Office::written(third.a.commit({createEntry(twin)}));
        Office::written(third.b.commit({createEntry(comeTask())}));
        QCOMPARE(third.carried(true), std::string{"move.ambiguous"});
        QVERIFY(third.livesAt(kClinicA));
        Office fourth;
        Office::written(fourth.a.commit({createEntry(leaveTask("nowhere"))}));
        QCOMPARE(fourth.carried(true), std::string{"institution.unknown"});
    }

    void aRefusalIsReadWhereItWasAskedAndWhereItWasAnnounced() {
        Office hub;
        Office::written(hub.b.commit({createEntry(comeTask())}));
        must(announceArrival(hub.office(), kAsk));
        const auto toldId = std::string{parsed(hub.a.get("/fhir/Task?patient=" + kPerson)).textOr("entry.0.resource.id", "")};
        QCOMPARE(refuseMove(hub.office(), kAsk, "").error().reason, std::string{"move.reason"});
        must(refuseMove(hub.office(), kAsk, "quota is full"));
        for (const auto& task : {hub.task(hub.b), hub.task(hub.a, toldId)}) {
            QCOMPARE(std::string{task.textOr("status", "")}, std::string{"rejected"});
            QCOMPARE(std::string{task.textOr("statusReason.text", "")}, std::string{"quota is full"});
        }
        QCOMPARE(hub.carried(true), std::string{"move.decided"});
        QVERIFY(hub.livesAt(kClinicA));
        // A desk that writes on says nothing new to the consortium.
        QCOMPARE(hub.standing(true)[0].request.state, std::string{"refused"});
    }

    void grantsAreListedOnBothSidesAndEnd() {
        Office hub;
        must(hub.world.store().addInstitution({"120101003", "Clinic C"}));
        Desk partner(hub.world, "120101003");
        const auto today = jiayi::localDate(hub.world.clock.now());
        must(hub.world.store().addGrant({kPerson, "120101003", today, today + jiayi::Days{30}}));
        must(hub.world.store().addGrant({"somebody-else", kClinicB, today, today}));
        const auto listed = [](Desk& desk) { return parsed(desk.get("/fhir/$grants")).items("parameter").size(); };
        QCOMPARE(listed(hub.a), std::size_t{1});
        QCOMPARE(listed(partner), std::size_t{1});
        QCOMPARE(std::string{parsed(partner.get("/fhir/$grants")).textOr("parameter.0.part.2.valueString", "")}, std::string{kClinicA});
        QCOMPARE(hub.b.get("/fhir/$grants?_stream=" + std::string{kClinicA}).status, 403);
        const auto summary = "/fhir/Patient/" + kPerson + "?_stream=" + kClinicA;
        QCOMPARE(partner.get(summary).status, 200);
        auto body = Json::object({{"resourceType", "Parameters"}});
        body.make("parameter").push(Json::object({{"name", "institution"}, {"valueString", "120101003"}}));
        // Only who holds the person takes it back.
        QVERIFY(partner.write("POST", "/fhir/Patient/" + kPerson + "/$revoke", body).status >= 403);
        QCOMPARE(partner.get(summary).status, 200);
        QCOMPARE(hub.a.write("POST", "/fhir/Patient/" + kPerson + "/$revoke", body).status, 200);
        QCOMPARE(partner.get(summary).status, 403);
        QCOMPARE(refusal(hub.a.write("POST", "/fhir/Patient/" + kPerson + "/$revoke", body)), std::string{"404 grant.none"});
        QCOMPARE(listed(hub.a), std::size_t{0});
    }

    void theCommandLineListsAndDecides() {
        if (onPostgres()) return;
        Office hub;
        Office::written(hub.a.commit({createEntry(leaveTask())}));
        const auto run = [&](std::vector<std::string> words, int code) {
            words.insert(words.begin(), {"jiayi-hub", "moves"});
            words.insert(words.end(), {"--store", hub.world.address()});
            std::vector<const char*> arguments;
            for (const auto& word : words) arguments.push_back(word.c_str());
            std::ostringstream out, err;
            const int exit = runHubCommand(static_cast<int>(arguments.size()), arguments.data(), out, err);
            if (exit != code) throw std::runtime_error(out.str() + err.str());
            return out.str();
        };
        QVERIFY(run({"list"}, 0).find(kAsk + "\tno-handover-yet\t" + kClinicA + "\t" + kClinicB + "\t" + kPerson + "\tdistance") == 0);
        QCOMPARE(run({"carry-out", "--ready"}, 0), std::string{});
        run({"carry-out"}, 2);
        run({"carry-out", kAsk}, 3);
        Office::written(hub.a.commit({createEntry(handoverFor(kAsk))}));
        QCOMPARE(run({"carry-out", "--ready"}, 0), kAsk + "\tmoved\n");
        QCOMPARE(run({"list"}, 0), std::string{});
        QVERIFY(run({"list", "--all"}, 0).find("\tdone\t") != std::string::npos);
        run({"refuse", kAsk, "--reason", "x"}, 3);
        QVERIFY(hub.livesAt(kClinicB));
    }
};

JIAYI_TEST(TestMoveRequests)
#include "tst_move_requests.moc"
