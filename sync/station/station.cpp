#include "sync/station/station.h"

#include "sync/station/answers.h"
#include "sync/station/desk_identity.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <algorithm>
#include <future>
#include <thread>

namespace jiayi::station {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;

// Coroutines are named functions with parameters by value: g++ 12 destroys the captures of a lambda inside a co_await expression twice.
constexpr auto kDone = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kStepTime{10};      // of a handshake, a request, an answer
constexpr std::chrono::seconds kSilence{30};       // a caller that says nothing for so long is gone
constexpr std::chrono::milliseconds kRetry{1500};  // after a line broke or nobody answered
constexpr std::chrono::seconds kReached{15};       // spoke so lately: reached
constexpr std::chrono::minutes kSeenWritten{10};   // how often the store is told
constexpr std::uint64_t kLargestMessage = 96u << 20;  // a page of the longest values
constexpr std::uint64_t kSmallMessage = 16u << 10;    // of somebody who is not paired

void prepareTls(asio::ssl::context& tls, const DeskIdentity& identity) {
    tls.use_certificate_chain(asio::buffer(identity.certificatePem));
    tls.use_private_key(asio::buffer(identity.privateKeyPem), asio::ssl::context::pem);
    auto* raw = tls.native_handle();
    SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION);
    // A line that was taken up again would not show its certificate.
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(raw, 0);
    tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
}

Digest otherEnd(Stream& stream) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate{SSL_get1_peer_certificate(stream.native_handle()), &X509_free};
    return certificate ? fingerprintOf(certificate.get()) : Digest{};
}

beast::tcp_stream& lowest(Stream& stream) { return beast::get_lowest_layer(stream); }

Result<tcp::acceptor> listenOn(asio::io_context& network, const std::string& host, std::uint16_t port) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error) return invalid("listen.address", host);
    const tcp::endpoint endpoint{address, port};
    tcp::acceptor acceptor{network};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error == asio::error::address_in_use) return Error{Errc::Busy, "listen.port", error.message()};
    if (error) return invalid("listen.address", error.message());
    return acceptor;
}

/// Expected failure is a value: what a coroutine throws is a bug, and must not end in a desk that quietly stopped calling.
constexpr auto kBugsEndTheProgram = [](const std::exception_ptr& bug) {
    if (bug) std::rethrow_exception(bug);
};

/// Stands in a set for as long as it lives, so that the end of the station finds it.
template <class T>
class Standing {
public:
    Standing(std::set<T*>& all, T& one) : m_all(all), m_one(one) { m_all.insert(&m_one); }
    ~Standing() { m_all.erase(&m_one); }
    Standing(const Standing&) = delete;
    Standing& operator=(const Standing&) = delete;

private:
    std::set<T*>& m_all;
    T& m_one;
};

}  // namespace

// The network thread's, but for what is said otherwise.
struct Station::Parts {
    Parts(const StationOptions& given, const Clock& time) : options(given), clock(time) {}

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<void> keepCalling(Digest fingerprint);
    asio::awaitable<void> talk(Digest fingerprint, DeskAddress address);
    asio::awaitable<bool> exchange(Stream* stream, beast::flat_buffer* buffer, Digest fingerprint, std::optional<queue::Seen>* theirs);
    asio::awaitable<Result<Answer>> ask(Stream* stream, beast::flat_buffer* buffer, std::string target, std::string body);
    asio::awaitable<bool> connect(Stream* stream, DeskAddress address);
    asio::awaitable<void> pair(DeskAddress address, std::string code, std::string user, std::shared_ptr<std::promise<Result<DeskPeer>>> done);
    asio::awaitable<Result<DeskPeer>> pairOver(DeskAddress address, std::string code, std::string user);
    asio::awaitable<void> pause(std::chrono::milliseconds time);

    bool isPaired(const Digest& fingerprint) const { return known.contains(fingerprint); }
    void spoke(const Digest& fingerprint);
    Result<void> readKnown();
    void stop();

    const StationOptions options;
    const Clock& clock;
    SystemRandom random;
    PairWindow window;  ///< any thread
    std::unique_ptr<db::Database> database;
    DeskIdentity identity;
    std::unique_ptr<Answers> answers;
    std::map<Digest, DeskPeer> known;
    std::set<Digest> calling;
    std::map<Digest, Instant> heard;
    asio::ssl::context tls{asio::ssl::context::tls};
    bool stopping = false;
    std::set<beast::tcp_stream*> lines;
    std::set<asio::steady_timer*> pauses;
    asio::io_context network{1};
    std::optional<tcp::acceptor> acceptor;
    std::uint16_t port = 0;
    std::thread thread;

    /// Runs in the network thread and waits for it: from any other thread.
    template <class Work>
    auto inThread(Work work) {
        std::packaged_task<std::invoke_result_t<Work>()> task{std::move(work)};
        auto done = task.get_future();
        asio::post(network, [&task] { task(); });
        return done.get();
    }
};

asio::awaitable<void> Station::Parts::pause(std::chrono::milliseconds time) {
    if (stopping) co_return;
    asio::steady_timer timer{network, time};
    const Standing standing{pauses, timer};
    co_await timer.async_wait(kDone);
}

Result<void> Station::Parts::readKnown() {
    JIAYI_TRY(const auto peers, readPeers(*database));
    known.clear();
    for (const auto& peer : peers) {
        known[peer.fingerprint] = peer;
        if (peer.address.empty() || !calling.insert(peer.fingerprint).second) continue;
        asio::co_spawn(network, keepCalling(peer.fingerprint), kBugsEndTheProgram);
    }
    return {};
}

void Station::Parts::spoke(const Digest& fingerprint) {
    const auto now = clock.now();
    heard[fingerprint] = now;
    auto& peer = known.at(fingerprint);
    if (peer.lastSeen && now - *peer.lastSeen < kSeenWritten) return;
    peer.lastSeen = now;
    // A figure for people: whoever cannot write it now writes it the next time.
    if (!markSeen(*database, fingerprint, now)) peer.lastSeen.reset();
}

asio::awaitable<void> Station::Parts::accept() {
    while (!stopping) {
        auto [failed, socket] = co_await acceptor->async_accept(kDone);
        if (stopping) co_return;
        // Out of descriptors, mostly: the next moment may be better, a busy loop would not be.
        if (failed) co_await pause(kRetry);
        else asio::co_spawn(network, serve(std::move(socket)), kBugsEndTheProgram);
    }
}

asio::awaitable<void> Station::Parts::serve(tcp::socket socket) {
    Stream stream{std::move(socket), tls};
    const Standing standing{lines, lowest(stream)};
    boost::system::error_code ignored;
    Caller caller;
    caller.host = lowest(stream).socket().remote_endpoint(ignored).address().to_string();
    stream.set_verify_callback([this](bool, asio::ssl::verify_context& context) {
        return isPaired(fingerprintOf(X509_STORE_CTX_get_current_cert(context.native_handle()))) || window.isOpen(clock.now());
    });
    lowest(stream).expires_after(kStepTime);
    const auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, kDone);
    if (failed) co_return;
    caller.fingerprint = otherEnd(stream);
    beast::flat_buffer buffer;
    while (!stopping) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(isPaired(caller.fingerprint) ? kLargestMessage : kSmallMessage);
        lowest(stream).expires_after(kSilence);
        const auto [readFailed, bytes] = co_await http::async_read(stream, buffer, parser, kDone);
        if (readFailed) co_return;
        const auto& request = parser.get();
        caller.paired = isPaired(caller.fingerprint);
        const auto answer = answers->answer(std::string{request.target()}, request.body(), caller);
        if (caller.paired) spoke(caller.fingerprint);
        else if (answer.status == 200 && !readKnown()) co_return;
        http::response<http::string_body> response{static_cast<http::status>(answer.status), 11, answer.body};
        response.set(http::field::content_type, "application/json");
        response.keep_alive(answer.status == 200);
        response.prepare_payload();
        lowest(stream).expires_after(kStepTime);
        const auto [writeFailed, written] = co_await http::async_write(stream, response, kDone);
        if (writeFailed || answer.status != 200) co_return;
    }
}

asio::awaitable<bool> Station::Parts::connect(Stream* stream, DeskAddress address) {
    tcp::resolver resolver{network};
    const auto [unknown, endpoints] = co_await resolver.async_resolve(address.host, address.port, kDone);
    if (unknown || stopping) co_return false;
    lowest(*stream).expires_after(kStepTime);
    const auto [away, endpoint] = co_await lowest(*stream).async_connect(endpoints, kDone);
    if (away || stopping) co_return false;
    boost::system::error_code ignored;
    lowest(*stream).socket().set_option(tcp::no_delay(true), ignored);
    lowest(*stream).expires_after(kStepTime);
    const auto [refused] = co_await stream->async_handshake(asio::ssl::stream_base::client, kDone);
    co_return !refused && !stopping;
}

asio::awaitable<Result<Answer>> Station::Parts::ask(Stream* stream, beast::flat_buffer* buffer, std::string target, std::string body) {
    http::request<http::string_body> request{http::verb::post, target, 11, std::move(body)};
    request.set(http::field::host, "desk");
    request.set(http::field::content_type, "application/json");
    request.prepare_payload();
    lowest(*stream).expires_after(kStepTime);
    const auto [unsaid, sent] = co_await http::async_write(*stream, request, kDone);
    if (unsaid) co_return Error{Errc::Offline, "station.unreachable", unsaid.message()};
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLargestMessage);
    lowest(*stream).expires_after(kStepTime);
    const auto [unheard, read] = co_await http::async_read(*stream, *buffer, parser, kDone);
    if (unheard) co_return Error{Errc::Offline, "station.unreachable", unheard.message()};
    co_return Answer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

asio::awaitable<void> Station::Parts::keepCalling(Digest fingerprint) {
    while (!stopping && isPaired(fingerprint)) {
        if (const auto address = parseAddress(known.at(fingerprint).address)) co_await talk(fingerprint, *address);
        co_await pause(kRetry);
    }
    calling.erase(fingerprint);
}

asio::awaitable<void> Station::Parts::talk(Digest fingerprint, DeskAddress address) {
    Stream stream{network, tls};
    const Standing standing{lines, lowest(stream)};
    stream.set_verify_callback([fingerprint](bool, asio::ssl::verify_context& context) {
        return fingerprintOf(X509_STORE_CTX_get_current_cert(context.native_handle())) == fingerprint;
    });
    if (!co_await connect(&stream, address)) co_return;
    beast::flat_buffer buffer;
    std::optional<queue::Seen> theirs;
    while (!stopping && isPaired(fingerprint) && co_await exchange(&stream, &buffer, fingerprint, &theirs)) {
    }
}

/// One question and its answer, and the rest until there may be more to say; false: this line has ended.
asio::awaitable<bool> Station::Parts::exchange(Stream* stream, beast::flat_buffer* buffer, Digest fingerprint, std::optional<queue::Seen>* theirs) {
    const auto question = answers->message(*theirs);
    if (!question) co_return false;
    const auto answered = co_await ask(stream, buffer, "/exchange", toWire(*question));
    if (!answered || answered->status != 200 || stopping || !isPaired(fingerprint)) co_return false;
    const auto said = exchangeFrom(answered->body);
    if (!said || !answers->take(*said)) co_return false;
    spoke(fingerprint);
    *theirs = said->seen;
    const auto next = answers->message(*theirs);
    if (!next) co_return false;
    if (said->page.more || !next->page.upTo.empty()) co_return true;
    lowest(*stream).expires_never();
    co_await pause(options.every);
    co_return true;
}

asio::awaitable<Result<DeskPeer>> Station::Parts::pairOver(DeskAddress address, std::string code, std::string user) {
    Stream stream{network, tls};
    const Standing standing{lines, lowest(stream)};
    // Whoever answers: the code will tell.
    stream.set_verify_callback([](bool, asio::ssl::verify_context&) { return true; });
    if (!co_await connect(&stream, address)) co_return Error{Errc::Offline, "station.unreachable", {}};
    const Ends ends{otherEnd(stream), identity.fingerprint};
    if (ends.shown == ends.typed) co_return Error{Errc::Conflict, "station.itself", {}};
    beast::flat_buffer buffer;
    // TLS 1.3 tells a caller only now that its certificate was refused: no code is shown there.
    const auto answered = co_await ask(&stream, &buffer, "/pair", toWire(answers->pairQuestion(code, ends)));
    if (!answered) co_return Error{Errc::Offline, "station.unreachable", answered.error().detail};
    answers->setUser(user);
    auto peer = answers->pairedBy(*answered, code, ends, address.text());
    if (!peer) co_return peer;
    if (const auto read = readKnown(); !read) co_return read.error();
    co_return peer;
}

asio::awaitable<void> Station::Parts::pair(DeskAddress address, std::string code, std::string user, std::shared_ptr<std::promise<Result<DeskPeer>>> done) {
    done->set_value(co_await pairOver(address, code, user));
}

void Station::Parts::stop() {
    stopping = true;
    boost::system::error_code ignored;
    acceptor->close(ignored);
    for (auto* line : lines) line->close();
    for (auto* timer : pauses) timer->cancel();
}

Station::Station(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Station::~Station() {
    asio::post(m_parts->network, [parts = m_parts.get()] { parts->stop(); });
    // Without listener, lines and pauses the network has nothing left to do and run() returns.
    m_parts->thread.join();
}

Result<std::unique_ptr<Station>> Station::start(const StationOptions& options, const Clock& clock, std::function<void(const queue::Taken&)> onTaken) {
    auto parts = std::make_unique<Parts>(options, clock);
    JIAYI_TRY(parts->database, db::Database::open(options.store));
    const sync::Context context{*parts->database, clock, parts->random, options.user};
    JIAYI_TRY(parts->identity, ownIdentity(context));
    prepareTls(parts->tls, parts->identity);
    JIAYI_TRY(parts->acceptor, listenOn(parts->network, options.host, options.port));
    parts->port = parts->acceptor->local_endpoint().port();
    parts->answers = std::make_unique<Answers>(
        Answers::Parts{context, options.clinic, options.name, parts->identity.fingerprint, parts->port, parts->window, std::move(onTaken)});
    JIAYI_CHECK(parts->readKnown());
    asio::co_spawn(parts->network, parts->accept(), kBugsEndTheProgram);
    parts->thread = std::thread{[network = &parts->network] { network->run(); }};
    return std::unique_ptr<Station>{new Station{std::move(parts)}};
}

std::uint16_t Station::port() const { return m_parts->port; }

std::string Station::showCode(const std::string& user) {
    return m_parts->inThread([parts = m_parts.get(), user] {
        parts->answers->setUser(user);
        return parts->window.open(parts->clock.now(), parts->random);
    });
}

void Station::hideCode() { m_parts->window.close(); }

Result<DeskPeer> Station::pairWith(const std::string& address, const std::string& code, const std::string& user) {
    JIAYI_TRY(const auto to, parseAddress(address));
    auto promise = std::make_shared<std::promise<Result<DeskPeer>>>();
    auto done = promise->get_future();
    asio::post(m_parts->network, [parts = m_parts.get(), to, code, user, promise] { asio::co_spawn(parts->network, parts->pair(to, code, user, promise), kBugsEndTheProgram); });
    return done.get();
}

void Station::nudge() {
    asio::post(m_parts->network, [parts = m_parts.get()] {
        for (auto* timer : parts->pauses) timer->cancel();
    });
}

Result<void> Station::forget(const Digest& fingerprint, const std::string& user) {
    return m_parts->inThread([parts = m_parts.get(), fingerprint, user]() -> Result<void> {
        JIAYI_CHECK(forgetPeer({*parts->database, parts->clock, parts->random, user}, fingerprint));
        return parts->readKnown();
    });
}

Result<std::vector<PeerState>> Station::peers() {
    return m_parts->inThread([parts = m_parts.get()]() -> Result<std::vector<PeerState>> {
        std::vector<PeerState> states;
        for (const auto& [fingerprint, peer] : parts->known) {
            const auto heard = parts->heard.find(fingerprint);
            states.push_back({peer, heard != parts->heard.end() && parts->clock.now() - heard->second < kReached});
        }
        return states;
    });
}

}  // namespace jiayi::station
