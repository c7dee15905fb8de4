// Bundles: transactions on their way out, and histories, searches and answers on their way in.
#pragma once

#include "sync/fhir/resource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::fhir {

struct EntryRequest {
    std::string method;  ///< GET, POST, PUT, PATCH, DELETE
    std::string url;     ///< "Patient/1"
    std::string ifMatch;
    std::string ifNoneMatch;
    std::string ifNoneExist;
};

struct EntryResponse {
    int status = 0;  ///< 201 of "201 Created"
    std::string location;
    std::string etag;
    std::string lastModified;
    Json outcome;  ///< null if there is none
};

struct BundleEntry {
    std::string fullUrl;
    Json resource;  ///< null if there is none, as in a DELETE
    std::optional<EntryRequest> request;
    std::optional<EntryResponse> response;
    /// Of a history, where a resident moves between institutions: "enter", "leave" or "leave-sealed", an extension of ours.
    std::string change{};
};

struct BundleLink {
    std::string relation;  ///< self, next
    std::string url;
};

struct Bundle {
    std::string type;        ///< transaction, transaction-response, history, searchset, collection, ...
    std::string identifier;  ///< a UUID, carried as urn:uuid; empty if there is none
    std::string timestamp;
    std::optional<std::int64_t> total;
    std::vector<BundleLink> links;
    std::vector<BundleEntry> entries;

    std::string_view link(std::string_view relation) const;  ///< empty if there is none
};

Json toJson(Bundle bundle);
/// Invalid "bundle.type" if it is no Bundle, "bundle.entry" if an entry, request or response is malformed.
Result<Bundle> readBundle(Json json);

/// A first write (`ifNoneMatch: *`), a write based on `baseVersion`, and a deletion of it. A resource without type or
/// id, or an empty version, is a bug.
BundleEntry createEntry(Json resource);
BundleEntry updateEntry(Json resource, std::string_view baseVersion);
BundleEntry deleteEntry(const ResourceKey& key, std::string_view baseVersion);

/// `W/"3"`.
std::string entityTag(std::string_view version);
/// "3" of `W/"3"` or `"3"`; empty for anything else.
std::string_view versionOfTag(std::string_view tag);
/// "Patient/1" or an absolute URL ending so, with or without "/_history/3".
std::optional<ResourceKey> keyOfUrl(std::string_view url);

}  // namespace jiayi::fhir
