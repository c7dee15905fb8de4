#include "models/core/resource.h"
#include "sync/hub/hub_rules.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::BundleEntry;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::fhir::updateEntry;
using jiayi::hub::ClientKind;
using jiayi::hub::Permissions;
using jiayi::hub::Request;
using jiayi::hub::Right;
using jiayi::hub::SearchParameters;
using jiayi::hub::StreamKind;
using jiayi::hub::Verb;
using Names = std::vector<std::string>;

namespace {

constexpr char kLab[] = "LAB1";
const std::string kInA = std::string{"_stream="} + kClinicA;

Json reportOf(const std::string& id, const std::string& patientId) {
    auto json = Json::object({{"resourceType", "DiagnosticReport"}, {"id", id}, {"status", "final"}});
    json.make("subject").set("reference", "Patient/" + patientId);
    return json;
}

Request basedOn(const char* version) {
    Request request;
    request.ifMatch = std::string{"W/\""} + version + "\"";
    return request;
}

Json withReference(const std::string& id, const std::string& path, const std::string& reference) {
    auto json = Json::object({{"resourceType", "Basic"}, {"id", id}});
    json.make(path) = reference;
    return json;
}

}  // namespace

class TestHubPermissions : public QObject {
    Q_OBJECT

private:
    static std::size_t count(Desk& desk, const std::string& target) { return parsed(desk.get("/fhir/" + target)).items("entry").size(); }

private Q_SLOTS:
    void everyPlaceOfAReferenceIsSeen() {
        World world;
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(theirs.commit({createEntry(patient("b"))}).status, 200);
        QCOMPARE(mine.commit({createEntry(patient("a"))}).status, 200);
        const std::string refused = "403 stream.foreign-patient Bundle.entry[0]";
        const auto tries = [&](const Json& resource) { return refusal(mine.commit({createEntry(resource)})); };
        const std::string base = std::string{kUrl} + "/fhir/";
        for (const char* path : {"subject.reference", "extension.0.valueReference.reference", "contained.0.subject.reference",
                                 "extension.0.extension.0.valueUri", "note.0.authorReference.reference"})
            QCOMPARE(tries(withReference("x", path, "Patient/b")), refused);
        for (const auto& reference : {base + "Patient/b", base + "Patient/b/_history/1", std::string{"https://HUB.test/fhir/Patient/b"},
                                      std::string{"HTTPS://hub.test:443/fhir//Patient/b"}, std::string{"http://hub.test/fhir/Patient/b"},
                                      std::string{"Patient/b/_history/1"}})
            QCOMPARE(tries(withReference("x", "subject.reference", reference)), refused);

        auto inner = Json::object({{"resourceType", "Bundle"}, {"id", "x"}, {"type", "collection"}});
        inner.make("entry.0").set("resource", observation("o", "b"));
        QCOMPARE(tries(inner), refused);
        auto copied = Json::object({{"resourceType", "Bundle"}, {"id", "x"}, {"type", "collection"}});
        copied.make("entry.0").set("resource", patient("b"));
        QCOMPARE(tries(copied), refused);
        auto linked = patient("c");
        linked.make("link.0.other").set("reference", "Patient/b");
        QCOMPARE(tries(linked), refused);

        // An identifier is no reference; what is contained has a name of its own; elsewhere is not here.
        auto harmless = withReference("x", "subject.identifier.value", "Patient/b");
        harmless.make("contained.0") = patient("b");
        harmless.make("extension.0.valueReference").set("reference", "https://elsewhere.test/fhir/Patient/b");
        QCOMPARE(mine.commit({createEntry(harmless)}).status, 200);
        QCOMPARE(world.stream(kClinicA).head, 2);
    }

    void singleWritesAreCheckedLikeBundles() {
        World world;
        Desk mine(world, kClinicA);
        QCOMPARE(refusal(mine.write("POST", "/fhir/Observation", observation("o", "b"))), std::string{"403 stream.foreign-patient"});
        QCOMPARE(mine.write("POST", "/fhir/Observation", Json::object({{"resourceType", "Observation"}, {"status", "final"}})).status, 201);
    }

    void anotherClinicsStreamIsClosed() {
        World world;
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(theirs.commit({createEntry(patient("b")), createEntry(observation("o", "b"))}).status, 200);
        const std::string inB = std::string{"_stream="} + kClinicB;
        QCOMPARE(mine.get("/fhir/Patient/b").status, 404);
        QCOMPARE(refusal(mine.get("/fhir/Patient/b?" + inB)), std::string{"403 grant.missing"});
        // Whether somebody is there does not show.
        QCOMPARE(refusal(mine.get("/fhir/Patient/nobody?" + inB)), std::string{"403 grant.missing"});
        QCOMPARE(refusal(mine.get("/fhir/Patient/b/_history?" + inB)), std::string{"403 grant.missing"});
        QCOMPARE(refusal(mine.get("/fhir/Patient/b/_history/1?" + inB)), std::string{"403 grant.missing"});
        QCOMPARE(refusal(mine.get("/fhir/Observation?patient=b&" + inB)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(mine.get("/fhir/Observation?" + inB)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(mine.get("/fhir/_history?" + inB)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(mine.get("/fhir/Patient/_history?" + inB)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(mine.get("/fhir/Patient/b?_stream=nowhere")), std::string{"403 stream.foreign"});
        QCOMPARE(refusal(mine.write("PUT", "/fhir/Patient/b?" + inB, patient("b", "X"), basedOn("1"))), std::string{"403 permission.type"});
        QCOMPARE(world.send("POST", "/fhir?" + inB, mine.authorization(), transactionText("t", {createEntry(patient("n"))})).status, 403);
        QCOMPARE(count(mine, "Observation?_id=o"), std::size_t{0});
        QCOMPARE(world.stream(kClinicB).head, 2);
    }

    void aBatchCannotReachFurtherThanItsClient() {
        World world;
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(theirs.commit({createEntry(patient("b"))}).status, 200);
        jiayi::fhir::Bundle batch;
        batch.type = "batch";
        for (const char* url : {"Patient/b", "Patient/b?_stream=120101002"})
            batch.entries.push_back({{}, {}, jiayi::fhir::EntryRequest{"GET", url, {}, {}, {}}, {}});
        batch.entries.push_back(createEntry(observation("o", "b")));
        const auto answer = must(jiayi::fhir::readBundle(parsed(mine.post(jiayi::fhir::toJson(std::move(batch)).compact()))));
        QCOMPARE(answer.entries[0].response->status, 404);
        QCOMPARE(answer.entries[1].response->status, 403);
        QCOMPARE(answer.entries[2].response->status, 403);
    }

    void aPartnerReadsWhatItsGrantCoversOnItsDays() {
        World world;
        Desk home(world, kClinicA), partner(world, kClinicB);
        QCOMPARE(home.commit({createEntry(patient("p")), createEntry(patient("q")), createEntry(observation("o", "p")),
                              createEntry(observation("other", "q"))}).status, 200);
        auto loose = Json::object({{"resourceType", "Practitioner"}, {"id", "d"}});
        auto both = observation("both", "p");
        both.make("performer.0").set("reference", "Practitioner/d");
        both.make("basedOn.0").set("reference", "Observation/other");
        QCOMPARE(home.commit({createEntry(loose), createEntry(both)}).status, 200);
        const auto today = jiayi::localDate(world.clock.now());
        must(world.store().addGrant({"p", kClinicB, today, today + jiayi::Days{1}}));

        QCOMPARE(partner.get("/fhir/Patient/p?" + kInA).status, 200);
        QCOMPARE(partner.get("/fhir/Observation/o?" + kInA).status, 200);
        QCOMPARE(partner.get("/fhir/Observation/o/_history/1?" + kInA).status, 200);
        QCOMPARE(partner.get("/fhir/Observation/o/_history?" + kInA).status, 200);
        QCOMPARE(count(partner, "Observation?patient=p&" + kInA), std::size_t{2});
        QCOMPARE(count(partner, "Patient?_id=p,q&" + kInA), std::size_t{1});
        // Neither another patient, nor what is nobody's, nor either by way of an include.
        for (const char* path : {"Patient/q", "Observation/other", "Practitioner/d"})
            QCOMPARE(refusal(partner.get(std::string{"/fhir/"} + path + "?" + kInA)), std::string{"403 grant.missing"});
        QCOMPARE(refusal(partner.get("/fhir/Observation?patient=q&" + kInA)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(partner.get("/fhir/Observation?patient=p,q&" + kInA)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(partner.get("/fhir/Practitioner?" + kInA)), std::string{"403 grant.patient"});
        QCOMPARE(count(partner, "Observation?patient=p&_include=Observation:based-on&" + kInA), std::size_t{2});
        QCOMPARE(count(home, "Observation?patient=p&_include=Observation:based-on"), std::size_t{3});

        // Its own visits, in its own stream.
        QCOMPARE(partner.commit({createEntry(observation("visit", "p"))}).status, 200);
        QCOMPARE(refusal(partner.commit({createEntry(observation("no", "q"))})), std::string{"403 stream.foreign-patient Bundle.entry[0]"});
        QCOMPARE(home.get("/fhir/Observation/visit").status, 404);

        world.clock.advance(48h);
        partner.login();
        QCOMPARE(refusal(partner.get("/fhir/Patient/p?" + kInA)), std::string{"403 grant.missing"});
        QCOMPARE(refusal(partner.get("/fhir/Observation?patient=p&" + kInA)), std::string{"403 grant.patient"});
        QCOMPARE(refusal(partner.commit({createEntry(observation("late", "p"))})), std::string{"403 stream.foreign-patient Bundle.entry[0]"});
        QCOMPARE(partner.get("/fhir/Observation/visit").status, 200);
    }

    void aGrantIsGivenByTheInstitutionInCharge() {
        World world;
        Desk home(world, kClinicA), partner(world, kClinicB);
        QCOMPARE(home.commit({createEntry(patient("p"))}).status, 200);
        auto terms = Json::object({{"resourceType", "Parameters"}});
        terms.make("parameter").push(Json::object({{"name", "institution"}, {"valueString", kClinicB}}));
        terms.make("parameter").push(Json::object({{"name", "from"}, {"valueDate", "2026-11-22"}}));
        terms.make("parameter").push(Json::object({{"name", "to"}, {"valueDate", "2026-12-22"}}));
        QCOMPARE(refusal(partner.write("POST", "/fhir/Patient/p/$grant", terms)), std::string{"404 patient.unknown"});
        QCOMPARE(refusal(partner.write("POST", "/fhir/Patient/p/$grant?" + kInA, terms)), std::string{"403 permission.type"});
        QCOMPARE(partner.get("/fhir/Patient/p?" + kInA).status, 403);
        QCOMPARE(home.write("POST", "/fhir/Patient/p/$grant", terms).status, 200);
        QCOMPARE(partner.get("/fhir/Patient/p?" + kInA).status, 200);
        terms.make("parameter.2").set("valueDate", "soon");
        QCOMPARE(home.write("POST", "/fhir/Patient/p/$grant", terms).status, 400);
    }

    void aLaboratoryNamesAStreamAndDoesItsPart() {
        World world;
        must(world.store().addInstitution({kLab, "Laboratory"}));
        Desk desk(world, kClinicA), other(world, kClinicB), lab(world, kLab, ClientKind::Laboratory);
        QCOMPARE(desk.commit({createEntry(patient("p")), createEntry(observation("home", "p")),
                              createEntry(withReference("note", "subject.reference", "Patient/p"))}).status, 200);
        QCOMPARE(refusal(lab.get("/fhir/Patient/p")), std::string{"400 stream.missing"});
        QCOMPARE(lab.get("/fhir/Patient/p?" + kInA).status, 200);
        QCOMPARE(refusal(lab.get("/fhir/Basic/note?" + kInA)), std::string{"403 permission.type"});
        QCOMPARE(refusal(lab.get("/fhir/Basic?" + kInA)), std::string{"403 permission.type"});
        // Observations only of its own making.
        QCOMPARE(lab.get("/fhir/Observation/home?" + kInA).status, 404);
        QCOMPARE(count(lab, "Observation?" + kInA), std::size_t{0});
        QCOMPARE(refusal(lab.write("PUT", "/fhir/Observation/home?" + kInA, observation("home", "p"), basedOn("1"))),
                 std::string{"403 permission.author"});
        QCOMPARE(refusal(lab.write("PUT", "/fhir/Patient/p?" + kInA, patient("p", "X"), basedOn("1"))), std::string{"403 permission.type"});
        QCOMPARE(refusal(lab.write("DELETE", "/fhir/Observation/home?" + kInA, {}, basedOn("1"))), std::string{"403 permission.type"});

        // Without a bundle id and without a Provenance: it is its own author.
        const auto results = transactionText("", {createEntry(observation("hb", "p")), createEntry(reportOf("r", "p"))});
        QCOMPARE(world.send("POST", "/fhir?" + kInA, lab.authorization(), results).status, 200);
        QCOMPARE(count(lab, "Observation?patient=p&" + kInA), std::size_t{1});
        QCOMPARE(lab.write("PUT", "/fhir/Observation/hb?" + kInA, observation("hb", "p"), basedOn("1")).status, 200);
        QCOMPARE(desk.get("/fhir/Observation/hb").status, 200);
        // The patient has to be in the stream it names.
        const auto misdirected = world.send("POST", std::string{"/fhir?_stream="} + kClinicB, lab.authorization(),
                                            transactionText("", {createEntry(observation("hb2", "p"))}));
        QCOMPARE(refusal(misdirected), std::string{"403 stream.foreign-patient Bundle.entry[0]"});
        QCOMPARE(world.stream(kClinicB).head, 0);
    }

    void aLaboratoryFollowsEveryStreamButSeesItsTypesAlone() {
        World world;
        must(world.store().addInstitution({kLab, "Laboratory"}));
        Desk desk(world, kClinicA), lab(world, kLab, ClientKind::Laboratory);
        QCOMPARE(desk.commit({createEntry(patient("p")), createEntry(observation("home", "p")),
                              createEntry(withReference("note", "subject.reference", "Patient/p"))}).status, 200);
        const auto streams = parsed(lab.get("/fhir/$streams"));
        QCOMPARE(streams.items("parameter").size(), std::size_t{3});
        const auto cursor = std::string{streams.textOr("parameter.0.part.3.valueString", "")};
        const auto page = lab.page("_history?_cursor=" + cursor);
        QCOMPARE(page.entries, (Names{"PUT Patient/p 1"}));
        QVERIFY(!page.since.empty());
        // A desk sees its own stream alone, whoever gave it the cursor.
        Desk other(world, kClinicB);
        const auto its = parsed(other.get("/fhir/$streams"));
        QCOMPARE(its.items("parameter").size(), std::size_t{2});
        QVERIFY(its.textOr("parameter.0.part.0.valueString", "") == kClinicB && its.textOr("parameter.1.name", "") == "desk");
        QCOMPARE(refusal(other.get("/fhir/_history?_cursor=" + cursor)), std::string{"403 stream.foreign"});
        QCOMPARE(count(lab, "_history?" + kInA), std::size_t{1});
        QCOMPARE(count(lab, "Observation/_history?" + kInA), std::size_t{0});
    }

    void practitionersBelongToTheirDesksInstitution() {
        World world;
        must(world.store().addInstitution({kLab, "Laboratory"}));
        Desk desk(world, kClinicA), lab(world, kLab, ClientKind::Laboratory);
        const auto people = [](const char* role) {
            auto body = Json::object({{"resourceType", "Parameters"}});
            auto& one = body.make("parameter.0");
            one.set("name", "practitioner");
            one.make("part").push(Json::object({{"name", "id"}, {"valueString", "n1"}}));
            one.make("part").push(Json::object({{"name", "name"}, {"valueString", "Nurse Wu"}}));
            one.make("part").push(Json::object({{"name", "role"}, {"valueString", role}}));
            one.make("part").push(Json::object({{"name", "active"}, {"valueBoolean", false}}));
            return body;
        };
        QCOMPARE(desk.write("PUT", "/fhir/$practitioners", people("nurse")).status, 200);
        const auto known = must(world.store().practitioner(kClinicA, "n1"));
        QVERIFY(known && known->role == "nurse" && !known->active);
        QVERIFY(!must(world.store().practitioner(kClinicB, "n1")));
        QCOMPARE(refusal(desk.write("PUT", "/fhir/$practitioners", people("king"))), std::string{"400 practitioner.role"});
        QCOMPARE(refusal(lab.write("PUT", "/fhir/$practitioners?" + kInA, people("nurse"))), std::string{"403 permission.type"});
    }

    void theTablesParseAndSayWhereTheyCannot() {
        const auto rules = jiayi::hub::loadHubRules();
        QVERIFY(rules.search.knows("Observation") && !rules.search.knows("Parameters"));
        QVERIFY(rules.permissions.roleWrites("doctor", "Anything") && !rules.permissions.roleWrites("pharmacist", "Patient"));
        QVERIFY(!rules.permissions.roleWrites("stranger", "Patient"));
        QVERIFY(rules.permissions.right(ClientKind::Desk, StreamKind::Own, "$move", Verb::Create) == Right::No);
        for (const auto& [type, parameters] : rules.search.types()) {
            // Whoever keeps a patient's resource can find it by its patient.
            if (type == "Patient" || rules.search.find(type, "subject") == nullptr) continue;
            QVERIFY2(rules.search.find(type, "patient"), type.c_str());
        }
        const std::string types = "type,source,version,valid_from\nPatient,x,1,2026-11-22\n";
        QCOMPARE(SearchParameters::read(types, "type,name,kind,path,source,version,valid_from\nFoo,a,token,b,x,1,2026-11-22\n").error().reason,
                 std::string{"rules.row"});
        QCOMPARE(SearchParameters::read(types, "type,name,kind,path,source,version,valid_from\nPatient,a,text,b,x,1,2026-11-22\n").error().reason,
                 std::string{"rules.row"});
        QCOMPARE(Permissions::read("kind,stream,type,read,create,update,delete,source,version,valid_from\nking,own,*,yes,yes,yes,yes,x,1,2026-11-22\n",
                                   "role,type,source,version,valid_from\n").error().reason,
                 std::string{"rules.row"});
    }
};

JIAYI_TEST(TestHubPermissions)
#include "tst_permissions.moc"
