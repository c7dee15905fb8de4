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

std::vector<std::string> basesOf(std::vector<std::string> urls) {
    for (auto& url : urls) url += kFhir;
    return urls;
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
               std::vector<std::string> urls, bool requireProvenance)
    : m_clock(clock), m_urls(std::move(urls)), m_signer(std::move(keys)), m_auth(store, m_signer, clock, random, m_urls),
      m_api(store, m_signer, clock, random, basesOf(m_urls), requireProvenance), m_perClient(kClientBurst, kClientRate),
      m_perInstitution(kInstitutionBurst, kInstitutionRate) {}

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
    const auto match = matchRoute(request.method, path);
    if (match.route && match.route->action == Action::Metadata)
        return routed(match.label(), jsonReply(200, capabilityStatement(fhirBaseOf(request), m_api.rules().search)));
    const auto client = m_auth.authenticate(request);
    if (!client) return client.error().code == Errc::Denied ? unauthorised(client.error()) : refuse(client.error());
    auto wait = m_perClient.take(client->id, m_clock.now());
    if (!wait) wait = m_perInstitution.take(client->institution, m_clock.now());
    Reply reply;
    if (wait) {
        reply = refuse(429, "throttled", "too-many-requests");
        reply.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    } else if (!match.route) {
        reply = match.allowed.empty() ? notFound() : onlyMethod(match.allowed);
    } else {
        reply = routed(match.label(), authorised(*client, request, match, query));
    }
    reply.client = client->id;
    return reply;
}

Reply Router::authorised(const Client& client, const Request& request, const RouteMatch& match, std::string_view query) {
    return m_api.answer(client, request, match, query, fhirBaseOf(request));
}

std::string Router::fhirBaseOf(const Request& request) const {
    // The Host header is the client's word: it only chooses among the addresses we know to be ours.
    const auto asked = "https://" + request.host;
    const bool known = std::find(m_urls.begin(), m_urls.end(), asked) != m_urls.end();
    return (known ? asked : m_urls.front()) + std::string{kFhir};
}

}  // namespace jiayi::hub
