#include "sync/hub/rule_sets_publisher.h"

#include "sync/claims/rule_set_resource.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"

namespace jiayi::hub {

namespace {

constexpr const char* kConsortiumAuthor = "consortium";

}  // namespace

Result<PublishedRules> publishRules(Store& store, const SearchParameters& parameters, const capitation::RuleSet& set, Instant now) {
    JIAYI_CHECK(capitation::bookOf(set));
    JIAYI_TRY(const auto institutions, store.institutions());
    std::vector<std::string> streams;
    for (const auto& institution : institutions) streams.push_back(institution.code);
    if (streams.empty()) return Error{Errc::NotFound, "institution.unknown", {}};
    JIAYI_TRY(auto transaction, store.begin(streams, now));
    const fhir::ResourceKey key{"Library", set.id.toString()};
    PublishedRules done;
    for (const auto& stream : streams) {
        auto resource = claims::ruleSetResource(set);
        JIAYI_TRY(const auto there, transaction->read(stream, key));
        if (there && there->live()) {
            JIAYI_TRY(const auto kept, fhir::parseJson(there->body));
            if (fhir::canonicalHash(kept) != fhir::canonicalHash(resource)) return Error{Errc::Conflict, "capitation.published", set.version};
            ++done.unchanged;
            continue;
        }
        Version version;
        version.key = key;
        version.version = 1;
        JIAYI_TRY(const auto before, transaction->current(stream, key));
        if (before) version.version = before->version + 1;
        version.author = kConsortiumAuthor;
        version.hash = fhir::canonicalHash(resource);
        version.body = stampedBody(resource, version.version, transaction->at());
        parameters.index(version, resource, OwnReferences{{}});
        JIAYI_CHECK(transaction->append(stream, std::move(version)));
        ++done.written;
    }
    JIAYI_CHECK(transaction->commit());
    return done;
}

}  // namespace jiayi::hub
