#include "sync/hub/routes.h"

#include "sync/fhir/resource.h"
#include "sync/hub/http.h"

#include <algorithm>
#include <array>

namespace jiayi::hub {

namespace {

constexpr std::array kRoutes{
    Route{"GET", "/metadata", Action::Metadata, "$metadata"},
    Route{"POST", "/", Action::Bundle, "transaction batch"},
    Route{"GET", "/_history", Action::SystemHistory, "history-system"},
    Route{"GET", "/$streams", Action::Streams, "$streams"},
    Route{"GET", "/$wait", Action::Wait, "$wait"},
    Route{"GET", "/$digest", Action::Digest, "$digest"},
    Route{"PUT", "/$key", Action::RotateKey, "$key"},
    Route{"GET", "/Group/{id}/$export", Action::ExportStart, "$export"},
    Route{"GET", "/$export-status/{id}", Action::ExportStatus, "$export-status"},
    Route{"DELETE", "/$export-status/{id}", Action::ExportRemove, "$export-status"},
    Route{"GET", "/$export-file/{id}/{name}", Action::ExportFile, "$export-file"},
    Route{"GET", "/$formulary", Action::Formularies, "$formulary"},
    Route{"GET", "/$formulary/{id}/manifest", Action::FormularyManifest, "$formulary"},
    Route{"GET", "/$formulary/{id}/snapshot/{version}", Action::FormularySnapshot, "$formulary"},
    Route{"GET", "/$formulary/{id}/delta/{name}", Action::FormularyDelta, "$formulary"},
    Route{"PUT", "/$practitioners", Action::Practitioners, "$practitioners"},
    Route{"POST", "/Patient/{id}/$move", Action::Move, "$move"},
    Route{"POST", "/Patient/{id}/$grant", Action::Grant, "$grant"},
    Route{"POST", "/Patient/{id}/$revoke", Action::Revoke, "$revoke"},
    Route{"GET", "/$grants", Action::Grants, "$grants"},
    Route{"GET", "/{type}", Action::Search, "search-type"},
    Route{"POST", "/{type}", Action::Create, "create"},
    Route{"POST", "/{type}/_search", Action::SearchByPost, "search-type"},
    Route{"GET", "/{type}/_history", Action::TypeHistory, "history-type"},
    Route{"GET", "/{type}/{id}", Action::Read, "read"},
    Route{"PUT", "/{type}/{id}", Action::Update, "update"},
    Route{"DELETE", "/{type}/{id}", Action::Delete, "delete"},
    Route{"GET", "/{type}/{id}/_history", Action::InstanceHistory, "history-instance"},
    Route{"GET", "/{type}/{id}/_history/{version}", Action::VersionRead, "vread"},
};

/// "/a//b/" is a, "", b: an empty part matches nothing. "" and "/" are no part at all.
std::vector<std::string_view> partsOfPath(std::string_view path) {
    std::vector<std::string_view> parts;
    if (path == "/") return parts;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    return parts;
}

bool matchPart(std::string_view pattern, const std::string& part, RouteMatch& match) {
    if (pattern == "{type}") return fhir::isTypeName(match.type = part);
    if (pattern == "{id}") return fhir::isFhirId(match.id = part);
    if (pattern == "{name}") return fhir::isFhirId(match.name = part);
    if (pattern == "{version}") return fhir::isFhirId(match.version = part);
    return pattern == part;
}

bool matchPath(std::string_view pattern, const std::vector<std::string>& parts, RouteMatch& match) {
    const auto wanted = partsOfPath(pattern);
    if (wanted.size() != parts.size()) return false;
    return std::equal(wanted.begin(), wanted.end(), parts.begin(),
                      [&](std::string_view one, const std::string& part) { return matchPart(one, part, match); });
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

RouteMatch matchRoute(std::string_view method, std::string_view path) {
    std::vector<std::string> parts;
    for (const auto part : partsOfPath(path)) parts.push_back(percentDecoded(part));
    std::string allowed;
    for (const auto& route : kRoutes) {
        RouteMatch match;
        if (!matchPath(route.pattern, parts, match)) continue;
        match.route = &route;
        if (route.method == method) return match;
        if (!allowed.empty()) allowed += ", ";
        allowed += route.method;
    }
    RouteMatch none;
    none.allowed = std::move(allowed);
    return none;
}

std::string RouteMatch::label() const {
    std::string text{route->pattern == "/" ? std::string_view{} : route->pattern};
    if (const auto at = text.find("{type}"); at != std::string::npos) text.replace(at, 6, type);
    return std::string{route->method} + " /fhir" + text;
}

}  // namespace jiayi::hub
