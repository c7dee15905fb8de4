#include "sync/client/https_transport.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <algorithm>
#include <optional>

namespace jiayi::sync {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::uint64_t kLargestAnswer = 64u << 20;

Error offline(const beast::error_code& code) { return {Errc::Offline, "hub.unreachable", code.message()}; }

}  // namespace

Result<HubAddress> parseHubUrl(const std::string& url) {
    constexpr std::string_view kScheme = "https://";
    if (!url.starts_with(kScheme)) return invalid("hub.url");
    auto rest = url.substr(kScheme.size());
    while (rest.ends_with('/')) rest.pop_back();
    if (rest.empty() || rest.find('/') != std::string::npos || rest.find('@') != std::string::npos) return invalid("hub.url");
    const auto bracket = rest.rfind(']');
    const auto colon = rest.rfind(':');
    const bool hasPort = colon != std::string::npos && (bracket == std::string::npos || colon > bracket);
    HubAddress address{rest.substr(0, hasPort ? colon : std::string::npos), hasPort ? rest.substr(colon + 1) : "443", std::string{kScheme} + rest};
    if (address.host.starts_with('[')) address.host = address.host.substr(1, address.host.size() - 2);
    const bool digits = !address.port.empty() && std::all_of(address.port.begin(), address.port.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (address.host.empty() || !digits) return invalid("hub.url");
    return address;
}

/// What all steps run on; it outlives connections, so that another thread may always wake it.
struct HttpsTransport::Loop {
    asio::io_context context;
};

struct HttpsTransport::Connection {
    asio::ssl::context tls{asio::ssl::context::tls_client};
    std::optional<beast::ssl_stream<beast::tcp_stream>> stream;
    std::optional<beast::tcp_stream> plain;  ///< instead, to this very machine
    beast::flat_buffer buffer;

    beast::tcp_stream& socket() { return plain ? *plain : beast::get_lowest_layer(*stream); }

    /// Runs one asynchronous step to its end. A step is made of several operations, so one that was cancelled has to be
    /// cancelled again after each.
    template <class Start>
    beast::error_code run(Loop& loop, const std::atomic<bool>& cancelled, Start start) {
        if (cancelled) return asio::error::operation_aborted;
        std::optional<beast::error_code> ended;
        start([&](beast::error_code code, auto&&...) { ended = code; });
        while (!ended) {
            loop.context.restart();
            loop.context.run_one();
            if (!ended && cancelled) socket().cancel();
        }
        return *ended;
    }
};

HttpsTransport::HttpsTransport(HubAddress hub, std::string caPem, std::chrono::seconds timeout)
    : m_hub(std::move(hub)), m_caPem(std::move(caPem)), m_timeout(timeout), m_loop(std::make_unique<Loop>()) {}

HttpsTransport::~HttpsTransport() = default;

void HttpsTransport::cancel() {
    m_cancelled = true;
    asio::post(m_loop->context, [] {});  // wakes the step under way
}

Result<void> HttpsTransport::connect() {
    auto connection = std::make_unique<Connection>();
    beast::error_code code;
    auto& tls = connection->tls;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 |
                    asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    tls.set_verify_mode(asio::ssl::verify_peer);
    if (m_caPem.empty()) tls.set_default_verify_paths(code);
    else tls.add_certificate_authority(asio::buffer(m_caPem), code);
    if (code) return invalid("hub.ca", code.message());

    asio::ip::tcp::resolver resolver{m_loop->context};
    const auto endpoints = resolver.resolve(m_hub.host, m_hub.port, code);
    if (code) return offline(code);
    if (m_hub.plain) {
        auto& socket = connection->plain.emplace(m_loop->context);
        socket.expires_after(m_timeout);
        code = connection->run(*m_loop, m_cancelled, [&](auto done) { socket.async_connect(endpoints, done); });
        if (code) return offline(code);
        m_connection = std::move(connection);
        return {};
    }
    auto& stream = connection->stream.emplace(m_loop->context, tls);
    auto& socket = beast::get_lowest_layer(stream);
    stream.set_verify_callback(asio::ssl::host_name_verification(m_hub.host));
    if (!SSL_set_tlsext_host_name(stream.native_handle(), m_hub.host.c_str())) return invalid("hub.url");

    socket.expires_after(m_timeout);
    code = connection->run(*m_loop, m_cancelled, [&](auto done) { socket.async_connect(endpoints, done); });
    if (code) return offline(code);
    code = connection->run(*m_loop, m_cancelled, [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
    if (code && code.category() == asio::error::get_ssl_category()) return Error{Errc::Denied, "hub.certificate", code.message()};
    if (code) return offline(code);
    m_connection = std::move(connection);
    return {};
}

Result<HttpResponse> HttpsTransport::exchange(const HttpRequest& request) {
    http::request<http::string_body> message{http::string_to_verb(request.method), request.target, 11};
    message.set(http::field::host, m_hub.host + ":" + m_hub.port);
    message.set(http::field::user_agent, "jiayi");
    for (const auto& [name, value] : request.headers) message.set(name, value);
    message.body() = request.body;
    message.prepare_payload();

    auto& connection = *m_connection;
    connection.socket().expires_after(m_timeout + request.patience);
    auto code = connection.run(*m_loop, m_cancelled, [&](auto done) {
        if (connection.plain) http::async_write(*connection.plain, message, done);
        else http::async_write(*connection.stream, message, done);
    });
    if (code) return offline(code);
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLargestAnswer);
    code = connection.run(*m_loop, m_cancelled, [&](auto done) {
        if (connection.plain) http::async_read(*connection.plain, connection.buffer, parser, done);
        else http::async_read(*connection.stream, connection.buffer, parser, done);
    });
    if (code) return offline(code);

    HttpResponse response{static_cast<int>(parser.get().result_int()), {}, std::move(parser.get().body())};
    for (const auto& field : parser.get()) {
        std::string name{field.name_string()};
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        response.headers[name] = std::string{field.value()};
    }
    if (!parser.keep_alive()) m_connection.reset();
    return response;
}

Result<HttpResponse> HttpsTransport::send(const HttpRequest& request) {
    m_cancelled = false;
    const std::stop_callback onStop{request.stop, [this] { cancel(); }};
    const bool reused = m_connection != nullptr;
    if (!reused) JIAYI_CHECK(connect());
    auto response = exchange(request);
    if (response) return response;
    m_connection.reset();
    // A kept connection may have been closed while it stood idle. Reading again is harmless; a write is not repeated
    // here: the engine keeps its flight and knows how to find out what became of it.
    if (!reused || request.method != "GET" || m_cancelled) return response;
    JIAYI_CHECK(connect());
    response = exchange(request);
    if (!response) m_connection.reset();
    return response;
}

}  // namespace jiayi::sync
