#include "sync/hub/fhir_api.h"

#include "sync/hub/limits.h"
#include "sync/hub/wire_entry.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

bool isLenient(const Request& request) { return request.prefer.find("handling=lenient") != std::string::npos; }

bool wantsBody(Action action) {
    switch (action) {
        case Action::Bundle:
        case Action::Practitioners:
        case Action::Create:
        case Action::Update:
        case Action::Move:
        case Action::Grant:
        case Action::Revoke: return true;
        default: return false;
    }
}

/// What may stand in a batch: single interactions, no operations and no Bundles.
bool isSingle(const Route& route) { return route.pattern.starts_with("/{type}") || route.action == Action::SystemHistory; }

std::string lastHeader(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace

bool hasMediaType(std::string_view contentType, std::initializer_list<std::string_view> allowed) {
    auto type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return std::find(allowed.begin(), allowed.end(), type) != allowed.end();
}

FhirApi::FhirApi(Store& store, const Signer& signer, const Clock& clock, Random& random,
                 const std::vector<std::string>& fhirBases, bool requireProvenance)
    : m_store(store), m_clock(clock), m_rules(loadHubRules()), m_references(fhirBases),
      m_history(store, signer, m_rules.permissions, clock),
      m_transactions(store, signer, m_rules, m_references, clock, random, requireProvenance),
      m_operations(store, m_rules, m_references, clock, random) {}

Result<void> FhirApi::reindex() {
    return m_store.reindex(kSearchRules, [this](Version& version) { indexVersion(m_rules.search, m_references, version); });
}

Result<Access> FhirApi::access(const Client& client, std::string_view stream) const {
    return Access::of(m_store, m_rules.permissions, client, stream, localDate(m_clock.now()));
}

Reply FhirApi::answer(const Client& client, const Request& request, const RouteMatch& match, std::string_view query,
                      std::string_view fhirBase) {
    auto form = parseForm(query);
    if (match.route->action == Action::SearchByPost) {
        if (!hasMediaType(request.contentType, {"application/x-www-form-urlencoded"}))
            return refuse(415, "not-supported", "media-type");
        form.merge(parseForm(request.body));
    } else if (wantsBody(match.route->action) &&
               !hasMediaType(request.contentType, {"application/fhir+json", "application/json"})) {
        return refuse(415, "not-supported", "media-type");
    }
    const auto format = formValue(form, "_format");
    if (!format.empty() && format.find("json") == std::string_view::npos) return refuse(406, "not-supported", "format");
    if (!match.type.empty() && !m_rules.search.knows(match.type)) return refuse(404, "not-supported", "type.unknown");
    if (match.route->action == Action::Streams) return m_history.streams(client);
    if (match.route->action == Action::SystemHistory && (form.contains("_cursor") || form.contains("_receipt")))
        return m_history.page(client, form, fhirBase);
    JIAYI_REPLY(auto access, this->access(client, formValue(form, "_stream")));
    return withAccess(access, request, match, form, fhirBase);
}

Reply FhirApi::withAccess(Access& access, const Request& request, const RouteMatch& match, const Form& form,
                          std::string_view fhirBase) {
    const fhir::ResourceKey key{match.type, match.id};
    switch (match.route->action) {
        case Action::Bundle: return bundle(access, request, form, fhirBase);
        case Action::SystemHistory: return m_history.timeline(access, {}, form, isLenient(request), fhirBase);
        case Action::TypeHistory: return m_history.timeline(access, match.type, form, isLenient(request), fhirBase);
        case Action::InstanceHistory: return m_history.versions(access, key, form, isLenient(request), fhirBase);
        case Action::Read: return m_history.read(access, key);
        case Action::VersionRead: return m_history.readVersion(access, key, match.version);
        case Action::Search:
        case Action::SearchByPost: return search(access, match.type, form, isLenient(request), fhirBase);
        case Action::Create:
        case Action::Update:
        case Action::Delete: return m_transactions.single(access, request, key, fhirBase);
        case Action::Practitioners: return m_operations.practitioners(access, request.body);
        case Action::Move: return m_operations.move(access, match.id, request.body);
        case Action::Grant: return m_operations.grant(access, match.id, request.body);
        case Action::Revoke: return m_operations.revoke(access, match.id, request.body);
        case Action::Grants: return m_operations.grants(access);
        default: break;  // the router's own, or answered before anybody's access is asked
    }
    return refuse(404, "not-found", "path.unknown");
}

Reply FhirApi::search(Access& access, const std::string& type, const Form& form, bool lenient, std::string_view fhirBase) {
    JIAYI_REPLY(const auto request, readSearch(m_rules.search, m_references, type, form, lenient));
    JIAYI_REPLY(const auto found, findVisible(sourceOf(m_store, access.stream()), access, m_references, request, m_rules.search));
    Reply reply;
    reply.body = searchSet(found, request, type, fhirBase);
    return reply;
}

Reply FhirApi::bundle(Access& access, const Request& request, const Form& form, std::string_view fhirBase) {
    for (const auto& [name, value] : form) {
        if (name != "_stream" && name != "_format") return refuse(400, "not-supported", "parameter.unknown");
    }
    auto json = fhir::parseJson(request.body, {kMaxBodyBytes, kMaxJsonValues, kMaxJsonDepth});
    if (!json) return refuse(400, {fhir::issueOf(json.error())});
    if (fhir::resourceType(*json) == "Bundle" && json->textOr("type", "") == "batch")
        return batch(access, request, std::move(*json), fhirBase);
    return m_transactions.apply(access, request, std::move(*json), fhirBase);
}

Reply FhirApi::batch(Access& access, const Request& request, fhir::Json json, std::string_view fhirBase) {
    JIAYI_REPLY(const auto bundle, fhir::readBundle(std::move(json)));
    if (bundle.entries.size() > kMaxBundleEntries) return refuse(413, "too-costly", "bundle.too-many-entries");
    std::vector<std::string> entries;
    for (const auto& entry : bundle.entries) {
        auto reply = batchEntry(access, request, entry, fhirBase);
        fhir::EntryResponse response{reply.status, lastHeader(reply, "Location"), lastHeader(reply, "ETag"), {}, {}};
        if (reply.status >= 400) {
            JIAYI_REPLY(response.outcome, fhir::parseJson(reply.body));
            reply.body.clear();
        }
        entries.push_back(resultEntry(reply.body, std::move(response)));
    }
    fhir::Bundle answer;
    answer.type = "batch-response";
    Reply reply;
    reply.body = bundleText(std::move(answer), entries);
    return reply;
}

/// As if it had come by itself, in the stream that the batch named.
Reply FhirApi::batchEntry(Access& access, const Request& outer, const fhir::BundleEntry& entry, std::string_view fhirBase) {
    if (!entry.request) return refuse(400, "required", "entry.request");
    Request request = outer;
    request.method = entry.request->method;
    request.ifMatch = entry.request->ifMatch;
    request.ifNoneMatch = entry.request->ifNoneMatch;
    request.ifNoneExist = entry.request->ifNoneExist;
    request.body = entry.resource.isNull() ? std::string{} : entry.resource.compact();
    const std::string_view url = entry.request->url;
    const auto mark = std::min(url.find('?'), url.size());
    const auto match = matchRoute(request.method, "/" + std::string{url.substr(0, mark)});
    if (!match.route || !isSingle(*match.route)) return refuse(400, "not-supported", match.allowed.empty() ? "entry.url" : "entry.method");
    auto query = std::string{url.substr(std::min(mark + 1, url.size()))};
    if (!parseForm(query).contains("_stream") && access.kind() != StreamKind::Own)
        query += (query.empty() ? "_stream=" : "&_stream=") + access.stream();
    return answer(access.client(), request, match, query, fhirBase);
}

}  // namespace jiayi::hub
