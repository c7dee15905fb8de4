#include "sync/fhir/bundle.h"

#include "sync/fhir/reference.h"

#include <charconv>
#include <stdexcept>

namespace jiayi::fhir {

namespace {

constexpr std::string_view kStreamChange = "https://jiayi.example/fhir/StructureDefinition/stream-change";

constexpr std::string_view kUrnUuid = "urn:uuid:";

void setUnlessEmpty(Json& object, std::string_view key, std::string& text) {
    if (!text.empty()) object.set(key, std::move(text));
}

std::string take(const Json& object, std::string_view path) { return std::string{object.textOr(path, "")}; }

std::string_view phraseOf(int status) {
    switch (status) {
        case 200:
            return "200 OK";
        case 201:
            return "201 Created";
        case 204:
            return "204 No Content";
        default:
            return {};
    }
}

Json requestJson(EntryRequest& request) {
    auto json = Json::object();
    setUnlessEmpty(json, "method", request.method);
    setUnlessEmpty(json, "url", request.url);
    setUnlessEmpty(json, "ifNoneMatch", request.ifNoneMatch);
    setUnlessEmpty(json, "ifMatch", request.ifMatch);
    setUnlessEmpty(json, "ifNoneExist", request.ifNoneExist);
    return json;
}

Json responseJson(EntryResponse& response) {
    const auto phrase = phraseOf(response.status);
    auto json =
        Json::object({{"status", phrase.empty() ? std::to_string(response.status) : std::string{phrase}}});
    setUnlessEmpty(json, "location", response.location);
    setUnlessEmpty(json, "etag", response.etag);
    setUnlessEmpty(json, "lastModified", response.lastModified);
    if (!response.outcome.isNull()) json.set("outcome", std::move(response.outcome));
    return json;
}

Json entryJson(BundleEntry& entry) {
    auto json = Json::object();
    setUnlessEmpty(json, "fullUrl", entry.fullUrl);
    if (!entry.resource.isNull()) json.set("resource", std::move(entry.resource));
    if (entry.request) json.set("request", requestJson(*entry.request));
    if (entry.response) json.set("response", responseJson(*entry.response));
    if (!entry.change.empty()) json.make("extension").push(Json::object({{"url", kStreamChange}, {"valueCode", entry.change}}));
    return json;
}

std::optional<int> statusOf(std::string_view text) {
    int status = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), status);
    const bool ends = read.ptr == text.data() + text.size() || *read.ptr == ' ';
    if (read.ec != std::errc{} || !ends || status < 100 || status > 599) return {};
    return status;
}

Result<BundleEntry> readEntry(Json& json, std::size_t position) {
    const auto malformed = invalid("bundle.entry", "entry " + std::to_string(position));
    if (!json.isObject()) return malformed;
    BundleEntry entry;
    entry.fullUrl = take(json, "fullUrl");
    if (const auto* change = extension(json, kStreamChange)) entry.change = change->textOr("valueCode", "");
    if (auto* resource = json.find("resource")) {
        if (!isTypeName(resourceType(*resource))) return malformed;
        entry.resource = std::move(*resource);
    }
    if (const auto* request = json.find("request")) {
        entry.request =
            EntryRequest{take(*request, "method"), take(*request, "url"), take(*request, "ifMatch"),
                         take(*request, "ifNoneMatch"), take(*request, "ifNoneExist")};
        if (entry.request->method.empty() || entry.request->url.empty()) return malformed;
    }
    if (auto* response = json.find("response")) {
        const auto status = statusOf(response->textOr("status", ""));
        if (!status) return malformed;
        entry.response = EntryResponse{*status,
                                       take(*response, "location"),
                                       take(*response, "etag"),
                                       take(*response, "lastModified"),
                                       {}};
        if (auto* outcome = response->find("outcome")) entry.response->outcome = std::move(*outcome);
    }
    return entry;
}

BundleEntry writeEntry(Json resource, EntryRequest request) {
    const auto key = keyOf(resource);
    if (!key) throw std::logic_error("a resource without type or id cannot be sent");
    request.method = "PUT";
    request.url = key->toString();
    return {{}, std::move(resource), std::move(request), {}};
}

}  // namespace

std::string_view Bundle::link(std::string_view relation) const {
    for (const auto& each : links) {
        if (each.relation == relation) return each.url;
    }
    return {};
}

Json toJson(Bundle bundle) {
    auto json = Json::object({{"resourceType", "Bundle"}});
    if (!bundle.identifier.empty())
        json.set("identifier", Json::object({{"system", "urn:ietf:rfc:3986"},
                                             {"value", std::string{kUrnUuid} + bundle.identifier}}));
    setUnlessEmpty(json, "type", bundle.type);
    setUnlessEmpty(json, "timestamp", bundle.timestamp);
    if (bundle.total) json.set("total", *bundle.total);
    for (auto& link : bundle.links)
        json.make("link").push(
            Json::object({{"relation", std::move(link.relation)}, {"url", std::move(link.url)}}));
    std::vector<Json> entries;
    entries.reserve(bundle.entries.size());
    for (auto& entry : bundle.entries) entries.push_back(entryJson(entry));
    if (!entries.empty()) json.set("entry", Json::array(std::move(entries)));
    return json;
}

Result<Bundle> readBundle(Json json) {
    Bundle bundle;
    bundle.type = take(json, "type");
    if (resourceType(json) != "Bundle" || bundle.type.empty()) return invalid("bundle.type");
    bundle.identifier = take(json, "identifier.value");
    if (bundle.identifier.starts_with(kUrnUuid)) bundle.identifier.erase(0, kUrnUuid.size());
    bundle.timestamp = take(json, "timestamp");
    bundle.total = json.integer("total");
    for (const auto& link : json.items("link"))
        bundle.links.push_back({take(link, "relation"), take(link, "url")});
    auto* entries = json.find("entry");
    if (!entries) return bundle;
    if (!entries->isArray()) return invalid("bundle.entry");
    for (auto& each : entries->items()) {
        JIAYI_TRY(auto entry, readEntry(each, bundle.entries.size()));
        bundle.entries.push_back(std::move(entry));
    }
    return bundle;
}

BundleEntry createEntry(Json resource) {
    EntryRequest request;
    request.ifNoneMatch = "*";
    return writeEntry(std::move(resource), std::move(request));
}

BundleEntry updateEntry(Json resource, std::string_view baseVersion) {
    EntryRequest request;
    request.ifMatch = entityTag(baseVersion);
    return writeEntry(std::move(resource), std::move(request));
}

BundleEntry deleteEntry(const ResourceKey& key, std::string_view baseVersion) {
    return {{}, {}, EntryRequest{"DELETE", key.toString(), entityTag(baseVersion), {}, {}}, {}};
}

std::string entityTag(std::string_view version) {
    if (version.empty()) throw std::logic_error("a version is needed for an entity tag");
    return "W/\"" + std::string{version} + "\"";
}

std::string_view versionOfTag(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) return {};
    return tag.substr(1, tag.size() - 2);
}

std::optional<ResourceKey> keyOfUrl(std::string_view url) {
    auto reference = parseReference(url);
    if (reference.key.type.empty()) return {};
    return std::move(reference.key);
}

}  // namespace jiayi::fhir
