#include "sync/hub/server.h"

#include "sync/hub/keys.h"
#include "sync/hub/limits.h"
#include "sync/hub/listener.h"
#include "sync/hub/store_address.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <future>
#include <thread>

namespace jiayi::hub {

namespace {

namespace asio = boost::asio;

Result<void> loadTls(asio::ssl::context& tls, const HubOptions& options) {
    boost::system::error_code error;
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    // A thousand desks wait most of the time: OpenSSL's 32 KiB a connection are given back meanwhile.
    SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    tls.use_certificate_chain(asio::buffer(options.certificatePem), error);
    if (error) return invalid("tls.certificate", error.message());
    tls.use_private_key(asio::buffer(options.privateKeyPem), asio::ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(tls.native_handle()) != 1) return invalid("tls.key", error.message());
    return {};
}

/// The addresses that a client which trusts our certificate may know us by: assertions must name one of them.
Result<std::vector<std::string>> urlsOf(const HubOptions& options, std::uint16_t port) {
    auto urls = options.urls;
    JIAYI_TRY(auto names, namesInCertificate(options.certificatePem));
    names.push_back(options.host);
    for (const auto& name : names) {
        urls.push_back("https://" + name + ":" + std::to_string(port));
        if (port == 443) urls.push_back("https://" + name);
    }
    return urls;
}

}  // namespace

// Destroyed from the last member to the first: sessions (in `network`) before what they use.
struct HubServer::Parts {
    Parts(const HubOptions& options, const Clock* given)
        : clock(given ? *given : systemClock), host(options.host), log(options.log), workers(workersFor(options.store)) {}

    SystemClock systemClock;
    SystemRandom random;
    const Clock& clock;
    std::string host;
    std::uint16_t port = 0;
    AccessLog log;
    Metrics metrics;
    std::unique_ptr<Store> store;
    std::unique_ptr<Router> router;
    std::unique_ptr<Probes> probes;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::thread_pool workers;
    WaitRoom waits;
    std::unique_ptr<SessionContext> sessions;
    asio::io_context network{1};
    std::unique_ptr<Upkeep> upkeep;  // its timers belong to the network
    std::unique_ptr<asio::ip::tcp::acceptor> acceptor;
    std::future<void> ended;
    std::thread thread;
};

HubServer::HubServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
HubServer::~HubServer() { stop(); }

Result<std::unique_ptr<HubServer>> HubServer::start(const HubOptions& options, const Clock* clock) {
    auto parts = std::make_unique<Parts>(options, clock);
    JIAYI_CHECK(loadTls(parts->tls, options));
    JIAYI_TRY(parts->store, openStore(options.store));
    JIAYI_TRY(auto keys, parts->store->signingKeys());
    JIAYI_TRY(auto acceptor, openAcceptor(parts->network.get_executor(), options.host, options.port));
    parts->port = acceptor.local_endpoint().port();
    parts->acceptor = std::make_unique<asio::ip::tcp::acceptor>(std::move(acceptor));
    JIAYI_TRY(auto urls, urlsOf(options, parts->port));
    parts->router = std::make_unique<Router>(*parts->store, parts->clock, parts->random, std::move(keys), std::move(urls),
                                             options.requireProvenance);
    JIAYI_CHECK(parts->router->reindex());
    if (!options.exports.empty()) JIAYI_CHECK(parts->router->allowExports({options.exports}));
    parts->probes = std::make_unique<Probes>(*parts->store, parts->metrics, options.metricsFrom);
    parts->upkeep = std::make_unique<Upkeep>(
        Upkeep::Parts{*parts->store, *parts->router, parts->waits, parts->log, parts->clock,
                      parts->network.get_executor(), parts->workers.get_executor()},
        options.houseEvery);
    parts->sessions.reset(new SessionContext{*parts->router, *parts->probes, parts->metrics, parts->waits, *parts->upkeep,
                                             parts->log, parts->clock, parts->workers.get_executor(), parts->tls, false, {}});
    parts->upkeep->start();
    asio::co_spawn(parts->network, acceptConnections(parts->acceptor.get(), parts->sessions.get()), asio::detached);
    std::packaged_task<void()> serve{[network = &parts->network] { network->run(); }};
    parts->ended = serve.get_future();
    parts->thread = std::thread{std::move(serve)};
    parts->log.event("listening");
    return std::unique_ptr<HubServer>{new HubServer{std::move(parts)}};
}

std::uint16_t HubServer::port() const { return m_parts->port; }
std::string HubServer::url() const { return "https://" + m_parts->host + ":" + std::to_string(m_parts->port); }
Store& HubServer::store() { return *m_parts->store; }

Result<std::string> HubServer::newPairCode(std::string_view institution) {
    return hub::newPairCode(*m_parts->store, institution, m_parts->clock.now(), m_parts->random);
}

void HubServer::stop() {
    if (!m_parts->thread.joinable()) return;
    m_parts->log.event("stopping");
    asio::post(m_parts->network, [parts = m_parts.get()] {
        boost::system::error_code ignored;
        parts->acceptor->close(ignored);
        parts->sessions->stopping = true;
        parts->upkeep->stop();
        parts->waits.close();
        for (const auto& [session, wake] : parts->sessions->wake) wake();
    });
    // Without listener and sessions the network has nothing left to do and run() returns.
    if (m_parts->ended.wait_for(kShutdownTime) == std::future_status::timeout) m_parts->network.stop();
    m_parts->thread.join();
    m_parts->workers.join();
    m_parts->log.event("stopped");
}

}  // namespace jiayi::hub
