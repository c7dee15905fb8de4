// Everything below /fhir for a client that is known: which of our classes answers which route.
#pragma once

#include "sync/hub/history.h"
#include "sync/hub/operations.h"
#include "sync/hub/routes.h"
#include "sync/hub/transactions.h"

namespace jiayi::hub {

/// Safe to use from several threads.
class FhirApi {
public:
    /// `fhirBases`: see OwnReferences. `requireProvenance`: see Transactions.
    FhirApi(Store& store, const Signer& signer, const Clock& clock, Random& random,
            const std::vector<std::string>& fhirBases, bool requireProvenance);

    /// `match` has a route; `query` is what follows '?', still encoded; `fhirBase` is the address for links.
    Reply answer(const Client& client, const Request& request, const RouteMatch& match, std::string_view query,
                 std::string_view fhirBase);
    const HubRules& rules() const { return m_rules; }
    const OwnReferences& references() const { return m_references; }
    History& history() { return m_history; }
    /// Makes the store's search index anew if it was made by older rules; before the first request.
    Result<void> reindex();
    /// What the client may do in that stream, today; see Access::of().
    Result<Access> access(const Client& client, std::string_view stream) const;

private:
    Reply withAccess(Access& access, const Request& request, const RouteMatch& match, const Form& query,
                     std::string_view fhirBase);
    Reply bundle(Access& access, const Request& request, const Form& query, std::string_view fhirBase);
    Reply batch(Access& access, const Request& request, fhir::Json json, std::string_view fhirBase);
    Reply batchEntry(Access& access, const Request& outer, const fhir::BundleEntry& entry, std::string_view fhirBase);
    Reply search(Access& access, const std::string& type, const Form& form, bool lenient, std::string_view fhirBase);

    Store& m_store;
    const Clock& m_clock;
    HubRules m_rules;
    OwnReferences m_references;
    History m_history;
    Transactions m_transactions;
    Operations m_operations;
};

/// The media type without its parameters is one of these.
bool hasMediaType(std::string_view contentType, std::initializer_list<std::string_view> allowed);

}  // namespace jiayi::hub
