#include "sync/hub/router.h"

#include "sync/hub/capability.h"
#include "sync/hub/gzip.h"
#include "sync/hub/limits.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

// A desk that sends its first hundred thousand resources asks some twenty times a second; a storm asks more.
constexpr double kClientBurst = 600, kClientRate = 50;
constexpr double kInstitutionBurst = 2000, kInstitutionRate = 150;
constexpr std::size_t kWorthCompressing = 1024;

constexpr std::string_view kFhir = "/fhir";

bool isBelowFhir(std::string_view path) { return path == kFhir || path.starts_with("/fhir/"); }
bool needsToken(std::string_view path) { return isBelowFhir(path) && path != "/fhir/metadata"; }

std::pair<std::string_view, std::string_view> splitTarget(std::string_view target) {
    const auto mark = target.find('?');
    return {target.substr(0, mark), mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1)};
}

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        segments.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    return segments;
}

bool hasMediaType(std::string_view contentType, std::initializer_list<std::string_view> allowed) {
    auto type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return std::find(allowed.begin(), allowed.end(), type) != allowed.end();
}

Reply notFound() { return refuse(404, "not-found", "path.unknown"); }

Reply onlyMethod(std::string allowed) {
    auto reply = refuse(405, "not-supported", "method");
    reply.headers.emplace_back("Allow", std::move(allowed));
    return reply;
}

Reply wrongMediaType() { return refuse(415, "not-supported", "media-type"); }

Reply unauthorised(const Error& error) {
    auto reply = refuse(401, "login", error.reason);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

Reply routed(std::string route, Reply reply) {
    reply.route = std::move(route);
    return reply;
}

}  // namespace

Router::Router(Store& store, const Clock& clock, Random& random, std::vector<SigningKey> keys,
               std::vector<std::string> urls)
    : m_clock(clock), m_urls(std::move(urls)), m_signer(std::move(keys)), m_auth(store, m_signer, clock, random, m_urls),
      m_history(store, m_signer), m_transactions(store, clock, [this] {
          auto bases = m_urls;
          for (auto& base : bases) base += kFhir;
          return bases;
      }()),
      m_perClient(kClientBurst, kClientRate), m_perInstitution(kInstitutionBurst, kInstitutionRate) {}

std::size_t Router::bodyLimit(const Request& head) const {
    return needsToken(splitTarget(head.target).first) ? kMaxBodyBytes : kMaxSmallBodyBytes;
}

std::optional<Reply> Router::refuseHead(const Request& head) const {
    if (!needsToken(splitTarget(head.target).first)) return {};
    const auto client = m_auth.clientOfToken(head.authorization);
    if (client) return {};
    return routed("unauthorised", unauthorised(client.error()));
}

Reply Router::handle(const Request& request) {
    const auto [path, query] = splitTarget(request.target);
    Reply reply;
    if (request.contentEncoding.empty() || request.contentEncoding == "identity") {
        reply = route(request, path, query);
    } else if (request.contentEncoding == "gzip") {
        auto body = gunzip(request.body, bodyLimit(request), kMaxInflation);
        if (!body) return body.error().code == Errc::Full ? refuse(413, "too-long", body.error().reason) : refuse(body.error());
        auto plain = request;
        plain.body = std::move(*body);
        reply = route(plain, path, query);
    } else {
        reply = wrongMediaType();
    }
    if (reply.body.size() >= kWorthCompressing && request.acceptEncoding.find("gzip") != std::string::npos) {
        reply.body = gzip(reply.body);
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
    return reply;
}

Reply Router::route(const Request& request, std::string_view path, std::string_view query) {
    if (path == "/healthz") {
        if (request.method != "GET") return onlyMethod("GET");
        Reply reply;
        reply.contentType = "text/plain";
        reply.body = "ok\n";
        return routed("GET /healthz", std::move(reply));
    }
    if (path == "/pair") {
        if (request.method != "POST") return onlyMethod("POST");
        if (!hasMediaType(request.contentType, {"application/json", "application/fhir+json"})) return wrongMediaType();
        return routed("POST /pair", m_auth.pair(request));
    }
    if (path == "/token") {
        if (request.method != "POST") return onlyMethod("POST");
        if (!hasMediaType(request.contentType, {"application/x-www-form-urlencoded"})) return wrongMediaType();
        return routed("POST /token", m_auth.token(request));
    }
    if (isBelowFhir(path)) return fhirRoute(request, path.substr(kFhir.size()), query);
    return notFound();
}

Reply Router::fhirRoute(const Request& request, std::string_view path, std::string_view query) {
    if (path == "/metadata") {
        if (request.method != "GET") return onlyMethod("GET");
        return routed("GET /fhir/metadata", jsonReply(200, capabilityStatement(fhirBaseOf(request))));
    }
    const auto client = m_auth.authenticate(request);
    if (!client) return client.error().code == Errc::Denied ? unauthorised(client.error()) : refuse(client.error());
    auto wait = m_perClient.take(client->id, m_clock.now());
    if (!wait) wait = m_perInstitution.take(client->institution, m_clock.now());
    auto reply = wait ? refuse(429, "throttled", "too-many-requests") : authorised(*client, request, path, query);
    if (wait) reply.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    reply.client = client->id;
    return reply;
}

Reply Router::authorised(const Client& client, const Request& request, std::string_view path, std::string_view query) {
    if (path.empty() || path == "/") {
        if (request.method != "POST") return onlyMethod("POST");
        if (!hasMediaType(request.contentType, {"application/fhir+json", "application/json"})) return wrongMediaType();
        return routed("POST /fhir", m_transactions.apply(client, request));
    }
    if (request.method != "GET") return onlyMethod("GET");
    if (path == "/$streams") return routed("GET /fhir/$streams", m_history.streams(client));
    if (path == "/_history")
        return routed("GET /fhir/_history", m_history.page(client, parseForm(query), fhirBaseOf(request)));

    const auto parts = segmentsOf(path);
    if (parts.size() < 2 || !fhir::isTypeName(parts[0]) || !fhir::isFhirId(parts[1])) return notFound();
    const fhir::ResourceKey key{std::string{parts[0]}, std::string{parts[1]}};
    const auto route = "GET /fhir/" + key.type + "/{id}";
    if (parts.size() == 2) return routed(route, m_history.read(client, key));
    if (parts[2] != "_history") return notFound();
    if (parts.size() == 3) return routed(route + "/_history", m_history.versions(client, key, fhirBaseOf(request)));
    if (parts.size() == 4) return routed(route + "/_history/{version}", m_history.readVersion(client, key, parts[3]));
    return notFound();
}

std::string Router::fhirBaseOf(const Request& request) const {
    // The Host header is the client's word: it only chooses among the addresses we know to be ours.
    const auto asked = "https://" + request.host;
    const bool known = std::find(m_urls.begin(), m_urls.end(), asked) != m_urls.end();
    return (known ? asked : m_urls.front()) + std::string{kFhir};
}

}  // namespace jiayi::hub
