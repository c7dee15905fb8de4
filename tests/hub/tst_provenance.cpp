#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub::test;
using jiayi::fhir::BundleEntry;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::hub::ClientKind;
using jiayi::hub::Request;

namespace {

/// Of these writes, in the name of `who`.
BundleEntry witness(const std::string& id, const std::string& who, std::initializer_list<const char*> targets) {
    auto json = Json::object({{"resourceType", "Provenance"}, {"id", id}, {"recorded", "2026-11-22T09:00:00+08:00"}});
    for (const char* target : targets) json.make("target").push(Json::object({{"reference", target}}));
    json.make("agent.0.who").set("reference", "Practitioner/" + who);
    return createEntry(std::move(json));
}

}  // namespace

class TestHubProvenance : public QObject {
    Q_OBJECT

private:
    static void staff(World& world) {
        world.requireProvenance();
        must(world.store().savePractitioners(kClinicA, {{kClinicA, "doc", "Dr Chen", "doctor", true},
                                                        {kClinicA, "pharm", "Wu", "pharmacist", true},
                                                        {kClinicA, "left", "Dr Liu", "doctor", false}}));
        must(world.store().savePractitioners(kClinicB, {{kClinicB, "theirs", "Dr Bao", "doctor", true}}));
    }

private Q_SLOTS:
    void aSaveWithoutAWitnessIsRefused() {
        World world;
        staff(world);
        Desk desk(world, kClinicA);
        QCOMPARE(refusal(desk.commit({createEntry(patient("a"))})), std::string{"403 provenance.missing Bundle.entry[0]"});
        QCOMPARE(refusal(desk.commit({createEntry(patient("a")), createEntry(patient("b")), witness("v", "doc", {"Patient/a"})})),
                 std::string{"403 provenance.missing Bundle.entry[1]"});
        QCOMPARE(world.stream(kClinicA).head, 0);
        QCOMPARE(desk.commit({createEntry(patient("a")), createEntry(patient("b")), witness("v", "doc", {"Patient/a", "Patient/b"})}).status, 200);
        QCOMPARE(refusal(desk.commit({jiayi::fhir::deleteEntry({"Patient", "b"}, "1")})), std::string{"403 provenance.missing Bundle.entry[0]"});
    }

    void theWitnessMustBeKnownAndStillThere() {
        World world;
        staff(world);
        Desk desk(world, kClinicA);
        const auto by = [&](const char* who) { return refusal(desk.commit({createEntry(patient("a")), witness("v", who, {"Patient/a"})})); };
        QCOMPARE(by("nobody"), std::string{"403 practitioner.unknown Bundle.entry[0] practitioner.unknown Bundle.entry[1]"});
        QCOMPARE(by("theirs"), std::string{"403 practitioner.unknown Bundle.entry[0] practitioner.unknown Bundle.entry[1]"});
        QCOMPARE(by("left"), std::string{"403 practitioner.inactive Bundle.entry[0] practitioner.inactive Bundle.entry[1]"});
        // A good witness does not make up for a bad one.
        QCOMPARE(refusal(desk.commit({createEntry(patient("a")), witness("v", "doc", {"Patient/a"}), witness("w", "left", {"Patient/a"})})),
                 std::string{"403 practitioner.inactive Bundle.entry[0] practitioner.inactive Bundle.entry[2]"});
        QCOMPARE(world.stream(kClinicA).head, 0);
    }

    void aRoleWritesItsTypes() {
        World world;
        staff(world);
        Desk desk(world, kClinicA);
        QCOMPARE(refusal(desk.commit({createEntry(patient("a")), witness("v", "pharm", {"Patient/a"})})),
                 std::string{"403 role.type Bundle.entry[0]"});
        QCOMPARE(desk.commit({createEntry(Json::object({{"resourceType", "MedicationDispense"}, {"id", "d"}})),
                              witness("v", "pharm", {"MedicationDispense/d"})}).status, 200);
    }

    void theUserWhoPairsIsRegistered() {
        World world;
        world.requireProvenance();
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a")), witness("v", "prac-1", {"Patient/a"})}).status, 200);
        Desk second(world, kClinicA);
        QCOMPARE(refusal(second.commit({createEntry(patient("b"))})), std::string{"403 provenance.missing Bundle.entry[0]"});
    }

    void aSingleWriteBringsItsWitnessInAHeader() {
        World world;
        staff(world);
        Desk desk(world, kClinicA);
        Request request;
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a"), request)), std::string{"403 provenance.missing"});
        request.provenance = R"({"resourceType":"Provenance","agent":[{"who":{"reference":"Practitioner/pharm"}}]})";
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a"), request)), std::string{"403 role.type"});
        request.provenance = R"({"resourceType":"Provenance","agent":[{"who":{"reference":"Practitioner/doc"}}]})";
        QCOMPARE(desk.write("PUT", "/fhir/Patient/a", patient("a"), request).status, 201);
        const auto kept = parsed(desk.get("/fhir/Provenance?target=Patient/a"));
        QCOMPARE(kept.items("entry").size(), std::size_t{1});
        QCOMPARE(std::string{kept.textOr("entry.0.resource.target.0.reference", "")}, std::string{"Patient/a"});
    }

    void otherKindsAreTheirOwnWitness() {
        World world;
        staff(world);
        must(world.store().addInstitution({"LAB1", "Laboratory"}));
        Desk desk(world, kClinicA), lab(world, "LAB1", ClientKind::Laboratory);
        QCOMPARE(desk.commit({createEntry(patient("a")), witness("v", "doc", {"Patient/a"})}).status, 200);
        QCOMPARE(world.send("POST", std::string{"/fhir?_stream="} + kClinicA, lab.authorization(),
                            transactionText("", {createEntry(observation("o", "a"))})).status, 200);
    }
};

JIAYI_TEST(TestHubProvenance)
#include "tst_provenance.moc"
