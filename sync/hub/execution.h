// One plan against the store: whole or not at all.
#pragma once

#include "sync/hub/plan.h"
#include "sync/hub/search.h"

namespace jiayi::hub {

/// What became of one entry.
struct Done {
    int status = 0;
    Version version;     ///< as the client's stream numbers it
    std::string result;  ///< of a search: the Bundle's text
};

/// Used once, by one thread. What it writes is rolled back unless the transaction is committed.
class Execution {
public:
    Execution(Store& store, const Planner& planner, const HubRules& rules, const OwnReferences& references, Access& access,
              Plan& plan)
        : m_store(store), m_planner(planner), m_rules(rules), m_references(references), m_access(access), m_plan(plan) {}

    /// Locks the client's stream, and those of institutions to which patients of this plan have moved. Denied
    /// "permission.type" in a stream that is only granted.
    Result<void> begin(Instant now);
    StoreTransaction& transaction() { return *m_transaction; }
    /// Nothing if all was written (see done()); else why nothing may be: 403 for a type, an author or a patient that is
    /// not the client's, 404 for a read of nothing, 412 for a write that is not based on the newest version, 422 for two
    /// entries that turn out to mean one resource. Every issue names its entry.
    std::optional<Reply> run(std::string_view fhirBase);
    /// One for each of the plan's entries, in its order.
    std::vector<Done>& done() { return m_done; }

private:
    struct Target;
    using Issues = std::vector<fhir::Issue>;

    Result<void> askForGrants();
    Result<std::vector<std::string>> holders();
    Result<std::vector<Target>> targets();
    Result<bool> leftAs(const std::optional<VersionHead>& current, const Planned& planned);
    Result<Issues> resolve(std::vector<bool>& existing);
    Result<std::optional<Version>> onlyMatch(const SearchRequest& search, bool& many);
    Result<void> resolveReferences(Planned& planned, Issues& issues);
    Result<Issues> forbidden(const std::vector<Target>& targets);
    Result<bool> mayReferTo(const std::string& patient, const Target& target, const std::vector<Target>& targets);
    Result<bool> looksUpPatient(const std::string& patient, const Target& target, const std::vector<Target>& targets);
    Issues unbased(const std::vector<Target>& targets) const;
    Result<Issues> settle(const std::vector<Target>& targets);
    Result<void> write(Planned& planned, const Target& target, Done& done);
    std::optional<Reply> read(const Planned& planned, std::string_view fhirBase, Done& done);

    Store& m_store;
    const Planner& m_planner;
    const HubRules& m_rules;
    const OwnReferences& m_references;
    Access& m_access;
    Plan& m_plan;
    std::unique_ptr<StoreTransaction> m_transaction;
    std::map<std::string, std::string> m_moved;  ///< patient -> the stream that holds them now
    std::map<std::pair<std::string, std::string>, bool> m_mayReferTo;  ///< (stream, patient)
    std::vector<Done> m_done;
};

/// Version and time are the hub's to say; what else stands in meta is the client's.
std::string stampedBody(fhir::Json& resource, std::int64_t version, Instant at);

}  // namespace jiayi::hub
