#include "sync/hub/formularies.h"

#include "sync/formulary/manifest.h"
#include "sync/hub/ranged_reply.h"

#include <algorithm>
#include <charconv>

namespace jiayi::hub {

namespace {

using fhir::Json;

constexpr std::string_view kFormularyFileType = "application/fhir+ndjson+zstd";

Reply unknownFormulary() { return refuse(404, "not-found", "formulary.unknown"); }

std::optional<std::int64_t> formularyNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 1) return {};
    return number;
}

/// Oldest first, each exactly as it was signed.
Json manifestsJson(std::vector<PublishedFormulary> versions) {
    auto list = Json::array();
    for (auto at = versions.rbegin(); at != versions.rend(); ++at)
        list.push(Json::object({{"text", at->manifest}, {"signature", toBase64Url(at->signature)}}));
    return Json::object({{"manifests", std::move(list)}});
}

std::string tagOf(std::string_view body) { return '"' + toHex(sha256(body)) + '"'; }

Reply tagged(const Request& request, const Json& json, const char* contentType) {
    auto reply = jsonReply(200, json);
    const auto tag = tagOf(reply.body);
    if (request.ifNoneMatch == tag) return notModified(tag);
    reply.contentType = contentType;
    reply.headers.emplace_back("ETag", tag);
    return reply;
}

}  // namespace

Reply Formularies::answer(const Request& request, const RouteMatch& match) {
    switch (match.route->action) {
        case Action::Formularies: return list(request);
        case Action::FormularyManifest: return manifests(request, match.id);
        case Action::FormularySnapshot: return file(request, match.id, match.version, {});
        default: break;
    }
    const std::string_view name = match.name;
    const auto dash = name.find('-');
    if (dash == std::string_view::npos) return unknownFormulary();
    return file(request, match.id, name.substr(dash + 1), name.substr(0, dash));
}

Reply Formularies::list(const Request& request) {
    JIAYI_REPLY(const auto versions, m_store.formularies({}, localDate(m_clock.now())));
    JIAYI_REPLY(const auto seed, m_store.publisherSeed());
    auto parameters = Json::array();
    parameters.push(Json::object({{"name", "key"}, {"valueString", toBase64Url(formulary::publicKeyOf(seed))}}));
    for (auto at = versions.begin(); at != versions.end();) {
        const auto end = std::find_if(at, versions.end(), [&](const auto& each) { return each.pharmacy != at->pharmacy; });
        auto parts = Json::array();
        parts.push(Json::object({{"name", "id"}, {"valueString", at->pharmacy}}));
        parts.push(Json::object({{"name", "tag"}, {"valueString", tagOf(manifestsJson({at, end}).compact())}}));
        parameters.push(Json::object({{"name", "pharmacy"}, {"part", std::move(parts)}}));
        at = end;
    }
    return tagged(request, Json::object({{"resourceType", "Parameters"}, {"parameter", std::move(parameters)}}), "application/fhir+json");
}

Reply Formularies::manifests(const Request& request, const std::string& pharmacy) {
    JIAYI_REPLY(auto versions, m_store.formularies(pharmacy, localDate(m_clock.now())));
    if (versions.empty()) return unknownFormulary();
    return tagged(request, manifestsJson(std::move(versions)), "application/json");
}

Reply Formularies::file(const Request& request, const std::string& pharmacy, std::string_view version, std::optional<std::string_view> from) {
    const auto number = formularyNumber(version);
    const auto before = from ? formularyNumber(*from) : std::nullopt;
    if (!number || (from && !before)) return unknownFormulary();
    JIAYI_REPLY(const auto versions, m_store.formularies(pharmacy, {}));
    // Newest first: of an earlier epoch nothing is served any more.
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& each) { return each.version == *number; });
    if (found == versions.end() || found->epoch != versions.front().epoch) return unknownFormulary();
    JIAYI_REPLY(const auto manifest, formulary::parseManifest(found->manifest));
    auto seal = manifest.snapshot;
    if (before) {
        const auto delta = std::find_if(manifest.deltas.begin(), manifest.deltas.end(), [&](const auto& each) { return each.from == *before; });
        if (delta == manifest.deltas.end()) return unknownFormulary();
        seal = delta->file;
    }
    return rangedReply(request, seal.sha256, static_cast<std::uint64_t>(seal.bytes), kFormularyFileType, [&](const ByteRange& piece) {
        return m_store.formularyFile(pharmacy, *number, before, static_cast<std::int64_t>(piece.first), static_cast<std::int64_t>(piece.size()));
    });
}

}  // namespace jiayi::hub
