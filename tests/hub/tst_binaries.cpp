// Raw Binaries: sent in pieces, read by range, by whom.
#include "sync/hub/limits.h"
#include "tests/hub/hub_world.h"
#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub::test;
using jiayi::hub::ClientKind;
using jiayi::hub::Reply;
using jiayi::hub::Request;

namespace {

std::string namedHeader(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers)
        if (key == name) return value;
    return {};
}

std::string digestOf(std::string_view bytes) {
    auto text = jiayi::toBase64Url(jiayi::asText(jiayi::sha256(bytes)));
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    return "sha-256=" + text + "=";
}

/// A hub with two clinics; Zeng lives with A.
struct Gallery {
    World world;
    Desk a{world, kClinicA}, b{world, kClinicB};
    std::string bytes = std::string(3000, 'r') + std::string(3000, 'g');

    Gallery() { must(a.commit({jiayi::fhir::createEntry(patient("zeng"))}).status == 200 ? jiayi::Result<void>{} : jiayi::Error{jiayi::Errc::Invalid, "setup", {}}); }
    Reply put(Desk& who, const std::string& id, std::string_view body, const std::string& range = {}, const std::function<void(Request&)>& change = {}, const char* query = "") {
        Request request;
        request.contentType = "image/jpeg";
        request.contentRange = range;
        request.digest = digestOf(bytes);
        request.securityContext = "Patient/zeng";
        request.body = body;
        if (change) change(request);
        return who.write("PUT", "/fhir/Binary/" + id + query, {}, request);
    }
    Reply get(Desk& who, const std::string& id, const char* range = "", const char* query = "") {
        Request request;
        request.range = range;
        return who.write("GET", "/fhir/Binary/" + id + query, {}, request);
    }
};

}  // namespace

class TestHubBinaries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureComesInPiecesAndGoesByRange() {
        Gallery gallery;
        auto reply = gallery.put(gallery.a, "p1", "", "bytes */6000");
        QVERIFY(reply.status == 202 && namedHeader(reply, "Upload-Offset") == "0");
        reply = gallery.put(gallery.a, "p1", gallery.bytes.substr(0, 4000), "bytes 0-3999/6000");
        QVERIFY(reply.status == 202 && namedHeader(reply, "Upload-Offset") == "4000");
        QCOMPARE(gallery.get(gallery.a, "p1").status, 404);  // half a picture is none
        reply = gallery.put(gallery.a, "p1", gallery.bytes.substr(4000), "bytes 4000-5999/6000");
        QVERIFY(reply.status == 201 && namedHeader(reply, "Location") == "/fhir/Binary/p1");
        reply = gallery.get(gallery.a, "p1");
        QVERIFY(reply.status == 200 && reply.body == gallery.bytes && reply.contentType == "image/jpeg" && namedHeader(reply, "X-Content-Type-Options") == "nosniff");
        reply = gallery.get(gallery.a, "p1", "bytes=2990-4009");
        QVERIFY(reply.status == 206 && reply.body == gallery.bytes.substr(2990, 1020) && namedHeader(reply, "Content-Range") == "bytes 2990-4009/6000");
        QCOMPARE(gallery.get(gallery.a, "p1", "bytes=6000-").status, 416);
    }

    void aLostAnswerDoesNoHarm() {
        Gallery gallery;
        for (int again = 0; again < 2; ++again) QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes.substr(0, 4000), "bytes 0-3999/6000").status, 202);
        // It overlaps with what came.
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes.substr(2000), "bytes 2000-5999/6000").status, 201);
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes.substr(4000), "bytes 4000-5999/6000").status, 201);
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes).status, 201);
        QCOMPARE(gallery.get(gallery.a, "p1").body, gallery.bytes);
        const auto gap = gallery.put(gallery.a, "p2", gallery.bytes.substr(4000), "bytes 4000-5999/6000");
        QVERIFY(gap.status == 409 && reasonOf(gap) == "binary.order" && namedHeader(gap, "Upload-Offset") == "0");
    }

    void otherBytesThanAnnouncedAreNotKept() {
        Gallery gallery;
        auto wrong = gallery.bytes;
        wrong[10] = 'x';
        const auto reply = gallery.put(gallery.a, "p1", wrong);
        QVERIFY(reply.status == 422 && reasonOf(reply) == "binary.hash");
        QCOMPARE(gallery.get(gallery.a, "p1").status, 404);
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes).status, 201);
    }

    void whatIsThereNeverChanges() {
        Gallery gallery;
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes).status, 201);
        const auto other = gallery.put(gallery.a, "p1", "other", {}, [](Request& request) { request.digest = digestOf("other"); });
        QVERIFY(other.status == 409 && reasonOf(other) == "binary.exists");
        QCOMPARE(gallery.get(gallery.a, "p1").body, gallery.bytes);
    }

    void sizeRangeDigestAndTypeAreChecked() {
        Gallery gallery;
        const auto refused = [&](const char* range, const std::function<void(Request&)>& change = {}) { return refusal(gallery.put(gallery.a, "p1", gallery.bytes, range, change)); };
        QCOMPARE(refused("bytes 0-5999/67108865"), std::string{"413 binary.too-large"});
        for (const char* range : {"bytes 0-10/6000", "bytes 0-5999/5999", "bytes x-5999/6000", "items 0-5999/6000", "bytes */6000", "bytes -1-5998/6000"})
            QCOMPARE(refused(range), std::string{"400 binary.range"});
        QCOMPARE(refused("", [](Request& request) { request.digest = "md5=abc"; }), std::string{"400 binary.digest"});
        QCOMPARE(refused("", [](Request& request) { request.contentType = "image/jpeg\r\nX: y"; }), std::string{"415 media-type"});
        QCOMPARE(gallery.world.router().bodyLimit([] {
            Request head;
            head.target = "/fhir/Binary/p1";
            return head;
        }()), jiayi::hub::kMaxResourceBytes);
    }

    void onlyWhoMayReadThePersonSeesIt() {
        Gallery gallery;
        QCOMPARE(refusal(gallery.put(gallery.b, "p1", gallery.bytes)), std::string{"403 stream.foreign-patient"});
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes).status, 201);
        QCOMPARE(gallery.get(gallery.b, "p1").status, 404);
        // The answer does not tell whether there is one.
        QCOMPARE(refusal(gallery.get(gallery.b, "p1", "", "?_stream=120101001")), refusal(gallery.get(gallery.b, "nothing", "", "?_stream=120101001")));
        // A grant opens the person, and with them their pictures.
        must(gallery.world.store().addGrant({"zeng", kClinicB, jiayi::localDate(gallery.world.clock.now()), jiayi::localDate(gallery.world.clock.now()) + jiayi::Days{1}}));
        QCOMPARE(gallery.get(gallery.b, "p1", "", "?_stream=120101001").body, gallery.bytes);
        Desk laboratory(gallery.world, kClinicA, ClientKind::Laboratory), pharmacy(gallery.world, kClinicA, ClientKind::Pharmacy);
        QCOMPARE(gallery.get(pharmacy, "p1", "", "?_stream=120101001").status, 403);
        QCOMPARE(gallery.put(pharmacy, "p9", gallery.bytes, {}, {}, "?_stream=120101001").status, 403);
        QCOMPARE(gallery.put(laboratory, "p2", gallery.bytes, {}, {}, "?_stream=120101001").status, 201);
        QCOMPARE(gallery.get(gallery.a, "p2").body, gallery.bytes);
    }

    void itMovesWithItsPerson() {
        Gallery gallery;
        QCOMPARE(gallery.put(gallery.a, "p1", gallery.bytes).status, 201);
        const auto transaction = must(gallery.world.store().begin({kClinicA, kClinicB}, gallery.world.clock.now()));
        auto version = must(transaction->read(kClinicA, {"Patient", "zeng"})).value();
        version.kind = jiayi::hub::ChangeKind::Enter;
        must(transaction->append(kClinicB, version));
        must(transaction->commit());
        QCOMPARE(gallery.get(gallery.b, "p1").body, gallery.bytes);
    }

    void aBinaryResourceIsStillAResource() {
        Gallery gallery;
        const auto json = jiayi::fhir::Json::object({{"resourceType", "Binary"}, {"id", "r1"}, {"contentType", "text/plain"}, {"data", "aGk="}});
        QCOMPARE(gallery.a.write("PUT", "/fhir/Binary/r1", json).status, 201);
        QCOMPARE(parsed(gallery.get(gallery.a, "r1")).textOr("data", ""), std::string_view{"aGk="});
    }
};

/// The shelf, on both stores.
class TestHubBinaryShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void piecesAreKeptInOrderAndReadAcross() {
        StoreFixture fixture;
        const jiayi::hub::RawBinary wanted{kClinicA, "p", kClinicA, "", "image/png", 10, "hash"};
        auto there = must(fixture.store->beginBinary(wanted, kNow));
        QCOMPARE(must(fixture.store->addBinaryPiece(there, 0, "01234")), std::int64_t{5});
        QCOMPARE(fixture.store->addBinaryPiece(there, 0, "01234").error().reason, std::string{"binary.order"});
        QCOMPARE(fixture.store->addBinaryPiece(there, 5, "567890123").error().reason, std::string{"binary.order"});
        QCOMPARE(must(fixture.store->addBinaryPiece(there, 5, "56789")), std::int64_t{10});
        QCOMPARE(must(fixture.store->binaryPiece(there, 3, 4)), std::string{"3456"});
        QCOMPARE(must(fixture.store->binaryPiece(there, 8, 100)), std::string{"89"});
        must(fixture.store->endBinary(there, true));
        must(fixture.store->endBinary(there, false));  // what is proved stays
        QVERIFY(must(fixture.open()->binaries("p")).front().whole);
        // In another stream the same id is another one.
        auto other = wanted;
        other.stream = kClinicB;
        other.sha256 = "another";
        QCOMPARE(must(fixture.store->beginBinary(other, kNow)).sha256, std::string{"another"});
        QCOMPARE(must(fixture.store->binaries("p")).size(), std::size_t{2});
        must(fixture.store->endBinary(other, false));
        QCOMPARE(must(fixture.store->binaries("p")).size(), std::size_t{1});
    }

    void whatWasNeverEndedIsForgotten() {
        StoreFixture fixture;
        must(fixture.store->beginBinary({kClinicA, "p", kClinicA, "", "image/png", 10, "hash"}, kNow));
        must(fixture.store->prune(kNow + std::chrono::days{29}));
        QCOMPARE(must(fixture.store->binaries("p")).size(), std::size_t{1});
        must(fixture.store->prune(kNow + std::chrono::days{31}));
        QVERIFY(must(fixture.store->binaries("p")).empty());
    }
};

JIAYI_TEST(TestHubBinaries)
JIAYI_TEST(TestHubBinaryShelf)
#include "tst_binaries.moc"
