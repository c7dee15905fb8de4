// A FHIR search as it was asked, and as the store is asked.
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/search_parameters.h"

namespace jiayi::hub {

struct SearchRequest {
    SearchQuery query;  ///< its `limit` is the page's size
    /// Dates asked for exactly: a resource's whole time must lie inside, which the store's overlap does not tell.
    std::vector<SearchDate> inside;
    std::vector<const SearchParameter*> includes;
    Form links;  ///< what the links to this page and the next must repeat
};

/// Parameters that every search takes beside those of its type, in the order of the CapabilityStatement.
inline constexpr std::string_view kCommonParameters[] = {"_id", "_lastUpdated", "_count", "_sort", "_include"};

/// `type` is one that the hub knows. `lenient` passes over parameters that we do not know ("Prefer:
/// handling=lenient"). Invalid "parameter.unknown", "parameter.value", "parameter.modifier", "parameter.include".
Result<SearchRequest> readSearch(const SearchParameters& parameters, const OwnReferences& references, std::string_view type,
                                 const Form& form, bool lenient);

/// "a=1&b=2", encoded.
std::string queryText(const Form& form);
/// A whole number from 1 on.
std::optional<std::int64_t> countOf(std::string_view text);

}  // namespace jiayi::hub
