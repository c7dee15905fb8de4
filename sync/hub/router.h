// From a request to whoever answers it. Knows paths and media types; no network, no SQL.
#pragma once

#include "sync/hub/auth.h"
#include "sync/hub/binaries.h"
#include "sync/hub/digests.h"
#include "sync/hub/exports.h"
#include "sync/hub/fhir_api.h"
#include "sync/hub/formularies.h"

namespace jiayi::hub {

/// Safe to use from several threads: handle() may wait for the store and is called by workers, refuseHead() and
/// bodyLimit() only compute and are called where the network is read.
class Router {
public:
    /// `urls`: the addresses by which the hub is known; at least one. `requireProvenance`: see Transactions.
    Router(Store& store, const Clock& clock, Random& random, std::vector<SigningKey> keys, std::vector<std::string> urls,
           bool requireProvenance = true);

    Reply handle(const Request& request);
    /// See FhirApi::reindex().
    Result<void> reindex() { return m_api.reindex(); }
    /// From now on there are exports; see Exports::open(). Called before the first request.
    Result<void> allowExports(Exports::Options options);
    /// Removes what is too old to be fetched; may wait for the disk.
    void forgetOldExports();
    /// The hub's signing keys as they are now; see Signer::replace().
    void useKeys(std::vector<SigningKey> keys) { m_signer.replace(std::move(keys)); }
    /// The answer to a request that need not be read any further.
    std::optional<Reply> refuseHead(const Request& head) const;
    /// How many bytes of body this request may have.
    std::size_t bodyLimit(const Request& head) const;

private:
    Reply route(const Request& request, std::string_view path, std::string_view query);
    Reply fhirRoute(const Request& request, std::string_view path, std::string_view query);
    Reply authorised(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);
    Reply exported(const Client& client, const Request& request, const RouteMatch& match, std::string_view query);
    std::string fhirBaseOf(const Request& request) const;

    Store& m_store;
    const Clock& m_clock;
    Random& m_random;
    std::vector<std::string> m_urls;
    Signer m_signer;
    Auth m_auth;
    FhirApi m_api;
    Digests m_digests;
    Formularies m_formularies;
    Binaries m_binaries;
    std::unique_ptr<Exports> m_exports;
    TokenBuckets m_perClient;
    TokenBuckets m_perInstitution;
};

}  // namespace jiayi::hub
