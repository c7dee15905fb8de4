#include "sync/hub/session.h"

#include "sync/hub/limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace jiayi::hub {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

using Stream = beast::ssl_stream<beast::tcp_stream>;
using RequestParser = http::request_parser<http::string_body>;
using Response = http::response<http::string_body>;

constexpr auto kResult = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kLingerTime{5};
constexpr std::chrono::seconds kFarewellTime{1};  // an idle client answers late, and nothing is owed to it
constexpr std::size_t kLingerBytes = 2 * kMaxBodyBytes;

// Coroutines are named functions with parameters by value: g++ 12 destroys the captures of a lambda inside a
// co_await expression twice.
asio::awaitable<Reply> answerOn(SessionContext* context, Request request) {
    if (auto probed = context->probes.answer(request)) co_return std::move(*probed);
    co_return context->router.handle(request);
}

std::string textOf(beast::string_view text) { return {text.data(), text.size()}; }

Request headOf(const RequestParser& parser, const std::string& remote) {
    const auto& message = parser.get();
    Request head;
    head.method = textOf(message.method_string());
    head.target = textOf(message.target());
    head.host = textOf(message[http::field::host]);
    head.authorization = textOf(message[http::field::authorization]);
    head.contentType = textOf(message[http::field::content_type]);
    head.contentEncoding = textOf(message[http::field::content_encoding]);
    head.acceptEncoding = textOf(message[http::field::accept_encoding]);
    head.prefer = textOf(message[http::field::prefer]);
    head.ifMatch = textOf(message[http::field::if_match]);
    head.ifNoneMatch = textOf(message[http::field::if_none_match]);
    head.ifNoneExist = textOf(message["If-None-Exist"]);
    head.range = textOf(message[http::field::range]);
    head.ifRange = textOf(message[http::field::if_range]);
    head.contentRange = textOf(message[http::field::content_range]);
    head.digest = textOf(message["Digest"]);
    head.securityContext = textOf(message["X-Security-Context"]);
    head.provenance = textOf(message["X-Provenance"]);
    head.remote = remote;
    return head;
}

/// What a request that cannot be read is told; nothing if nobody waits for an answer.
std::optional<Reply> replyToBrokenRead(beast::error_code error) {
    if (error == http::error::body_limit) return refuse(413, "too-long", "body.too-large");
    if (error == http::error::header_limit) return refuse(431, "too-long", "header.too-large");
    if (error == http::error::end_of_stream || error == http::error::partial_message) return {};
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return refuse(400, "structure", "http.malformed");
    return {};
}

class Session {
public:
    Session(asio::ip::tcp::socket socket, SessionContext& context)
        : m_context(context), m_stream(std::move(socket), context.tls) {
        beast::error_code ignored;
        m_remote = lowest().socket().remote_endpoint(ignored).address().to_string();
        m_context.wake.emplace(this, [this] {
            if (m_waiting) lowest().cancel();
        });
        m_context.metrics.connections(m_context.wake.size());
    }
    ~Session() {
        m_context.wake.erase(this);
        m_context.metrics.connections(m_context.wake.size());
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    asio::awaitable<void> run() {
        lowest().expires_after(kRequestTime);
        const auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, kResult);
        if (failed) co_return;
        auto patience = kRequestTime;
        while (!m_context.stopping && co_await serveOne(patience)) patience = kIdleTime;
        lowest().expires_after(kFarewellTime);
        co_await m_stream.async_shutdown(kResult);
    }

private:
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }

    /// One request and its reply; false when the connection is at its end.
    asio::awaitable<bool> serveOne(std::chrono::seconds patience) {
        RequestParser parser;
        parser.header_limit(static_cast<std::uint32_t>(kMaxHeaderBytes));
        parser.body_limit(kMaxBodyBytes);
        giveBackBuffers();
        lowest().expires_after(patience);
        m_waiting = true;
        const auto [headFailed, headBytes] = co_await http::async_read_header(m_stream, m_buffer, parser, kResult);
        m_waiting = false;
        const auto began = std::chrono::steady_clock::now();
        if (headFailed) co_return co_await refuseRest(replyToBrokenRead(headFailed), began);

        auto request = headOf(parser, m_remote);
        const auto limit = m_context.router.bodyLimit(request);
        const auto announced = parser.content_length();
        auto refused = m_context.router.refuseHead(request);
        if (!refused && announced && *announced > limit) refused = refuse(413, "too-long", "body.too-large");
        if (refused && !parser.is_done()) co_return co_await refuseRest(std::move(refused), began);
        const bool keepAlive = parser.keep_alive();
        std::size_t bytes = headBytes;
        if (!refused) {
            parser.body_limit(limit);
            if (beast::iequals(parser.get()[http::field::expect], "100-continue")) co_await sayContinue();
            lowest().expires_after(kRequestTime);
            const auto [bodyFailed, bodyBytes] = co_await http::async_read(m_stream, m_buffer, parser, kResult);
            if (bodyFailed) co_return co_await refuseRest(replyToBrokenRead(bodyFailed), began);
            bytes += bodyBytes;
            request.body = std::move(parser.get().body());
            const bool writes = request.method != "GET";
            refused = co_await asio::co_spawn(m_context.workers, answerOn(&m_context, std::move(request)), asio::use_awaitable);
            if (writes && refused->status < 300) m_context.upkeep.nudge();
            if (refused->wait) refused = co_await waited(std::move(*refused));
        }
        co_return co_await send(std::move(*refused), keepAlive, bytes, began);
    }

    /// A long poll: the connection waits, and no worker with it.
    asio::awaitable<Reply> waited(Reply reply) {
        giveBackBuffers();
        m_context.metrics.waiting(1);
        const bool moved = co_await m_context.waits.wait(m_stream.get_executor(), std::move(*reply.wait));
        m_context.metrics.waiting(-1);
        if (moved) reply.body = waitReply(true).body;
        co_return reply;
    }

    /// Most connections wait most of the time: what the last request needed is not kept for the next.
    void giveBackBuffers() {
        if (m_buffer.size() == 0) m_buffer.shrink_to_fit();
    }

    asio::awaitable<void> sayContinue() {
        http::response<http::empty_body> response{http::status::continue_, 11};
        co_await http::async_write(m_stream, response, kResult);
    }

    asio::awaitable<bool> send(Reply reply, bool keepAlive, std::size_t bytesIn, std::chrono::steady_clock::time_point began) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        m_context.log.request(reply, bytesIn, took);
        m_context.metrics.request(reply, bytesIn, took);
        Response response;
        response.version(11);
        response.result(static_cast<unsigned>(reply.status));
        response.set(http::field::date, httpDate(m_context.clock.now()));
        response.set(http::field::content_type, reply.contentType);
        for (const auto& [name, value] : reply.headers) response.set(name, value);
        response.keep_alive(keepAlive && !m_context.stopping);
        response.body() = std::move(reply.body);
        response.prepare_payload();
        http::response_serializer<http::string_body> serializer{response};
        while (!serializer.is_done()) {
            // Each piece has its time: a page of 4 MiB takes longer than 30 s on a slow line.
            lowest().expires_after(kRequestTime);
            const auto [failed, written] = co_await http::async_write_some(m_stream, serializer, kResult);
            if (failed) co_return false;
        }
        co_return response.keep_alive();
    }

    /// Answers a request whose rest will not be read, and ends the line.
    asio::awaitable<bool> refuseRest(std::optional<Reply> reply, std::chrono::steady_clock::time_point began) {
        if (!reply) co_return false;
        co_await send(std::move(*reply), false, 0, began);
        lowest().expires_after(kLingerTime);
        co_await m_stream.async_shutdown(kResult);
        beast::error_code ignored;
        lowest().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        // A client that still writes must be let finish: a socket closed over unread bytes resets the line, and the
        // client would never read its answer.
        std::string discarded(std::size_t{64} << 10, '\0');
        for (std::size_t bytes = 0; bytes < kLingerBytes;) {
            const auto [failed, count] = co_await lowest().async_read_some(asio::buffer(discarded), kResult);
            if (failed) break;
            bytes += count;
        }
        co_return false;
    }

    SessionContext& m_context;
    Stream m_stream;
    beast::flat_buffer m_buffer;
    std::string m_remote;
    bool m_waiting = true;  ///< for the client: nothing is lost when it ends here
};

}  // namespace

asio::awaitable<void> serveConnection(asio::ip::tcp::socket socket, SessionContext* context) {
    try {
        Session session(std::move(socket), *context);
        co_await session.run();
    } catch (const std::exception& exception) {
        context->log.bug(exception.what());
    }
}

}  // namespace jiayi::hub
