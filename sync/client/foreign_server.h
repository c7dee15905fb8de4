// A FHIR server that is not our hub: where it is, how it lets us in, and one request to it.
#pragma once

#include "sync/client/https_transport.h"
#include "sync/client/hub_client.h"

namespace jiayi::sync {

struct ForeignAddress {
    HubAddress host;
    std::string basePath;  ///< "/fhir/r4"; empty for the root
};
/// https, or http to this very machine. Invalid "hub.url" otherwise.
Result<ForeignAddress> parseForeignUrl(const std::string& url);

/// A foreign row of table `hub`.
struct ForeignLink {
    std::string origin;
    std::string basePath;
    std::string tokenPath;  ///< empty: a test server that wants no token
    std::string clientId;
    std::string privateKey;
    std::string keyId;
};

/// Thread: the sync thread.
class ForeignServer {
public:
    ForeignServer(Transport& transport, ForeignLink link, const Clock& clock, Random& random)
        : m_transport(transport), m_link(std::move(link)), m_clock(clock), m_random(random) {}

    /// SMART Backend Services: asks the server where its tokens are, at .well-known/smart-configuration. NotFound
    /// "foreign.no-smart" when it does not say; Denied "foreign.token-elsewhere" when another host gives them out.
    Result<std::string> discoverTokenPath();
    /// `target` lies below the base: "/Patient/1". Adds a token where one is wanted, and asks for a fresh one once.
    Result<HttpResponse> send(HttpRequest request);
    /// The same with its answer read.
    Result<Answer> call(HttpRequest request);
    Result<Answer> get(std::string target) { return call({"GET", std::move(target), {}, {}}); }
    /// A link that the server gave, as a target. Denied "hub.foreign-link" when it leads to another origin or above the
    /// base: the token goes to the paired server and nowhere else.
    Result<std::string> targetOf(std::string_view url) const;
    /// "Patient/1" of a reference or fullUrl to this very server; otherwise as it is.
    std::string relative(std::string_view reference) const;
    /// By its last Date, else by our clock.
    Instant now() const { return m_clock.now() + m_offset; }

    const ForeignLink& link() const { return m_link; }
    void setTokenPath(std::string path) { m_link.tokenPath = std::move(path); }
    Transport& transport() { return m_transport; }

private:
    Result<void> authorize();

    Transport& m_transport;
    ForeignLink m_link;
    const Clock& m_clock;
    Random& m_random;
    std::chrono::milliseconds m_offset{0};
    std::string m_token;
    Instant m_tokenUntil{};
};

}  // namespace jiayi::sync
