#include "sync/hub/wire_entry.h"

#include "models/core/dates.h"

namespace jiayi::hub {

namespace {

constexpr std::string_view kStreamChange = "https://jiayi.example/fhir/StructureDefinition/stream-change";

/// The text of the object with one member more, whose value is JSON text already.
std::string withMember(std::string object, std::string_view key, std::string_view jsonText) {
    object.pop_back();
    if (object.size() > 1) object += ',';
    fhir::appendQuoted(object, key);
    object += ':';
    object += jsonText;
    object += '}';
    return object;
}

std::string entryText(fhir::BundleEntry entry, const std::string& body) {
    fhir::Bundle one;
    one.type = "history";
    one.entries.push_back(std::move(entry));
    auto text = fhir::toJson(std::move(one)).at("entry.0")->compact();
    return body.empty() ? text : withMember(std::move(text), "resource", body);
}

/// With "stream-change", if the version came by a move or is work on what has left.
std::string withChange(std::string entry, const Version& version) {
    if (version.kind != ChangeKind::Enter && !version.left()) return entry;
    const std::string_view change = !version.left() ? "enter" : version.sealed ? "leave-sealed" : "leave";
    const auto extension = fhir::Json::object({{"url", kStreamChange}, {"valueCode", change}});
    return withMember(std::move(entry), "extension", fhir::Json::array({extension}).compact());
}

}  // namespace

fhir::EntryResponse responseOf(const Version& version) {
    fhir::EntryResponse response;
    response.status = !version.live() ? 204 : version.version == 1 ? 201 : 200;
    response.etag = fhir::entityTag(std::to_string(version.version));
    response.lastModified = formatInstant(version.at);
    return response;
}

std::string historyEntry(const Version& version, std::string_view fhirBase) {
    fhir::BundleEntry entry;
    entry.fullUrl = std::string{fhirBase} + "/" + version.key.toString();
    entry.request = fhir::EntryRequest{version.live() ? "PUT" : "DELETE", version.key.toString(), {}, {}, {}};
    entry.response = responseOf(version);
    return withChange(entryText(std::move(entry), version.live() ? version.body : std::string{}), version);
}

std::string answerEntry(const Version& version, int status) {
    fhir::BundleEntry entry;
    entry.response = responseOf(version);
    entry.response->status = status;
    entry.response->location =
        version.key.toString() + "/_history/" + std::to_string(version.version);
    return withChange(entryText(std::move(entry), version.body), version);
}

std::string resultEntry(const std::string& resource, fhir::EntryResponse response) {
    fhir::BundleEntry entry;
    entry.response = std::move(response);
    return entryText(std::move(entry), resource);
}

std::string searchEntry(const Version& version, std::string_view fhirBase, std::string_view mode) {
    fhir::BundleEntry entry;
    entry.fullUrl = std::string{fhirBase} + "/" + version.key.toString();
    return withMember(entryText(std::move(entry), version.body), "search", fhir::Json::object({{"mode", mode}}).compact());
}

std::string bundleText(fhir::Bundle bundle, const std::vector<std::string>& entries) {
    auto text = fhir::toJson(std::move(bundle)).compact();
    if (entries.empty()) return text;
    std::string list = "[";
    for (const auto& entry : entries) {
        if (list.size() > 1) list += ',';
        list += entry;
    }
    list += ']';
    return withMember(std::move(text), "entry", list);
}

Reply resourceReply(const Version& version) {
    auto reply = version.deleted() ? refuse(410, "deleted", "resource.deleted") : Reply{};
    if (!version.deleted()) reply.body = version.body;
    reply.headers.emplace_back("ETag", fhir::entityTag(std::to_string(version.version)));
    reply.headers.emplace_back("Last-Modified", httpDate(version.at));
    return reply;
}

}  // namespace jiayi::hub
