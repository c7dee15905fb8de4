// Search: what a client may see of what it asked for, in pages, with what it wants included.
#pragma once

#include "sync/hub/access.h"
#include "sync/hub/search_request.h"

#include <functional>

namespace jiayi::hub {

/// Where a search looks: the store, or a write transaction that has not been committed.
struct SearchSource {
    std::function<Result<std::vector<Version>>(const SearchQuery&)> search;
    std::function<Result<std::optional<Version>>(const fhir::ResourceKey&)> read;
};
SearchSource sourceOf(Store& store, const std::string& stream);
SearchSource sourceOf(StoreTransaction& transaction, const std::string& stream);

struct Found {
    std::vector<Version> matches;   ///< at most `query.limit`, and a page's bytes
    std::vector<Version> included;  ///< each once, none that is a match
    std::int64_t after = 0;         ///< where the next page begins; 0 if this is the last
};

/// A client of another stream's patients must say which: Denied "grant.patient" for a search that names none that it
/// holds a grant for.
Result<Found> findVisible(const SearchSource& source, Access& access, const OwnReferences& references,
                          const SearchRequest& request, const SearchParameters& parameters);

/// The searchset Bundle's text. `path` is "Observation", for the links.
std::string searchSet(const Found& found, const SearchRequest& request, std::string_view path, std::string_view fhirBase);

}  // namespace jiayi::hub
