#include "sync/fhir/zstd.h"
#include "sync/hub/gzip.h"
#include "tests/hub/served_hub.h"
#include "tests/support/test_program.h"

#include <future>

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;
using jiayi::hub::HubOptions;
using jiayi::hub::HubServer;
using jiayi::test::HttpsClient;

namespace {

std::string reasonIn(const std::string& body) {
    const auto issues = jiayi::fhir::readOutcome(must(jiayi::fhir::parseJson(body)));
    return issues.empty() ? std::string{} : issues.front().reason;
}

}  // namespace

class TestHubServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeskPairsLogsInWritesAndReadsOnOneLine() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        const auto written = line.send("POST", "/fhir", authorization, transactionText("b1", {createEntry(patient("a"))}));
        QCOMPARE(written.status, 200);
        const auto history = line.send("GET", "/fhir/_history", authorization);
        QCOMPARE(history.status, 200);
        QCOMPARE(history.headers.at("content-type"), std::string{"application/fhir+json"});
        const auto bundle = must(jiayi::fhir::readBundle(must(jiayi::fhir::parseJson(history.body))));
        QCOMPARE(bundle.entries.size(), std::size_t{1});
        QCOMPARE(bundle.entries.front().fullUrl,
                 "https://localhost:" + std::to_string(hub.server->port()) + "/fhir/Patient/a");
        QVERIFY(history.headers.contains("date"));
    }

    void healthAndCapabilitiesNeedNoToken() {
        ServedHub hub;
        auto line = hub.connect();
        QCOMPARE(line.send("GET", "/healthz").body, std::string{"ok\n"});
        QCOMPARE(line.send("GET", "/fhir/metadata").status, 200);
        QCOMPARE(line.send("GET", "/nowhere").status, 404);
        QCOMPARE(reasonIn(line.send("GET", "/fhir/$streams").body), std::string{"token"});
    }

    void aBodyThatAnnouncesItselfTooLargeIsRefused() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        const auto reply = line.send("POST", "/fhir", authorization, std::string((std::size_t{32} << 20) + 1, ' '));
        QCOMPARE(reply.status, 413);
        QCOMPARE(reasonIn(reply.body), std::string{"body.too-large"});
        auto pairing = hub.connect();
        QCOMPARE(pairing.send("POST", "/pair", {}, std::string((std::size_t{64} << 10) + 1, ' '), "application/json").status, 413);
    }

    void aBodyThatGrowsTooLargeIsRefused() {
        ServedHub hub;
        auto line = hub.connect();
        line.write("POST /pair HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        const auto chunk = "1000\r\n" + std::string(0x1000, ' ') + "\r\n";
        for (int i = 0; i < 17; ++i) line.write(chunk);
        QCOMPARE(line.read().status, 413);
    }

    void aLargeBodyWithoutATokenIsNotRead() {
        ServedHub hub;
        auto line = hub.connect();
        line.write("POST /fhir HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\nContent-Length: 30000000\r\n\r\n");
        // Not one byte of the body has been sent.
        QCOMPARE(line.read().status, 401);
    }

    void malformedRequestsAreRefused() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        QCOMPARE(reasonIn(line.send("POST", "/fhir", authorization, "{\"a\":").body), std::string{"json.syntax"});
        QCOMPARE(reasonIn(line.send("POST", "/fhir", authorization, std::string(100'000, '[')).body), std::string{"json.depth"});
        QCOMPARE(line.send("GET", "/fhir/metadata").status, 200);
        line.write("nonsense\r\n\r\n");
        QCOMPARE(line.read().status, 400);
        QCOMPARE(line.read().status, 0);
    }

    void aHeaderTooLargeIsRefused() {
        ServedHub hub;
        auto line = hub.connect();
        const auto reply = line.send("GET", "/healthz", {}, {}, {}, "X-Long: " + std::string(20'000, 'x') + "\r\n");
        QCOMPARE(reply.status, 431);
    }

    void gzipIsUnderstoodBothWays() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        auto large = patient("a");
        large.set("note", std::string(5000, 'x'));
        const auto plain = transactionText("b1", {createEntry(large)});
        const auto text = jiayi::hub::gzip(plain);
        const auto reply = line.send("POST", "/fhir", authorization, text, "application/fhir+json",
                                     "Content-Encoding: gzip\r\nAccept-Encoding: gzip\r\n");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.at("content-encoding"), std::string{"gzip"});
        QVERIFY(must(jiayi::hub::gunzip(reply.body, 1 << 20, 1000)).find("\"versionId\":\"1\"") != std::string::npos);

        const auto bomb = jiayi::hub::gzip(std::string(std::size_t{20} << 20, ' '));
        QCOMPARE(line.send("POST", "/fhir", authorization, bomb, "application/fhir+json", "Content-Encoding: gzip\r\n").status, 413);
        QCOMPARE(line.send("POST", "/fhir", authorization, "no gzip", "application/fhir+json", "Content-Encoding: gzip\r\n").status, 400);
        QCOMPARE(line.send("POST", "/fhir", authorization, "x", "application/fhir+json", "Content-Encoding: br\r\n").status, 415);
    }

    void zstdIsUnderstoodBothWaysUnderTheSameLimits() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        const auto encoded = [&](const std::string& body, const std::string& accept) {
            return line.send("POST", "/fhir", authorization, body, "application/fhir+json",
                             "Content-Encoding: zstd\r\nAccept-Encoding: " + accept + "\r\n");
        };
        auto large = patient("a");
        for (int i = 0; i < 200; ++i) large.make("note").push("Line " + std::to_string(i * 7919));
        const auto text = transactionText("b1", {createEntry(large)});
        const auto reply = encoded(jiayi::fhir::zstdCompressed(text), "gzip, zstd");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.at("content-encoding"), std::string{"zstd"});
        QVERIFY(must(jiayi::fhir::zstdExpanded(reply.body, 1 << 20, 1000)).find("\"versionId\":\"1\"") != std::string::npos);
        QCOMPARE(encoded(jiayi::fhir::zstdCompressed(text), "gzip, zstd;q=0").headers.at("content-encoding"), std::string{"gzip"});
        QVERIFY(!encoded(jiayi::fhir::zstdCompressed(text), "br").headers.contains("content-encoding"));

        QCOMPARE(encoded(jiayi::fhir::zstdCompressed(std::string(std::size_t{20} << 20, ' ')), "zstd").status, 413);
        QCOMPARE(encoded("no zstd", "zstd").status, 400);
    }

    void aClientThatWaitsForContinueIsTold() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        const auto body = transactionText("b1", {createEntry(patient("a"))});
        line.write("POST /fhir HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization +
                   "\r\nContent-Type: application/fhir+json\r\nExpect: 100-continue\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n\r\n");
        QCOMPARE(line.read().status, 100);
        line.write(body);
        QCOMPARE(line.read().status, 200);
    }

    void manyDesksAtOnceLeaveOneDenseLine() {
        ServedHub hub;
        const auto authorization = hub.login();
        std::vector<std::future<int>> desks;
        for (int desk = 0; desk < 6; ++desk)
            desks.push_back(std::async(std::launch::async, [&hub, &authorization, desk] {
                auto line = hub.connect();
                int written = 0;
                for (int i = 0; i < 10; ++i) {
                    const auto id = "p" + std::to_string(desk) + "-" + std::to_string(i);
                    written += line.send("POST", "/fhir", authorization, transactionText(id, {createEntry(patient(id))})).status == 200;
                }
                return written;
            }));
        int written = 0;
        for (auto& desk : desks) written += desk.get();
        QCOMPARE(written, 60);
        QCOMPARE(must(hub.server->store().stream(kClinicA)).head, 60);
        QCOMPARE(must(hub.server->store().changes(kClinicA, {0, 60, 1000, 1 << 20})).size(), std::size_t{60});
    }

    void whatWasAcknowledgedIsThereAfterARestart() {
        ServedHub hub;
        const auto authorization = hub.login();
        const auto text = transactionText("b1", {createEntry(patient("a"))});
        const auto answer = hub.connect().send("POST", "/fhir", authorization, text);
        hub.server.reset();
        hub.start();
        auto line = hub.connect();
        // The token outlives the process too, and the repeated bundle gets the answer it had.
        QCOMPARE(line.send("POST", "/fhir", authorization, text).body, answer.body);
        QCOMPARE(line.send("GET", "/fhir/Patient/a", authorization).status, 200);
    }

    void theLogTellsWhatWasAskedButNotOfWhom() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        line.send("POST", "/fhir", authorization, transactionText("b1", {createEntry(patient("secret-id", "Ouyang"))}));
        line.send("GET", "/fhir/Patient/secret-id?name=Ouyang", authorization);
        line.send("GET", "/Ouyang", authorization);
        hub.server->stop();
        const auto log = hub.log.str();
        QVERIFY(log.find("route=\"POST /fhir\" status=200") != std::string::npos);
        QVERIFY(log.find("route=\"GET /fhir/Patient/{id}\" status=200") != std::string::npos);
        QVERIFY(log.find("route=\"-\" status=404") != std::string::npos);
        for (const char* secret : {"secret-id", "Ouyang", "Bearer"}) QVERIFY(log.find(secret) == std::string::npos);
    }

    void stoppingDoesNotWaitForIdleLines() {
        ServedHub hub;
        auto line = hub.connect();
        QCOMPARE(line.send("GET", "/healthz").status, 200);
        const auto began = std::chrono::steady_clock::now();
        hub.server->stop();
        QVERIFY(std::chrono::steady_clock::now() - began < 5s);
        QCOMPARE(line.read().status, 0);
    }

    void aRequestUnderWayIsFinishedBeforeStopping() {
        ServedHub hub;
        const auto authorization = hub.login();
        auto line = hub.connect();
        const auto body = transactionText("b1", {createEntry(patient("a"))});
        line.write("POST /fhir HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization +
                   "\r\nContent-Type: application/fhir+json\r\nExpect: 100-continue\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n\r\n");
        QCOMPARE(line.read().status, 100);  // the hub has begun with it
        auto stopped = std::async(std::launch::async, [&hub] { hub.server->stop(); });
        line.write(body);
        const auto reply = line.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(line.read().status, 0);
        stopped.get();
    }

    void whatIsWrongAtStartIsSaid() {
        QTemporaryDir dir;
        const auto good = jiayi::hub::selfSignedCertificate(), other = jiayi::hub::selfSignedCertificate();
        HubOptions options;
        options.store = "sqlite:" + dir.filePath(QStringLiteral("hub.db")).toStdString();
        options.certificatePem = "no certificate";
        options.privateKeyPem = good.privateKeyPem;
        QCOMPARE(HubServer::start(options).error().reason, std::string{"tls.certificate"});
        options.certificatePem = other.certificatePem;
        QCOMPARE(HubServer::start(options).error().reason, std::string{"tls.key"});
        options.certificatePem = good.certificatePem;
        const auto first = must(HubServer::start(options));
        options.port = first->port();
        QCOMPARE(HubServer::start(options).error().reason, std::string{"listen.port"});
        options.port = 0;
        options.host = "192.0.2.77";
        QCOMPARE(HubServer::start(options).error().reason, std::string{"listen.address"});
    }

    void theCertificateNamesWhereItIsKnown() {
        QCOMPARE(must(jiayi::hub::namesInCertificate(jiayi::hub::selfSignedCertificate().certificatePem)),
                 (std::vector<std::string>{"localhost", "127.0.0.1"}));
    }
};

JIAYI_TEST(TestHubServer)
#include "tst_server.moc"
