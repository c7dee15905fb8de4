// The hub as one object: a store, a TLS listener, and the threads between them.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "sync/hub/store.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace jiayi::hub {

struct HubOptions {
    std::string store;           ///< an address, see openStore()
    std::string certificatePem;  ///< a chain, the hub's own first
    std::string privateKeyPem;
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;         ///< 0: any free one
    std::vector<std::string> urls;  ///< "https://hub.example": further addresses clients may know the hub by
    std::filesystem::path exports;  ///< the folder of bulk exports, this process's own; empty: there are none
    std::set<std::string> metricsFrom;  ///< addresses beside this machine's own that may read /metrics
    bool requireProvenance = true;  ///< a desk's writes say in whose name they are; off where tests look at the line alone
    std::ostream* log = nullptr;    ///< one line a request; must outlive the server
    std::chrono::milliseconds houseEvery = std::chrono::minutes{1};  ///< how often keys and old things are seen to
};

/// Serves from start() to stop(). One thread reads and writes the network, others answer requests (workersFor() says how
/// many); stop() lets requests under way finish, for at most ten seconds.
class HubServer {
public:
    /// Errors of the store, Invalid "tls.certificate" or "tls.key", Invalid "listen.address", Busy "listen.port".
    /// A clock that is given must outlive the server; without one it is the system's.
    static Result<std::unique_ptr<HubServer>> start(const HubOptions& options, const Clock* clock = nullptr);
    ~HubServer();
    HubServer(const HubServer&) = delete;
    HubServer& operator=(const HubServer&) = delete;

    std::uint16_t port() const;
    /// "https://127.0.0.1:PORT", as it was told to listen.
    std::string url() const;
    void stop();

    /// The same store that is being served.
    Store& store();
    /// A code to pair a desk of this institution with; NotFound "institution.unknown".
    Result<std::string> newPairCode(std::string_view institution);

private:
    struct Parts;
    explicit HubServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace jiayi::hub
