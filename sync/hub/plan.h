// What a Bundle or a single request wants written, before the store is asked: each entry checked by itself, server ids
// given, references inside the Bundle resolved, and everything that the store will index found.
#pragma once

#include "sync/fhir/bundle.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/search_request.h"

namespace jiayi::hub {

/// In the order in which R4 carries out a transaction.
enum class Step { Delete, Create, Update, Read };

struct Planned {
    std::size_t entry = 0;  ///< its place in the Bundle
    Step step = Step::Update;
    fhir::ResourceKey key;             ///< of a Read by search only the type
    std::optional<std::int64_t> base;  ///< of ifMatch; without it the resource must never have been there
    bool blind = false;                ///< neither ifMatch nor ifNoneMatch was said
    std::string fullUrl;
    std::optional<SearchRequest> search;  ///< of a Read by search, and of ifNoneExist
    fhir::Json resource;

    // Found by complete():
    Digest hash{};
    std::string patient;                ///< in whose compartment it is
    std::vector<std::string> patients;  ///< that it refers to
    std::vector<SearchKey> keys;
    std::vector<SearchDate> dates;

    bool writes() const { return step != Step::Read; }
};

struct Plan {
    std::string bundleId;  ///< empty if there is none
    std::vector<Planned> entries;
};

/// Names an entry of the Bundle.
fhir::Issue entryIssue(std::size_t index, std::string_view issueType, std::string_view reason);

/// Immutable but for the random source, which is only asked for ids; safe to use from several threads.
class Planner {
public:
    Planner(const HubRules& rules, const OwnReferences& references, const Clock& clock, Random& random)
        : m_rules(rules), m_references(references), m_clock(clock), m_random(random) {}

    /// What cannot be taken is put into `issues`, each naming its entry. Invalid "bundle.type", "bundle.entry";
    /// Full "bundle.too-many-entries".
    Result<Plan> plan(fhir::Json bundle, std::vector<fhir::Issue>& issues) const;
    /// One write by its own request. For POST `key` has no id. Invalid with the reason that an entry would get.
    Result<Planned> single(const Request& request, const fhir::ResourceKey& key) const;

    /// Everything that is known from the resource alone. Run again if the resource has changed. The reason why it
    /// cannot be taken, or empty.
    std::string_view complete(Planned& planned) const;

private:
    Result<Planned> entryOf(fhir::BundleEntry entry) const;
    Result<void> takeRequest(Planned& planned, const fhir::EntryRequest& request) const;
    Result<void> takeResource(Planned& planned, fhir::Json resource) const;
    void resolveInside(Plan& plan) const;
    void placeProvenances(Plan& plan) const;

    const HubRules& m_rules;
    const OwnReferences& m_references;
    const Clock& m_clock;
    Random& m_random;
};

}  // namespace jiayi::hub
