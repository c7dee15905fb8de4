#include "sync/client/https_transport.h"
#include "sync/client/wake.h"
#include "tests/fhir/quoted.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"
#include "tests/sync/scripted_hub.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace std::chrono_literals;
using namespace jiayi;
using test::quoted;
using test::ScriptedHub;

namespace {

/// Takes connections and says nothing.
class SilentServer {
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_socket, 4) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no loopback");
        port = std::to_string(ntohs(address.sin_port));
    }
    ~SilentServer() {
        ::close(m_socket);
        if (m_accepted >= 0) ::close(m_accepted);
    }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    void awaitConnection() { m_accepted = ::accept(m_socket, nullptr, nullptr); }
    std::string port;

private:
    int m_socket;
    int m_accepted = -1;
};

struct WaitingDesk {
    test::ClinicStore store;
    ScriptedHub hub;
    sync::HubClient client{hub, test::scriptedLink(), store.clock, store.random};

    explicit WaitingDesk(bool pulled = true) {
        if (pulled)
            db::Query(store.database(), "INSERT INTO cursor (stream, token, epoch, initial_done) VALUES ('a', 'A1', 'e', 1), ('b', 'B1', 'e', 1)").run();
    }
    Result<bool> wait(const std::string& stream = "b") { return sync::waitForChange(client, store.database(), stream, 25s, {}); }
};

}  // namespace

class TestWake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHubsAnswerIsPassedOn() {
        WaitingDesk desk;
        std::string said = "true";
        desk.hub.on("GET /fhir/$wait", [&](const sync::HttpRequest& request) -> Result<sync::HttpResponse> {
            if (request.patience < 25s) return sync::HttpResponse{500, {}, {}};
            return sync::HttpResponse{200, {}, quoted("{'resourceType':'Parameters','parameter':[{'name':'changed','valueBoolean':") + said + "}]}"};
        });
        QVERIFY(*desk.wait());
        said = "false";
        QVERIFY(!*desk.wait());
        QCOMPARE(desk.hub.asked.back(), std::string{"GET /fhir/$wait?_cursor=B1&seconds=25"});
        said = "1";
        QCOMPARE(*desk.wait("unknown"), false);
        QCOMPARE(desk.hub.asked.back(), std::string{"GET /fhir/$wait?_cursor=A1&seconds=25"});
    }

    void aHubThatCannotWaitSaysSo() {
        WaitingDesk desk;
        QCOMPARE(desk.wait().error().reason, std::string{"hub.no-wait"});
        WaitingDesk fresh{false};
        QCOMPARE(fresh.wait().error().reason, std::string{"hub.no-wait"});
        QVERIFY(fresh.hub.asked.empty());
    }

    void aRestoredHubWakesTheDesk() {
        WaitingDesk desk;
        desk.hub.on("GET /fhir/$wait", sync::HttpResponse{410, {}, {}});
        QVERIFY(*desk.wait());
    }

    void aBusyHubIsNoNews() {
        WaitingDesk desk;
        desk.hub.on("GET /fhir/$wait", sync::HttpResponse{503, {}, {}});
        QVERIFY(desk.wait().error().code == Errc::Busy);
    }

    void stoppingEndsARequestUnderWayAtOnce() {
        SilentServer server;
        sync::HttpsTransport transport{*sync::parseHubUrl("https://127.0.0.1:" + server.port), {}, 20s};
        std::stop_source source;
        std::jthread stopper{[&] {
            server.awaitConnection();
            source.request_stop();
        }};
        const auto response = transport.send({"GET", "/", {}, {}, 25s, source.get_token()});
        QVERIFY(!response && response.error().code == Errc::Offline);
        QCOMPARE(response.error().detail, std::string{"Operation canceled"});  // not the end of its time
    }

    void aCancelledLineCanBeUsedAgain() {
        std::string closed;
        {
            const SilentServer server;
            closed = server.port;
        }
        sync::HttpsTransport transport{*sync::parseHubUrl("https://127.0.0.1:" + closed), {}};
        transport.cancel();
        const auto response = transport.send({"GET", "/", {}, {}, {}, {}});
        QVERIFY(!response);
        QCOMPARE(response.error().detail, std::string{"Connection refused"});
    }
};

JIAYI_TEST(TestWake)
#include "tst_wake.moc"
