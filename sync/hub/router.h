// From a request to whoever answers it. Knows paths and media types; no network, no SQL.
#pragma once

#include "sync/hub/auth.h"
#include "sync/hub/fhir_api.h"

namespace jiayi::hub {

/// Safe to use from several threads: handle() may wait for the store and is called by workers, refuseHead() and
/// bodyLimit() only compute and are called where the network is read.
class Router {
public:
    /// `urls`: the addresses by which the hub is known; at least one. `requireProvenance`: see Transactions.
    Router(Store& store, const Clock& clock, Random& random, std::vector<SigningKey> keys, std::vector<std::string> urls,
           bool requireProvenance = false);

    Reply handle(const Request& request);
    /// The answer to a request that need not be read any further.
    std::optional<Reply> refuseHead(const Request& head) const;
    /// How many bytes of body this request may have.
    std::size_t bodyLimit(const Request& head) const;

private:
    Reply route(const Request& request, std::string_view path, std::string_view query);
    Reply fhirRoute(const Request& request, std::string_view path, std::string_view query);
    Reply authorised(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);
    std::string fhirBaseOf(const Request& request) const;

    const Clock& m_clock;
    std::vector<std::string> m_urls;
    Signer m_signer;
    Auth m_auth;
    FhirApi m_api;
    TokenBuckets m_perClient;
    TokenBuckets m_perInstitution;
};

}  // namespace jiayi::hub
