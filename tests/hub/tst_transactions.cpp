#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::BundleEntry;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::fhir::deleteEntry;
using jiayi::fhir::updateEntry;

class TestHubTransactions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void aWriteComesBackAsStored() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        const auto reply = desk.commit({createEntry(patient("a")), createEntry(observation("o", "a"))});
        QCOMPARE(reply.status, 200);
        const auto bundle = jiayi::fhir::readBundle(parsed(reply));
        QCOMPARE(bundle->type, std::string{"transaction-response"});
        QCOMPARE(bundle->entries.size(), std::size_t{2});
        const auto& first = bundle->entries.front();
        QCOMPARE(first.response->status, 201);
        QCOMPARE(first.response->etag, std::string{"W/\"1\""});
        QCOMPARE(std::string{first.resource.textOr("meta.versionId", "")}, std::string{"1"});
        QCOMPARE(std::string{first.resource.textOr("meta.lastUpdated", "")}, first.response->lastModified);
        QCOMPARE(desk.get("/fhir/Patient/a").body, first.resource.compact());
    }

    void aRepeatedBundleHasOneEffectAndTheSameAnswer() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        const auto text = transactionText("b1", {createEntry(patient("a"))});
        const auto first = desk.post(text);
        world.clock.advance(4min);
        world.restart();
        const auto second = desk.post(text);
        QCOMPARE(first.status, 200);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.body, first.body);
        QCOMPARE(world.stream(kClinicA).head, 1);
    }

    void aBundleIdWithOtherBytesIsRefused() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        QCOMPARE(desk.post(transactionText("b1", {createEntry(patient("a"))})).status, 200);
        QCOMPARE(refusal(desk.post(transactionText("b1", {createEntry(patient("b"))}))),
                 std::string{"409 bundle.id-reused"});
        QCOMPARE(world.stream(kClinicA).head, 1);
    }

    void bundleIdsOfTwoDesksDoNotMeet() {
        World world{onPostgres()};
        Desk one(world, kClinicA), two(world, kClinicA);
        QCOMPARE(one.post(transactionText("b1", {createEntry(patient("a"))})).status, 200);
        QCOMPARE(two.post(transactionText("b1", {createEntry(patient("b"))})).status, 200);
        QCOMPARE(world.stream(kClinicA).head, 2);
    }

    void answersAreForgottenAfterThirtyDays() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        const auto text = transactionText("b1", {createEntry(patient("a"))});
        QCOMPARE(desk.post(text).status, 200);
        world.clock.advance(std::chrono::days{30});
        desk.login();
        QCOMPARE(desk.post(text).status, 200);
        world.clock.advance(1ms);
        must(world.store().prune(world.clock.now()));
        // What is left is the precondition: the patient is there.
        QCOMPARE(refusal(desk.post(text)), std::string{"412 version Bundle.entry[0]"});
    }

    void aStaleWriteLosesTheWholeBundle() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        QCOMPARE(desk.commit({updateEntry(patient("a", "Shan"), "1")}).status, 200);
        const auto reply = desk.commit({createEntry(patient("b")), updateEntry(patient("a", "Xie"), "1"),
                                        createEntry(patient("c")), createEntry(patient("a"))});
        QCOMPARE(refusal(reply), std::string{"422 entry.twice Bundle.entry[3]"});
        const auto stale = desk.commit({createEntry(patient("b")), updateEntry(patient("a", "Xie"), "1"),
                                        createEntry(patient("c")), updateEntry(patient("d"), "1")});
        QCOMPARE(refusal(stale), std::string{"412 version Bundle.entry[1] version Bundle.entry[3]"});
        QCOMPARE(desk.get("/fhir/Patient/b").status, 404);
        QCOMPARE(world.stream(kClinicA).head, 2);
        // The refused bundle left nothing behind: the next write takes the next number.
        QCOMPARE(desk.commit({createEntry(patient("e"))}).status, 200);
        QCOMPARE(world.stream(kClinicA).head, 3);
    }

    void aFirstWriteOverAnythingIsRefused() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 412);
        QCOMPARE(desk.commit({deleteEntry({"Patient", "a"}, "1")}).status, 200);
        // What was deleted comes back only by an edit of the deletion itself.
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 412);
        QCOMPARE(desk.commit({updateEntry(patient("a"), "2")}).status, 200);
        QCOMPARE(std::string{parsed(desk.get("/fhir/Patient/a")).textOr("meta.versionId", "")}, std::string{"3"});
    }

    void writesWithoutAPreconditionAreRefused() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        auto blind = createEntry(patient("a"));
        blind.request->ifNoneMatch.clear();
        auto both = updateEntry(patient("a"), "1");
        both.request->ifNoneMatch = "*";
        auto gone = deleteEntry({"Patient", "a"}, "1");
        gone.request->ifMatch = "W/\"x\"";
        for (const auto& entry : {blind, both, gone})
            QCOMPARE(refusal(desk.commit({entry})), std::string{"422 entry.precondition Bundle.entry[0]"});
    }

    void invalidEntriesAreNamed() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        auto post = createEntry(patient("a"));
        post.request->method = "POST";
        auto elsewhere = createEntry(patient("a"));
        elsewhere.request->url = "Patient/b";
        auto search = createEntry(patient("a"));
        search.request->url = "Patient?identifier=1";
        auto meta = createEntry(patient("a"));
        meta.resource.set("meta", "text");
        auto nothing = createEntry(patient("a"));
        nothing.resource = {};
        const auto reply = desk.commit({createEntry(patient("ok")), post, elsewhere, search});
        QCOMPARE(refusal(reply), std::string{"422 entry.url Bundle.entry[1] entry.url Bundle.entry[2] "
                                             "entry.url Bundle.entry[3]"});
        QCOMPARE(refusal(desk.commit({meta})), std::string{"422 resource.meta Bundle.entry[0]"});
        QCOMPARE(refusal(desk.commit({nothing})), std::string{"422 resource.type Bundle.entry[0]"});
        QCOMPARE(world.stream(kClinicA).head, 0);
    }

    void whatIsNoTransactionIsRefused() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        QCOMPARE(refusal(desk.post("{")), std::string{"400 json.syntax"});
        QCOMPARE(refusal(desk.post("{\"a\":1,\"a\":2}")), std::string{"400 json.duplicate-key"});
        QCOMPARE(refusal(desk.post(std::string(65, '[') + std::string(65, ']'))), std::string{"400 json.depth"});
        QCOMPARE(refusal(desk.post("{\"resourceType\":\"Patient\"}")), std::string{"400 bundle.type"});
        QCOMPARE(refusal(desk.post("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}")), std::string{"400 bundle.type"});
        QCOMPARE(refusal(desk.post(transactionText("", {}))), std::string{"400 bundle.identifier"});
        QCOMPARE(world.send("POST", "/fhir", desk.authorization(), "<Bundle/>", "application/fhir+xml").status, 415);
    }

    void sizesAreLimited() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        std::vector<BundleEntry> entries;
        for (int i = 0; i < 501; ++i) entries.push_back(createEntry(patient("p" + std::to_string(i))));
        QCOMPARE(refusal(desk.commit(entries)), std::string{"413 bundle.too-many-entries"});
        entries.pop_back();
        QCOMPARE(desk.commit(entries).status, 200);
        auto large = patient("large");
        large.set("note", std::string(std::size_t{5} << 20, 'x'));
        QCOMPARE(refusal(desk.commit({createEntry(large)})), std::string{"422 resource.too-large Bundle.entry[0]"});
    }

    void decimalTextAndUnknownElementsSurvive() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        const std::string resource =
            R"({"resourceType":"Observation","id":"o","meta":{"source":"desk","profile":["p"]},"valueQuantity":{"value":5.00,)"
            R"("x-ours":[1e3,-0.10,12345678901234567890.123456789]},"z":null,"a":"\u4f60"})";
        const auto body = R"({"resourceType":"Bundle","type":"transaction","identifier":{"value":"b"},"entry":[{"resource":)" +
                          resource + R"(,"request":{"method":"PUT","url":"Observation/o","ifNoneMatch":"*"}}]})";
        QCOMPARE(desk.post(body).status, 200);
        const auto stored = desk.get("/fhir/Observation/o").body;
        QVERIFY(stored.find(R"("value":5.00,"x-ours":[1e3,-0.10,12345678901234567890.123456789])") != std::string::npos);
        QVERIFY(stored.find(R"("meta":{"source":"desk","profile":["p"],"versionId":"1")") != std::string::npos);
        QVERIFY(stored.find(R"("z":null,"a":"你")") != std::string::npos);
        QVERIFY(desk.get("/fhir/_history").body.find(stored) != std::string::npos);
    }

    void aPatientOfAnotherClinicCannotBeReferredTo() {
        World world{onPostgres()};
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(theirs.commit({createEntry(patient("b"))}).status, 200);
        const std::string refused = "403 stream.foreign-patient Bundle.entry[0]";
        QCOMPARE(refusal(mine.commit({createEntry(observation("o", "b"))})), refused);
        auto absolute = observation("o", "b");
        absolute.make("subject").set("reference", std::string{kUrl} + "/fhir/Patient/b");
        QCOMPARE(refusal(mine.commit({createEntry(absolute)})), refused);
        // A patient who is nowhere looks the same: the answer does not tell who is registered elsewhere.
        QCOMPARE(refusal(mine.commit({createEntry(observation("o", "nobody"))})), refused);
        QCOMPARE(mine.get("/fhir/Patient/b").status, 404);
        QVERIFY(mine.page().entries.empty());
    }

    void aReferenceMayPointAtThisBundleOrAtWhatIsThere() {
        World world{onPostgres()};
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(observation("o1", "a")), createEntry(patient("a"))}).status, 200);
        QCOMPARE(desk.commit({createEntry(observation("o2", "a"))}).status, 200);
        auto outside = observation("o3", "a");
        outside.make("subject").set("reference", "https://elsewhere.test/fhir/Patient/x");
        QCOMPARE(desk.commit({createEntry(outside)}).status, 200);
    }

    void theSameIdInTwoClinicsIsTwoResources() {
        World world{onPostgres()};
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(mine.commit({createEntry(patient("same", "Zeng"))}).status, 200);
        QCOMPARE(theirs.commit({createEntry(patient("same", "Shan"))}).status, 200);
        QCOMPARE(std::string{parsed(mine.get("/fhir/Patient/same")).textOr("name.0.family", "")}, std::string{"Zeng"});
    }

    void whoHasAUuidLivesInOneClinic() {
        World world{onPostgres()};
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        const std::string person = "0190c3a5-6a4b-7c1d-8e2f-3a4b5c6d7e8f";
        QCOMPARE(mine.commit({createEntry(patient(person, "Zeng"))}).status, 200);
        const auto refused = theirs.commit({createEntry(patient(person, "Zeng"))});
        QCOMPARE(refused.status, 422);
        QVERIFY(refused.body.find("patient.elsewhere") != std::string::npos);
    }
};

JIAYI_TEST(TestHubTransactions)
#include "tst_transactions.moc"
