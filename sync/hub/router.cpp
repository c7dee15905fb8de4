#include "sync/hub/router.h"

#include "sync/hub/capability.h"
#include "sync/hub/content_coding.h"
#include "sync/hub/limits.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

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

Reply undecodable(const Error& error) {
    if (error.code == Errc::Full) return refuse(413, "too-long", error.reason);
    return error.code == Errc::Rejected ? wrongMediaType() : refuse(error);
}

/// Text alone: the files of an export are compressed already, and a range counts their own bytes.
Reply compressed(Reply reply, const Request& request) {
    if (reply.body.size() < kWorthCompressing || !reply.contentType.ends_with("json")) return reply;
    const auto encoding = acceptedEncoding(request.acceptEncoding);
    if (encoding.empty()) return reply;
    reply.body = encodedBody(encoding, reply.body);
    reply.headers.emplace_back("Content-Encoding", encoding);
    return reply;
}

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
    : m_store(store), m_clock(clock), m_random(random), m_urls(std::move(urls)), m_signer(std::move(keys)),
      m_auth(store, m_signer, clock, random, m_urls),
      m_api(store, m_signer, clock, random, basesOf(m_urls), requireProvenance), m_digests(store, m_signer), m_formularies(store, clock), m_binaries(store, m_api.rules().permissions, clock),
      m_perClient(kClientBurst, kClientRate), m_perInstitution(kInstitutionBurst, kInstitutionRate) {}

std::size_t Router::bodyLimit(const Request& head) const {
    const auto path = splitTarget(head.target).first;
    if (!needsToken(path)) return kMaxSmallBodyBytes;
    // Below /fhir lie single resources; only the base itself takes bundles.
    return path == kFhir || path == "/fhir/" ? kMaxBodyBytes : kMaxResourceBytes;
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
    } else if (auto body = decodedBody(request.contentEncoding, request.body, bodyLimit(request))) {
        auto plain = request;
        plain.body = std::move(*body);
        reply = route(plain, path, query);
    } else {
        reply = undecodable(body.error());
    }
    return compressed(std::move(reply), request);
}

Reply Router::route(const Request& request, std::string_view path, std::string_view query) {
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
    switch (match.route->action) {
        case Action::Wait: return m_api.history().wait(client, parseForm(query));
        case Action::RotateKey: return m_auth.rotateKey(client, request);
        case Action::Digest:
            if (client.kind != ClientKind::Desk) return refuse(403, "forbidden", "permission.type");
            return m_digests.answer(client, parseForm(query));
        case Action::ExportStart:
        case Action::ExportStatus:
        case Action::ExportRemove:
        case Action::ExportFile: return exported(client, request, match, query);
        case Action::Formularies:
        case Action::FormularyManifest:
        case Action::FormularySnapshot:
        case Action::FormularyDelta:
            if (m_api.rules().permissions.right(client.kind, client.kind == ClientKind::Desk ? StreamKind::Own : StreamKind::Any, "$formulary", Verb::Read) !=
                Right::Yes)
                return refuse(403, "forbidden", "permission.type");
            return m_formularies.answer(request, match);
        default: break;
    }
    if (auto raw = m_binaries.answer(client, request, match, query)) return std::move(*raw);
    return m_api.answer(client, request, match, query, fhirBaseOf(request));
}

Reply Router::exported(const Client& client, const Request& request, const RouteMatch& match, std::string_view query) {
    if (!m_exports) return notFound();
    switch (match.route->action) {
        case Action::ExportStart:
            // Everything there is, whatever its type: that is for who keeps it.
            if (client.kind != ClientKind::Desk) return refuse(403, "forbidden", "permission.type");
            if (match.id != client.institution) return refuse(403, "forbidden", "stream.foreign");
            return m_exports->start(client, match.id, request, parseForm(query), fhirBaseOf(request));
        case Action::ExportStatus: return m_exports->status(client, match.id);
        case Action::ExportRemove: return m_exports->remove(client, match.id);
        default: return m_exports->file(client, match.id, match.name, request);
    }
}

Result<void> Router::allowExports(Exports::Options options) {
    JIAYI_TRY(m_exports, Exports::open(m_store, m_clock, m_random, m_signer, std::move(options)));
    return {};
}

void Router::forgetOldExports() {
    if (m_exports) m_exports->forgetOld();
}

std::string Router::fhirBaseOf(const Request& request) const {
    // The Host header is the client's word: it only chooses among the addresses we know to be ours.
    const auto asked = "https://" + request.host;
    const bool known = std::find(m_urls.begin(), m_urls.end(), asked) != m_urls.end();
    return (known ? asked : m_urls.front()) + std::string{kFhir};
}

}  // namespace jiayi::hub
