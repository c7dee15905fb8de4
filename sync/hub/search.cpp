#include "sync/hub/search.h"

#include "sync/hub/limits.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>
#include <set>

namespace jiayi::hub {

namespace {

/// A page may end with fewer than it could hold rather than read on for ever over what is not shown.
constexpr std::size_t kMaxScanned = 10'000;
constexpr std::size_t kMaxIncluded = 1000;

/// Whether each date asked for exactly holds one of the resource's whole.
bool liesInside(const SearchRequest& request, const SearchParameters& parameters, const fhir::Json& resource) {
    return std::all_of(request.inside.begin(), request.inside.end(), [&](const SearchDate& asked) {
        const auto dates = SearchParameters::dates(*parameters.find(request.query.type, asked.name), resource);
        return std::any_of(dates.begin(), dates.end(),
                           [&](const SearchDate& date) { return date.from >= asked.from && date.to <= asked.to; });
    });
}

Result<bool> matches(const Version& version, Access& access, const SearchRequest& request,
                     const SearchParameters& parameters) {
    JIAYI_TRY(const auto shown, access.shows(version));
    if (!shown || request.inside.empty()) return shown;
    JIAYI_TRY(const auto resource, fhir::parseJson(version.body));
    return liesInside(request, parameters, resource);
}

/// Whether the search asks for a patient by name; for Patient itself, by id.
Result<bool> namesGrantedPatient(Access& access, const SearchRequest& request) {
    std::vector<std::string> patients;
    if (request.query.type == "Patient") patients = request.query.ids;
    for (const auto& group : request.query.keys) {
        if (group.size() == 1 && (group[0].name == "patient" || group[0].name == "subject"))
            patients.push_back(group[0].value);
    }
    for (const auto& patient : patients) {
        JIAYI_TRY(const auto may, access.granted(patient));
        if (may) return true;
    }
    return false;
}

Result<void> include(Found& found, const SearchSource& source, Access& access, const OwnReferences& references,
                     const SearchRequest& request) {
    std::set<fhir::ResourceKey> there;
    for (const auto& match : found.matches) there.insert(match.key);
    for (const auto& match : found.matches) {
        JIAYI_TRY(const auto resource, fhir::parseJson(match.body));
        for (const auto* parameter : request.includes) {
            for (auto& key : SearchParameters::targets(*parameter, resource, references)) {
                if (found.included.size() >= kMaxIncluded || !there.insert(key).second) continue;
                JIAYI_TRY(auto version, source.read(key));
                if (!version || !version->live()) continue;
                JIAYI_TRY(const auto shown, access.shows(*version));
                if (shown) found.included.push_back(std::move(*version));
            }
        }
    }
    return {};
}

}  // namespace

SearchSource sourceOf(Store& store, const std::string& stream) {
    return {[&store, stream](const SearchQuery& query) { return store.search(stream, query); },
            [&store, stream](const fhir::ResourceKey& key) { return store.read(stream, key); }};
}

SearchSource sourceOf(StoreTransaction& transaction, const std::string& stream) {
    return {[&transaction, stream](const SearchQuery& query) { return transaction.search(stream, query); },
            [&transaction, stream](const fhir::ResourceKey& key) { return transaction.read(stream, key); }};
}

Result<Found> findVisible(const SearchSource& source, Access& access, const OwnReferences& references,
                          const SearchRequest& request, const SearchParameters& parameters) {
    if (access.right(request.query.type, Verb::Read) == Right::No) return Error{Errc::Denied, "permission.type", {}};
    if (access.kind() == StreamKind::Granted) {
        JIAYI_TRY(const auto named, namesGrantedPatient(access, request));
        if (!named) return Error{Errc::Denied, "grant.patient", {}};
    }
    Found found;
    auto query = request.query;
    query.limit = request.query.limit + 1;  // one more tells whether there is a next page
    std::size_t bytes = 0, scanned = 0;
    for (bool more = true; more;) {
        JIAYI_TRY(auto rows, source.search(query));
        more = rows.size() == query.limit;
        for (auto& row : rows) {
            const bool full = found.matches.size() == request.query.limit || bytes > kPageBytes || scanned == kMaxScanned;
            if (full) {
                found.after = query.after;
                more = false;
                break;
            }
            query.after = row.n;
            ++scanned;
            JIAYI_TRY(const auto match, matches(row, access, request, parameters));
            if (!match) continue;
            bytes += row.body.size();
            found.matches.push_back(std::move(row));
        }
    }
    if (!request.includes.empty()) JIAYI_CHECK(include(found, source, access, references, request));
    return found;
}

std::string searchSet(const Found& found, const SearchRequest& request, std::string_view path, std::string_view fhirBase) {
    fhir::Bundle bundle;
    bundle.type = "searchset";
    auto self = request.links;
    if (request.query.after > 0) self.emplace("_after", std::to_string(request.query.after));
    else if (found.after == 0) bundle.total = static_cast<std::int64_t>(found.matches.size());
    const auto link = [&](const Form& form) {
        const auto query = queryText(form);
        return std::string{fhirBase} + "/" + std::string{path} + (query.empty() ? "" : "?" + query);
    };
    bundle.links.push_back({"self", link(self)});
    if (found.after > 0) {
        auto next = request.links;
        next.emplace("_after", std::to_string(found.after));
        bundle.links.push_back({"next", link(next)});
    }
    std::vector<std::string> entries;
    for (const auto& version : found.matches) entries.push_back(searchEntry(version, fhirBase, "match"));
    for (const auto& version : found.included) entries.push_back(searchEntry(version, fhirBase, "include"));
    return bundleText(std::move(bundle), entries);
}

}  // namespace jiayi::hub
