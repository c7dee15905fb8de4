// Writing: a Bundle whole or not at all, and single resources by the same way.
#pragma once

#include "sync/hub/execution.h"
#include "sync/hub/signer.h"

namespace jiayi::hub {

/// Safe to use from several threads.
class Transactions {
public:
    /// `requireProvenance`: a desk's writes need a Provenance each (see provenance.h).
    Transactions(Store& store, const Signer& signer, const HubRules& rules, const OwnReferences& references,
                 const Clock& clock, Random& random, bool requireProvenance)
        : m_store(store), m_signer(signer), m_rules(rules), m_references(references), m_clock(clock), m_random(random),
          m_planner(rules, references, clock, random), m_requireProvenance(requireProvenance) {}

    /// 200 with a transaction-response, whose link "since" is the cursor just behind it; the same again for the same
    /// bundle. Links "since" of the request are cursors that its versions were read with: 410 "cursor-epoch" if they hold
    /// no more, since a number may name another version in a hub that was restored. 409 if its id comes with other bytes,
    /// 400 for what is no transaction, 413 for too many entries, 422 for an entry that cannot be taken, and what
    /// Execution::run() refuses. Every issue names its entry.
    Reply apply(Access& access, const Request& request, fhir::Json bundle, std::string_view fhirBase);
    /// POST, PUT and DELETE of one resource, by the headers If-Match, If-None-Match and If-None-Exist; a desk's with
    /// X-Provenance. The same refusals.
    Reply single(Access& access, const Request& request, const fhir::ResourceKey& key, std::string_view fhirBase);

private:
    Result<Plan> planSingle(const Client& client, const Request& request, const fhir::ResourceKey& key);
    std::optional<Reply> refuseUnwitnessed(const Client& client, const Plan& plan);
    std::optional<Reply> refuseOtherLine(const Access& access, const fhir::Json& bundle);

    Store& m_store;
    const Signer& m_signer;
    const HubRules& m_rules;
    const OwnReferences& m_references;
    const Clock& m_clock;
    Random& m_random;
    Planner m_planner;
    bool m_requireProvenance;
};

}  // namespace jiayi::hub
