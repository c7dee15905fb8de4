// A desk's connection for load: one TLS line as a coroutine, so that one thread holds a thousand of them.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <optional>
#include <string>

namespace jiayi::bench {

struct LineAnswer {
    int status = 0;  ///< 0: the line broke
    int retryAfter = 0;
    std::string body;
};

/// Owner and thread: whoever runs the io_context; one request at a time.
class HubLine {
public:
    HubLine(boost::asio::io_context& context, boost::asio::ssl::context& tls, std::uint16_t port, std::string from)
        : m_context(context), m_tls(tls), m_port(port), m_from(std::move(from)) {}

    /// From an address of its own below 127.0.0.0/8, so that the hub sees as many clinics as there are.
    boost::asio::awaitable<bool> connect() {
        using boost::asio::ip::tcp;
        m_buffer.clear();
        m_used = std::chrono::steady_clock::now();
        m_stream.emplace(m_context, m_tls);
        auto& lowest = boost::beast::get_lowest_layer(*m_stream);
        boost::system::error_code error;
        lowest.socket().open(tcp::v4(), error);
        lowest.socket().bind({boost::asio::ip::make_address(m_from), 0}, error);
        if (error) co_return false;
        lowest.expires_after(kPatience);
        const auto [failed] = co_await lowest.async_connect(tcp::endpoint{boost::asio::ip::make_address("127.0.0.1"), m_port}, kOutcome);
        if (failed) co_return false;
        const auto [refused] = co_await m_stream->async_handshake(boost::asio::ssl::stream_base::client, kOutcome);
        co_return !refused;
    }
    void close() { m_stream.reset(); }
    /// Nothing is expected any more: the line stays, its clock stops.
    void rest() {
        if (m_stream) boost::beast::get_lowest_layer(*m_stream).expires_never();
    }

    boost::asio::awaitable<LineAnswer> send(std::string method, std::string target, std::string authorization, std::string body,
                                            std::string contentType) {
        namespace http = boost::beast::http;
        LineAnswer answer;
        // The hub closes what has been idle for a minute; like the desk, a new line is opened then.
        if (m_stream && std::chrono::steady_clock::now() - m_used > kIdle && !co_await connect()) co_return answer;
        if (!m_stream) co_return answer;
        http::request<http::string_body> request{http::string_to_verb(method), target, 11};
        request.set(http::field::host, "localhost:" + std::to_string(m_port));
        if (!authorization.empty()) request.set(http::field::authorization, authorization);
        if (!body.empty()) request.set(http::field::content_type, contentType);
        request.body() = std::move(body);
        request.prepare_payload();
        boost::beast::get_lowest_layer(*m_stream).expires_after(kPatience);
        const auto [unsent, sent] = co_await http::async_write(*m_stream, request, kOutcome);
        if (unsent) co_return answer;
        http::response_parser<http::string_body> parser;
        parser.body_limit(std::uint64_t{64} << 20);
        const auto [unread, read] = co_await http::async_read(*m_stream, m_buffer, parser, kOutcome);
        if (unread) co_return answer;
        m_used = std::chrono::steady_clock::now();
        answer.status = static_cast<int>(parser.get().result_int());
        if (const auto wait = parser.get()["Retry-After"]; !wait.empty()) answer.retryAfter = std::atoi(std::string{wait}.c_str());
        answer.body = std::move(parser.get().body());
        if (m_buffer.size() == 0) m_buffer.shrink_to_fit();
        co_return answer;
    }

private:
    static constexpr auto kOutcome = boost::asio::as_tuple(boost::asio::use_awaitable);
    static constexpr std::chrono::seconds kPatience{120};
    static constexpr std::chrono::seconds kIdle{50};

    boost::asio::io_context& m_context;
    boost::asio::ssl::context& m_tls;
    std::uint16_t m_port;
    std::string m_from;
    std::optional<boost::beast::ssl_stream<boost::beast::tcp_stream>> m_stream;
    boost::beast::flat_buffer m_buffer;
    std::chrono::steady_clock::time_point m_used{};
};

}  // namespace jiayi::bench
