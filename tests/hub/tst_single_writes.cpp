#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub::test;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::hub::Reply;
using jiayi::hub::Request;
using Names = std::vector<std::string>;

namespace {

Request based(const char* version) {
    Request request;
    request.ifMatch = std::string{"W/\""} + version + "\"";
    return request;
}

Request first() {
    Request request;
    request.ifNoneMatch = "*";
    return request;
}

std::string header(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace

class TestHubSingleWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCreateGetsAnIdFromTheServer() {
        World world;
        Desk desk(world, kClinicA);
        const auto reply = desk.write("POST", "/fhir/Patient", patient("mine"));
        QCOMPARE(reply.status, 201);
        const auto id = std::string{parsed(reply).textOr("id", "")};
        QVERIFY(!id.empty() && id != "mine");
        QCOMPARE(header(reply, "Location"), std::string{kUrl} + "/fhir/Patient/" + id + "/_history/1");
        QCOMPARE(header(reply, "ETag"), std::string{"W/\"1\""});
        QCOMPARE(desk.get("/fhir/Patient/" + id).body, reply.body);
        QCOMPARE(desk.get("/fhir/Patient/mine").status, 404);
    }

    void anUpdateSaysWhatItIsBasedOn() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.write("PUT", "/fhir/Patient/a", patient("a"), first()).status, 201);
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a", "Shan"), first())), std::string{"412 version"});
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a", "Shan"))), std::string{"412 precondition.missing"});
        QCOMPARE(desk.write("PUT", "/fhir/Patient/a", patient("a", "Shan"), based("1")).status, 200);
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a", "Xie"), based("1"))), std::string{"412 version"});
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a"), based("x"))), std::string{"400 entry.precondition"});
        auto both = based("2");
        both.ifNoneMatch = "*";
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("a"), both)), std::string{"400 entry.precondition"});
        QCOMPARE(world.stream(kClinicA).head, 2);
        // Where there is nothing to overwrite, a bare PUT makes it.
        QCOMPARE(desk.write("PUT", "/fhir/Patient/b", patient("b")).status, 201);
    }

    void aDeleteSaysWhatItIsBasedOn() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.write("PUT", "/fhir/Patient/a", patient("a"), first()).status, 201);
        QCOMPARE(refusal(desk.write("DELETE", "/fhir/Patient/a", {})), std::string{"412 precondition.missing"});
        QCOMPARE(refusal(desk.write("DELETE", "/fhir/Patient/a", {}, based("2"))), std::string{"412 version"});
        QCOMPARE(refusal(desk.write("DELETE", "/fhir/Patient/never", {}, based("1"))), std::string{"412 version"});
        const auto gone = desk.write("DELETE", "/fhir/Patient/a", {}, based("1"));
        QCOMPARE(gone.status, 204);
        QVERIFY(gone.body.empty());
        QCOMPARE(header(gone, "ETag"), std::string{"W/\"2\""});
        QCOMPARE(desk.get("/fhir/Patient/a").status, 410);
    }

    void aConditionalCreateFindsWhatIsThere() {
        World world;
        Desk desk(world, kClinicA);
        auto known = patient("x");
        known.make("identifier.0").set("system", "urn:s");
        known.make("identifier.0").set("value", "7");
        Request once;
        once.ifNoneExist = "identifier=urn:s|7";
        const auto made = desk.write("POST", "/fhir/Patient", known, once);
        QCOMPARE(made.status, 201);
        const auto again = desk.write("POST", "/fhir/Patient", known, once);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, made.body);
        QCOMPARE(desk.write("POST", "/fhir/Patient", known).status, 201);
        QCOMPARE(refusal(desk.write("POST", "/fhir/Patient", known, once)), std::string{"412 create.many"});
        QCOMPARE(world.stream(kClinicA).head, 2);
    }

    void whatDoesNotFitItsAddressIsRefused() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", patient("b"), first())), std::string{"400 entry.url"});
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Observation/a", patient("a"), first())), std::string{"400 entry.url"});
        QCOMPARE(refusal(desk.write("POST", "/fhir/Observation", patient("a"))), std::string{"400 entry.url"});
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Foo/a", Json::object({{"resourceType", "Foo"}, {"id", "a"}}), first())),
                 std::string{"404 type.unknown"});
        auto xml = first();
        xml.contentType = "application/fhir+xml";
        QCOMPARE(desk.write("PUT", "/fhir/Patient/a", patient("a"), xml).status, 415);
        auto large = patient("a");
        large.set("note", std::string(std::size_t{5} << 20, 'x'));
        QCOMPARE(refusal(desk.write("PUT", "/fhir/Patient/a", large, first())), std::string{"422 resource.too-large"});
        QCOMPARE(world.stream(kClinicA).head, 0);
    }

    void aTransactionRunsInTheOrderOfR4() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("gone"))}).status, 200);
        auto read = jiayi::fhir::BundleEntry{{}, {}, jiayi::fhir::EntryRequest{"GET", "Patient?_id=new,gone", {}, {}, {}}, {}};
        auto made = jiayi::fhir::BundleEntry{"urn:uuid:1", patient("1"), jiayi::fhir::EntryRequest{"POST", "Patient", {}, {}, {}}, {}};
        auto points = observation("o", "x");
        points.make("subject").set("reference", "urn:uuid:1");
        const auto reply = desk.commit({read, createEntry(patient("new")), createEntry(points), made,
                                        jiayi::fhir::deleteEntry({"Patient", "gone"}, "1")});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const auto bundle = must(jiayi::fhir::readBundle(parsed(reply)));
        QCOMPARE(bundle.entries.size(), std::size_t{5});
        // Read last: what was made is there, what was deleted is not.
        QCOMPARE(bundle.entries[0].resource.items("entry").size(), std::size_t{1});
        QCOMPARE(std::string{bundle.entries[0].resource.textOr("entry.0.resource.id", "")}, std::string{"new"});
        const auto id = std::string{bundle.entries[3].resource.textOr("id", "")};
        QCOMPARE(std::string{bundle.entries[2].resource.textOr("subject.reference", "")}, "Patient/" + id);
        QCOMPARE(bundle.entries[4].response->status, 204);
        const auto page = desk.page();
        QCOMPARE(page.entries, (Names{"DELETE Patient/gone 2", "PUT Patient/" + id + " 1", "PUT Patient/new 1", "PUT Observation/o 1"}));
    }

    void aReadOfNothingUndoesTheTransaction() {
        World world;
        Desk desk(world, kClinicA);
        const auto read = jiayi::fhir::BundleEntry{{}, {}, jiayi::fhir::EntryRequest{"GET", "Patient/none", {}, {}, {}}, {}};
        QCOMPARE(refusal(desk.commit({createEntry(patient("a")), read})), std::string{"404 resource.unknown Bundle.entry[1]"});
        QCOMPARE(world.stream(kClinicA).head, 0);
    }

    void aConditionalCreateInATransactionLendsItsIdToTheOthers() {
        World world;
        Desk desk(world, kClinicA);
        auto known = patient("a");
        known.make("identifier.0").set("value", "7");
        QCOMPARE(desk.commit({createEntry(known)}).status, 200);
        auto entry = jiayi::fhir::BundleEntry{"urn:uuid:p", known, jiayi::fhir::EntryRequest{"POST", "Patient", {}, {}, "identifier=7"}, {}};
        auto points = observation("o", "x");
        points.make("subject").set("reference", "urn:uuid:p");
        auto searches = observation("s", "x");
        searches.make("subject").set("reference", "Patient?identifier=7");
        const auto reply = desk.commit({createEntry(points), entry, createEntry(searches)});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        for (const char* id : {"o", "s"})
            QCOMPARE(std::string{parsed(desk.get(std::string{"/fhir/Observation/"} + id)).textOr("subject.reference", "")}, std::string{"Patient/a"});
        QCOMPARE(parsed(desk.get("/fhir/Observation?patient=a")).items("entry").size(), std::size_t{2});
        searches.set("id", "t");
        searches.make("subject").set("reference", "Patient?identifier=8");
        QCOMPARE(refusal(desk.commit({createEntry(searches)})), std::string{"412 reference.unresolved Bundle.entry[0]"});
    }

    void entriesThatTurnOutToMeanOneResourceAreRefused() {
        World world;
        Desk desk(world, kClinicA);
        auto known = patient("a");
        known.make("identifier.0").set("value", "7");
        QCOMPARE(desk.commit({createEntry(known)}).status, 200);
        auto entry = jiayi::fhir::BundleEntry{{}, known, jiayi::fhir::EntryRequest{"POST", "Patient", {}, {}, "identifier=7"}, {}};
        QCOMPARE(refusal(desk.commit({entry, jiayi::fhir::updateEntry(patient("a", "Shan"), "1")})),
                 std::string{"422 entry.twice Bundle.entry[1]"});
        QCOMPARE(world.stream(kClinicA).head, 1);
    }

    void aWriteIsAnsweredWithTheCursorBehindIt() {
        World world;
        Desk desk(world, kClinicA);
        const auto receipt = [&](const Reply& reply) {
            return std::string{must(jiayi::fhir::readBundle(parsed(reply))).link("since")};
        };
        const auto one = receipt(desk.commit({createEntry(patient("a"))}));
        const auto two = receipt(desk.commit({createEntry(patient("b"))}));
        QCOMPARE(desk.page(one).entries, (Names{"PUT Patient/b 1"}));
        QVERIFY(desk.page(two).entries.empty());
        const auto start = "_history?_cursor=" + desk.firstCursor();
        QCOMPARE(desk.page(start + "&_receipt=" + two.substr(two.find('=') + 1)).entries.size(), std::size_t{2});
    }

    void aBatchAnswersEntryByEntry() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        jiayi::fhir::Bundle batch;
        batch.type = "batch";
        const auto ask = [&](const char* method, const char* url, Json resource = {}) {
            batch.entries.push_back({{}, std::move(resource), jiayi::fhir::EntryRequest{method, url, {}, {}, {}}, {}});
        };
        batch.entries.push_back(createEntry(patient("b")));
        batch.entries.push_back(jiayi::fhir::updateEntry(patient("a", "Shan"), "9"));
        batch.entries.push_back(jiayi::fhir::deleteEntry({"Patient", "a"}, "1"));
        ask("POST", "Patient", patient("x"));
        ask("GET", "Patient/b");
        ask("GET", "Patient?_id=b");
        ask("GET", "Patient/nobody");
        ask("GET", "Patient/a/_history");
        ask("PUT", "Patient/b", patient("b"));
        ask("POST", "/", Json::object({{"resourceType", "Bundle"}, {"type", "batch"}}));
        ask("PUT", "$practitioners", Json::object({{"resourceType", "Parameters"}}));
        ask("PATCH", "Patient/b");
        const auto reply = desk.post(jiayi::fhir::toJson(std::move(batch)).compact());
        QCOMPARE(reply.status, 200);
        const auto answer = must(jiayi::fhir::readBundle(parsed(reply)));
        QCOMPARE(answer.type, std::string{"batch-response"});
        Names results;
        for (const auto& entry : answer.entries) {
            const auto issues = jiayi::fhir::readOutcome(entry.response->outcome);
            results.push_back(std::to_string(entry.response->status) + (issues.empty() ? "" : " " + issues.front().reason));
        }
        QCOMPARE(results, (Names{"201", "412 version", "204", "201", "200", "200", "404 resource.unknown", "200",
                                 "412 precondition.missing", "400 entry.url", "400 entry.url", "400 entry.method"}));
        QCOMPARE(std::string{answer.entries[4].resource.textOr("id", "")}, std::string{"b"});
        QCOMPARE(answer.entries[5].resource.items("entry").size(), std::size_t{1});
        // One that failed undid nothing of the others.
        QCOMPARE(desk.get("/fhir/Patient/b").status, 200);
        QCOMPARE(desk.get("/fhir/Patient/a").status, 410);
    }
};

JIAYI_TEST(TestHubSingleWrites)
#include "tst_single_writes.moc"
