// POST /fhir: a desk's save, whole or not at all. SYNC.md sections 1 and 5.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

/// Safe to use from several threads.
class Transactions {
public:
    /// `fhirBases` are the addresses ("https://hub.example:8443/fhir") below which an absolute reference means us.
    Transactions(Store& store, const Clock& clock, std::vector<std::string> fhirBases)
        : m_store(store), m_clock(clock), m_fhirBases(std::move(fhirBases)) {}

    /// 200 with a transaction-response; the same again for the same bundle, 409 if its id comes with other bytes.
    /// 400 for what is no transaction, 413 for too many entries, 422 for an entry that cannot be taken, 403 for a
    /// patient of another stream, 412 for a write that is not based on the newest version. Every issue names its entry.
    Reply apply(const Client& client, const Request& request);

private:
    struct Planned;
    Result<std::vector<Planned>> plan(fhir::Json json, std::string& bundleId, std::vector<fhir::Issue>& issues) const;
    Reply applyPlanned(const Client& client, const std::string& bundleId, const Digest& requestHash,
                       std::vector<Planned>& planned);
    Result<std::vector<fhir::Issue>> foreignPatients(StoreTransaction& transaction, const Client& client,
                                                     const std::vector<Planned>& planned) const;

    Store& m_store;
    const Clock& m_clock;
    std::vector<std::string> m_fhirBases;
};

}  // namespace jiayi::hub
