// HTTPS over Boost.Beast. Certificates are always verified.
#pragma once

#include "sync/client/transport.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace jiayi::sync {

struct HubAddress {
    std::string host;
    std::string port;
    std::string origin;  ///< "https://host:port", as it was given
    bool plain = false;  ///< without TLS: only a test server on this very machine
};
/// Only https: Invalid "hub.url" otherwise.
Result<HubAddress> parseHubUrl(const std::string& url);

/// Keeps one connection open between requests and makes a new one when it has gone.
class HttpsTransport final : public Transport {
public:
    /// `caPem` is trusted, or the system's store (SSL_CERT_FILE) when it is empty.
    HttpsTransport(HubAddress hub, std::string caPem, std::chrono::seconds timeout = std::chrono::seconds{30});
    ~HttpsTransport() override;
    Result<HttpResponse> send(const HttpRequest& request) override;
    /// From any thread: a request under way ends at once, as Offline.
    void cancel();

private:
    struct Connection;
    struct Loop;
    Result<void> connect();
    Result<HttpResponse> exchange(const HttpRequest& request);

    HubAddress m_hub;
    std::string m_caPem;
    std::chrono::seconds m_timeout;
    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<Connection> m_connection;
    std::atomic<bool> m_cancelled = false;
};

}  // namespace jiayi::sync
