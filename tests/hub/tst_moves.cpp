#include "models/core/resource.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::BundleEntry;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::fhir::deleteEntry;
using jiayi::fhir::updateEntry;
using jiayi::hub::ClientKind;
using jiayi::hub::Reply;
using Names = std::vector<std::string>;

namespace {

constexpr char kConsortium[] = "CONSORTIUM";

Json parametersOf(std::initializer_list<std::pair<const char*, const char*>> texts) {
    auto body = Json::object({{"resourceType", "Parameters"}});
    for (const auto& [name, value] : texts)
        body.make("parameter").push(Json::object({{"name", name}, {name == std::string_view{"date"} ? "valueDate" : "valueString", value}}));
    return body;
}

/// Two clinics, the consortium that moves residents between them, and one resident of A: a Patient and two Observations,
/// one of them written by a laboratory.
struct Town {
    Town() {
        must(world.store().addInstitution({kConsortium, "Consortium"}));
        must(world.store().addInstitution({"LAB1", "Laboratory"}));
        consortium.emplace(world, kConsortium, ClientKind::Consortium);
        lab.emplace(world, "LAB1", ClientKind::Laboratory);
        a.emplace(world, kClinicA);
        b.emplace(world, kClinicB);
        must(a->commit({createEntry(patient("p")), createEntry(observation("mine", "p")), createEntry(patient("stays"))}));
        must(world.send("POST", std::string{"/fhir?_stream="} + kClinicA, lab->authorization(),
                        transactionText("", {createEntry(observation("labs", "p"))})));
    }
    static void must(const Reply& reply) {
        if (reply.status != 200) throw std::runtime_error(reply.body);
    }
    static void must(jiayi::Result<void> result) { jiayi::hub::test::must(std::move(result)); }

    Reply move(const char* from = kClinicA, const char* to = kClinicB, const char* id = "p") {
        return consortium->write("POST", std::string{"/fhir/Patient/"} + id + "/$move?_stream=" + from,
                                 parametersOf({{"to", to}, {"reason", "moved house"}, {"date", "2026-11-20"}}));
    }
    World world;
    std::optional<Desk> consortium, lab, a, b;
};

Names changesOf(Desk& desk, const std::string& link = "_history") {
    const auto bundle = parsed(desk.get("/fhir/" + (link == "_history" ? "_history?_cursor=" + desk.firstCursor() : link)));
    Names names;
    for (const auto& entry : bundle.items("entry")) {
        const auto url = std::string{entry.textOr("request.url", "")};
        // The move's own record has an id that nobody can foretell.
        names.push_back(std::string{entry.textOr("request.method", "")} + " " + (url.starts_with("Provenance/") ? "Provenance" : url) + " " +
                        std::string{jiayi::fhir::versionOfTag(entry.textOr("response.etag", ""))} + " " +
                        std::string{entry.textOr("extension.0.valueCode", "-")});
    }
    return names;
}

}  // namespace

class TestHubMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMoveLeavesHereAndEntersThereAtOnce() {
        Town town;
        const auto before = town.a->page().since;
        const auto reply = town.move();
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QCOMPARE(parsed(reply).integer("parameter.0.valueInteger"), std::optional<std::int64_t>{3});
        QCOMPARE(parsed(reply).integer("parameter.1.valueInteger"), std::optional<std::int64_t>{2});
        QCOMPARE(changesOf(*town.a, before), (Names{"DELETE Patient/p 2 leave-sealed", "DELETE Observation/mine 2 leave-sealed",
                                                    "DELETE Observation/labs 2 leave", "DELETE Provenance 1 leave-sealed"}));
        QCOMPARE(changesOf(*town.b), (Names{"PUT Patient/p 2 enter", "PUT Observation/mine 2 enter", "PUT Observation/labs 2 enter",
                                            "PUT Provenance 1 enter"}));
        const auto read = parsed(town.b->get("/fhir/Patient/p"));
        QCOMPARE(std::string{read.textOr("meta.versionId", "")}, std::string{"2"});
        QCOMPARE(parsed(town.b->get("/fhir/Observation?patient=p")).items("entry").size(), std::size_t{2});
        QCOMPARE(town.a->get("/fhir/Patient/stays").status, 200);
        const auto why = parsed(town.b->get("/fhir/Provenance?patient=p"));
        QCOMPARE(std::string{why.textOr("entry.0.resource.reason.0.text", "")}, std::string{"moved house"});
        QCOMPARE(std::string{why.textOr("entry.0.resource.occurredDateTime", "")}, std::string{"2026-11-20"});
    }

    void whatLeftIsSealedOrGone() {
        Town town;
        QCOMPARE(town.move().status, 200);
        // Written here: kept, read-only.
        QCOMPARE(town.a->get("/fhir/Observation/mine").status, 200);
        QCOMPARE(town.a->get("/fhir/Observation/mine/_history/1").status, 200);
        QCOMPARE(refusal(town.a->commit({updateEntry(observation("mine", "stays"), "2")})), std::string{"412 stream.left Bundle.entry[0]"});
        // Written by others: gone, with every version it had.
        QCOMPARE(refusal(town.a->get("/fhir/Observation/labs")), std::string{"410 stream.left"});
        QCOMPARE(refusal(town.a->get("/fhir/Observation/labs/_history/1")), std::string{"410 stream.left"});
        QCOMPARE(town.a->page("Observation/labs/_history").entries, (Names{"DELETE Observation/labs 2"}));
        QVERIFY(town.a->get("/fhir/Observation/_history").body.find("\"labs\"") == std::string::npos);
        // Nothing of it is found by a search, nor by way of anything else.
        QCOMPARE(parsed(town.a->get("/fhir/Observation?patient=p")).items("entry").size(), std::size_t{0});
        QCOMPARE(parsed(town.a->get("/fhir/Patient?_id=p")).items("entry").size(), std::size_t{0});
        QCOMPARE(refusal(town.a->commit({createEntry(observation("new", "stays")), createEntry([] {
                             auto json = Json::object({{"resourceType", "Basic"}, {"id", "x"}});
                             json.make("extension.0.valueReference").set("reference", "Patient/p");
                             return json;
                         }())})), std::string{"403 stream.foreign-patient Bundle.entry[1]"});
        // The laboratory follows the patient.
        QCOMPARE(town.lab->get(std::string{"/fhir/Observation/labs?_stream="} + kClinicA).status, 404);
        QCOMPARE(town.lab->get(std::string{"/fhir/Observation/labs?_stream="} + kClinicB).status, 200);
    }

    void aRoundUnderWayShowsNoMoreOfWhatLeft() {
        Town town;
        const auto first = town.a->page("_history?_count=1");
        QCOMPARE(first.entries, (Names{"PUT Patient/p 1"}));
        QCOMPARE(town.move().status, 200);
        // The round's head was fixed before the move: the sealed may be read, what is not ours may not.
        QCOMPARE(town.a->page(first.next).entries, (Names{"PUT Observation/mine 1", "PUT Patient/stays 1"}));
    }

    void onlyTheConsortiumMoves() {
        Town town;
        const auto body = parametersOf({{"to", kClinicB}, {"reason", "x"}});
        QCOMPARE(refusal(town.a->write("POST", "/fhir/Patient/p/$move", body)), std::string{"403 permission.type"});
        QCOMPARE(refusal(town.lab->write("POST", std::string{"/fhir/Patient/p/$move?_stream="} + kClinicA, body)), std::string{"403 permission.type"});
        QCOMPARE(refusal(town.consortium->write("POST", "/fhir/Patient/p/$move", body)), std::string{"400 stream.missing"});
        QCOMPARE(refusal(town.move(kClinicA, kClinicA)), std::string{"400 move.same"});
        QCOMPARE(refusal(town.move(kClinicA, "nowhere")), std::string{"404 institution.unknown"});
        QCOMPARE(refusal(town.move(kClinicB, kClinicA)), std::string{"404 patient.unknown"});
        QCOMPARE(refusal(town.consortium->write("POST", std::string{"/fhir/Patient/p/$move?_stream="} + kClinicA, parametersOf({{"to", kClinicB}}))),
                 std::string{"400 move.reason"});
        QCOMPARE(town.world.stream(kClinicA).head, 4);
        QCOMPARE(town.world.stream(kClinicB).head, 0);
    }

    void aMoveOverSomebodyWhoIsThereIsRefusedWhole() {
        Town town;
        Town::must(town.b->commit({createEntry(patient("other")), createEntry(observation("labs", "other"))}));
        QCOMPARE(refusal(town.move()), std::string{"409 move.present"});
        QCOMPARE(town.a->get("/fhir/Patient/p").status, 200);
        QCOMPARE(town.world.stream(kClinicA).head, 4);
        QCOMPARE(town.world.stream(kClinicB).head, 2);
    }

    void aReturnNumbersOnAndShowsAllAgain() {
        Town town;
        QCOMPARE(town.move().status, 200);
        Town::must(town.b->commit({updateEntry(patient("p", "Shan"), "2"), deleteEntry({"Observation", "mine"}, "2")}));
        const auto before = town.a->page().since;
        QCOMPARE(town.move(kClinicB, kClinicA).status, 200);
        QCOMPARE(changesOf(*town.a, before), (Names{"PUT Observation/labs 3 enter", "PUT Provenance 2 enter", "PUT Patient/p 4 enter",
                                                    "PUT Provenance 1 enter"}));
        QCOMPARE(std::string{parsed(town.a->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
        QCOMPARE(town.a->get("/fhir/Observation/labs/_history/1").status, 200);
        QCOMPARE(town.a->commit({updateEntry(patient("p", "Xie"), "4")}).status, 200);
        // B did not write them first, but wrote on them: it keeps them as they left.
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
        QCOMPARE(refusal(town.b->get("/fhir/Observation/labs")), std::string{"410 stream.left"});
    }

    void whatWasKeptOnceIsKeptAgain() {
        Town town;
        QCOMPARE(town.move().status, 200);
        Town::must(town.b->commit({updateEntry(patient("p", "Shan"), "2")}));
        QCOMPARE(town.move(kClinicB, kClinicA).status, 200);
        QCOMPARE(town.move().status, 200);
        QCOMPARE(town.move(kClinicB, kClinicA).status, 200);
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
    }

    void lateWorkGoesWhereThePatientIs() {
        Town town;
        QCOMPARE(town.move().status, 200);
        const auto here = town.a->page().since, there = town.b->page().since;
        // Written at A before anybody there knew: an edit of what was A's, and a new observation.
        const auto reply = town.a->commit({updateEntry(patient("p", "Shan"), "1"), createEntry(observation("late", "p"))});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const auto answer = must(jiayi::fhir::readBundle(parsed(reply)));
        QCOMPARE(answer.entries[0].response->etag, std::string{"W/\"3\""});
        QCOMPARE(answer.entries[1].response->etag, std::string{"W/\"1\""});
        QCOMPARE(changesOf(*town.b, there), (Names{"PUT Patient/p 3 -", "PUT Observation/late 1 -"}));
        QCOMPARE(changesOf(*town.a, here), (Names{"DELETE Patient/p 3 leave-sealed", "DELETE Observation/late 1 leave-sealed"}));
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
        QCOMPARE(std::string{parsed(town.a->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
        const auto stored = must(town.world.store().read(kClinicB, {"Observation", "late"}));
        QCOMPARE(stored->author, std::string{kClinicA});
        // A second late edit builds on the first.
        QCOMPARE(town.a->commit({updateEntry(patient("p", "Xie"), "3")}).status, 200);
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Xie"});
        // So does a deletion; and B goes on from there.
        QCOMPARE(town.a->commit({deleteEntry({"Observation", "late"}, "1")}).status, 200);
        QCOMPARE(town.b->get("/fhir/Observation/late").status, 410);
        QCOMPARE(town.b->commit({updateEntry(patient("p", "Bao"), "4")}).status, 200);
    }

    void lateWorkNeverOverwritesWhatTheNewHolderDid() {
        Town town;
        QCOMPARE(town.move().status, 200);
        Town::must(town.b->commit({updateEntry(patient("p", "Shan"), "2")}));
        const auto head = town.world.stream(kClinicB).head;
        QCOMPARE(refusal(town.a->commit({updateEntry(patient("p", "Xie"), "1")})), std::string{"412 stream.left Bundle.entry[0]"});
        QCOMPARE(refusal(town.a->commit({deleteEntry({"Patient", "p"}, "1")})), std::string{"412 stream.left Bundle.entry[0]"});
        // Nor is anything taken that was based on an older version than what left.
        Town::must(town.b->commit({createEntry(patient("q"))}));
        Town::must(town.b->commit({updateEntry(patient("q", "Two"), "1")}));
        QCOMPARE(town.move(kClinicB, kClinicA, "q").status, 200);
        QCOMPARE(refusal(town.b->commit({updateEntry(patient("q", "Old"), "1")})), std::string{"412 stream.left Bundle.entry[0]"});
        QCOMPARE(town.b->commit({updateEntry(patient("q", "Late"), "2")}).status, 200);
        // Nor one that would be new, where the new holder has that name already.
        Town::must(town.b->commit({createEntry(observation("same", "p"))}));
        QCOMPARE(refusal(town.a->commit({createEntry(observation("same", "p"))})), std::string{"412 stream.left Bundle.entry[0]"});
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Shan"});
        QVERIFY(town.world.stream(kClinicB).head > head);
    }

    void lateWorkOnWhatOthersWroteIsKept() {
        Town town;
        QCOMPARE(town.move().status, 200);
        auto changed = observation("labs", "p");
        changed.set("status", "amended");
        QCOMPARE(town.a->commit({updateEntry(changed, "1")}).status, 200);
        QCOMPARE(std::string{parsed(town.b->get("/fhir/Observation/labs")).textOr("status", "")}, std::string{"amended"});
        QCOMPARE(must(town.world.store().read(kClinicB, {"Observation", "labs"}))->author, std::string{"LAB1"});
        QCOMPARE(std::string{parsed(town.a->get("/fhir/Observation/labs")).textOr("status", "")}, std::string{"amended"});
    }

    void lateWorkFollowsAPatientWhoMovedTwice() {
        Town town;
        must(town.world.store().addInstitution({"120101003", "Clinic C"}));
        Desk c(town.world, "120101003");
        QCOMPARE(town.move().status, 200);
        QCOMPARE(town.move(kClinicB, "120101003").status, 200);
        QCOMPARE(town.a->commit({updateEntry(patient("p", "Late"), "1"), createEntry(observation("late", "p"))}).status, 200);
        QCOMPARE(std::string{parsed(c.get("/fhir/Patient/p")).textOr("name.0.family", "")}, std::string{"Late"});
        QCOMPARE(c.get("/fhir/Observation/late").status, 200);
        QCOMPARE(town.b->get("/fhir/Observation/late").status, 404);
    }

    void whatWasThrownAwayBeforeTheMoveMayStillBeWanted() {
        Town town;
        Town::must(town.a->commit({deleteEntry({"Observation", "mine"}, "1")}));
        QCOMPARE(town.move().status, 200);
        QCOMPARE(refusal(town.a->commit({updateEntry(observation("mine", "p"), "1")})), std::string{"412 stream.left Bundle.entry[0]"});
        QCOMPARE(town.a->commit({updateEntry(observation("mine", "p"), "2")}).status, 200);
        QCOMPARE(town.b->get("/fhir/Observation/mine").status, 200);
        QCOMPARE(town.a->get("/fhir/Observation/mine").status, 200);  // sealed
    }

    void lateWorkTellsNothingOfWhoElseIsThere() {
        Town town;
        Town::must(town.b->commit({createEntry(patient("hers"))}));
        QCOMPARE(town.move().status, 200);
        const auto speaksOf = [&](const char* other) {
            auto json = observation("late", "p");
            json.make("focus.0").set("reference", std::string{"Patient/"} + other);
            return refusal(town.a->commit({createEntry(json)}));
        };
        QCOMPARE(speaksOf("hers"), std::string{"403 stream.foreign-patient Bundle.entry[0]"});
        QCOMPARE(speaksOf("nobody"), std::string{"403 stream.foreign-patient Bundle.entry[0]"});
        QCOMPARE(speaksOf("p").substr(0, 3), std::string{"200"});
    }

    void aSavesWitnessGoesAlongWithWhatItWitnessed() {
        Town town;
        auto witness = Json::object({{"resourceType", "Provenance"}, {"id", "w"}});
        witness.make("target.0").set("reference", "Observation/seen");
        Town::must(town.a->commit({createEntry(observation("seen", "p")), createEntry(witness)}));
        QCOMPARE(town.move().status, 200);
        QCOMPARE(town.b->get("/fhir/Provenance/w").status, 200);
        // And the witness of late work goes where that goes.
        witness.set("id", "w2");
        witness.make("target.0").set("reference", "Observation/late");
        Town::must(town.a->commit({createEntry(observation("late", "p")), createEntry(witness)}));
        QCOMPARE(town.b->get("/fhir/Provenance/w2").status, 200);
    }

    void aPartnersGrantFollowsThePatient() {
        Town town;
        must(town.world.store().addInstitution({"120101003", "Clinic C"}));
        Desk partner(town.world, "120101003");
        const auto today = jiayi::localDate(town.world.clock.now());
        must(town.world.store().addGrant({"p", "120101003", today, today}));
        const auto in = [](const char* stream) { return std::string{"/fhir/Patient/p?_stream="} + stream; };
        QCOMPARE(partner.get(in(kClinicA)).status, 200);
        QCOMPARE(town.move().status, 200);
        QCOMPARE(partner.get(in(kClinicA)).status, 403);
        QCOMPARE(partner.get(in(kClinicB)).status, 200);
    }
};

JIAYI_TEST(TestHubMoves)
#include "tst_moves.moc"
