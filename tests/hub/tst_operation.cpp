#include "models/db/database.h"
#include "sync/hub/probes.h"
#include "tests/hub/served_hub.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;
using jiayi::hub::Signer;
using jiayi::hub::SigningKey;

namespace {

/// The id of the key that a token or cursor was sealed with.
std::string keyOf(const std::string& sealed) {
    const auto payload = must(jiayi::fromBase64Url(sealed.substr(0, sealed.find('.'))));
    return std::string{must(jiayi::fhir::parseJson(payload)).textOr("k", "")};
}

std::string jwkParameters(const jiayi::fhir::Json& jwk) {
    auto parameter = jiayi::fhir::Json::object({{"name", "publicKeyJwk"}, {"valueString", jwk.compact()}});
    return jiayi::fhir::Json::object({{"resourceType", "Parameters"}, {"parameter", jiayi::fhir::Json::array({std::move(parameter)})}})
        .compact();
}

}  // namespace

class TestHubOperation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewKeyVerifiesAtOnceAndSignsFromTheNextRoundOn() {
        const SigningKey old{"old", "secret 1"}, fresh{"fresh", "secret 2"};
        const Signer other{{fresh, old}};
        Signer signer{{old}};
        signer.replace({fresh, old});
        const auto seal = [](const Signer& by) { return by.seal("cursor", jiayi::fhir::Json::object({{"n", 1}})); };
        QVERIFY(signer.open("cursor", seal(other)));
        QCOMPARE(keyOf(seal(signer)), std::string{"old"});
        signer.replace({fresh, old});
        QCOMPARE(keyOf(seal(signer)), std::string{"fresh"});
        signer.replace({fresh});
        QVERIFY(!signer.open("cursor", seal(Signer{{old}})));
    }

    void aRunningHubTakesANewSigningKey() {
        ServedHub hub;
        const auto before = hub.login();
        must(hub.server->store().addSigningKey());
        const auto newest = must(hub.server->store().signingKeys()).front().id;
        while (keyOf(hub.token().substr(std::string_view{"Bearer "}.size())) != newest) {
        }
        // Who came with the old key is not thrown out.
        QCOMPARE(hub.connect().send("GET", "/fhir/$streams", before).status, 200);
    }

    void aDeskReplacesItsKey() {
        World world;
        Desk desk(world, kClinicA);
        const DeskKey fresh;
        const auto body = jwkParameters(fresh.jwk());
        QCOMPARE(world.send("PUT", "/fhir/$key", desk.authorization(), body).status, 200);
        // The answer may have been lost: the same again is no error.
        QCOMPARE(world.send("PUT", "/fhir/$key", desk.authorization(), body).status, 200);
        QCOMPARE(world.token(fresh.assertion(desk.claims())).status, 200);
        QCOMPARE(refusal(world.token(desk.key().assertion(desk.claims()))), std::string{"401 assertion.signature"});
    }

    void whatIsNoKeyReplacesNothing() {
        World world;
        Desk desk(world, kClinicA);
        auto curve = DeskKey{}.jwk();
        curve.set("crv", "P-256");
        for (const auto& body : {std::string{"{}"}, jwkParameters(curve), jwkParameters("text"), std::string{"["}})
            QCOMPARE(world.send("PUT", "/fhir/$key", desk.authorization(), body).status, 400);
        QCOMPARE(world.send("PUT", "/fhir/$key", {}, jwkParameters(DeskKey{}.jwk())).status, 401);
        desk.login();
    }

    void theCountersTellWhatWasAskedButNotOfWhom() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        line.send("POST", "/fhir", authorization, transactionText("b1", {createEntry(patient("secret-id", "Ouyang"))}));
        line.send("GET", "/fhir/Patient/secret-id", authorization);
        line.send("GET", "/fhir/_history?_cursor=x", authorization);
        const auto text = line.send("GET", "/metrics").body;
        for (const char* wanted : {"jiayi_hub_requests_total{route=\"POST /fhir\",status=\"200\"} 1",
                                   "jiayi_hub_requests_total{route=\"GET /fhir/Patient/{id}\",status=\"200\"} 1",
                                   "jiayi_hub_refused_total{reason=\"cursor\"} 1", "jiayi_hub_connections ",
                                   "jiayi_hub_stream_head{stream=\"120101001\"} ",
                                   "jiayi_hub_request_seconds_bucket{route=\"POST /fhir\",le=\"30\"} 1"})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted);
        for (const char* secret : {"secret-id", "Ouyang"}) QVERIFY(text.find(secret) == std::string::npos);
    }

    void onlyThisMachineReadsTheCounters() {
        World world;
        jiayi::hub::Metrics metrics;
        jiayi::hub::Probes probes(world.store(), metrics, {"192.0.2.9"});
        const auto from = [&](const char* remote) {
            jiayi::hub::Request request;
            request.method = "GET";
            request.target = "/metrics";
            request.remote = remote;
            return probes.answer(request).has_value();
        };
        QVERIFY(from("127.0.0.1") && from("::1") && from("192.0.2.9"));
        QVERIFY(!from("192.0.2.1"));
    }

    void aTypeThatSomebodyMadeUpIsCountedButNotForEver() {
        jiayi::hub::Metrics metrics;
        jiayi::hub::Reply reply;
        for (int i = 0; i < 1000; ++i) {
            reply.route = "GET /fhir/Type" + std::to_string(i) + "/{id}";
            metrics.request(reply, 1, std::chrono::microseconds{1});
        }
        const auto text = metrics.text();
        QVERIFY(text.find("Type5/") != std::string::npos);
        QVERIFY(text.find("Type999/") == std::string::npos);
        QVERIFY(text.find("route=\"other\"") != std::string::npos);
    }

    void aHubWithoutItsStoreIsNotReady() {
        ServedHub hub;
        auto line = hub.connect();
        QCOMPARE(line.send("GET", "/readyz").status, 200);
        must(jiayi::db::Database::open({hub.file("hub.db"), {}, false, false}))->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        QFile store(QString::fromStdString(hub.file("hub.db")));
        QVERIFY(store.open(QIODevice::ReadWrite));
        store.write(QByteArray(static_cast<int>(store.size()), 'x'));
        store.close();
        QCOMPARE(line.send("GET", "/readyz").status, 503);
        QCOMPARE(line.send("GET", "/healthz").status, 200);
        QCOMPARE(line.send("POST", "/readyz").status, 405);
    }
};

JIAYI_TEST(TestHubOperation)
#include "tst_operation.moc"
