#include "sync/client/foreign_server.h"

#include "sync/client/desk_key.h"

#include <algorithm>
#include <array>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kForeignTokenMargin{30};
constexpr std::string_view kPlain = "http://";

std::string formValue(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || std::string_view{"-_.~"}.find(c) != std::string_view::npos) out += c;
        else (out += '%') += {kHex[byte >> 4], kHex[byte & 15]};
    }
    return out;
}

bool isThisMachine(std::string_view host) {
    constexpr std::array<std::string_view, 3> kLoopback{"localhost", "127.0.0.1", "::1"};
    return std::find(kLoopback.begin(), kLoopback.end(), host) != kLoopback.end();
}

}  // namespace

Result<ForeignAddress> parseForeignUrl(const std::string& url) {
    const bool plain = url.starts_with(kPlain);
    const auto schemeEnd = url.find("://");
    if (schemeEnd == std::string::npos) return invalid("hub.url");
    const auto hostEnd = std::min(url.find('/', schemeEnd + 3), url.size());
    const auto host = url.substr(schemeEnd + 3, hostEnd - schemeEnd - 3);
    JIAYI_TRY(auto address, parseHubUrl((plain ? "https" : url.substr(0, schemeEnd)) + "://" + host));
    ForeignAddress foreign{std::move(address), url.substr(hostEnd)};
    while (foreign.basePath.ends_with('/')) foreign.basePath.pop_back();
    if (foreign.basePath.find_first_of("?# \r\n") != std::string::npos) return invalid("hub.url");
    if (!plain) return foreign;
    if (!isThisMachine(foreign.host.host)) return invalid("hub.url", "without TLS only to this machine");
    foreign.host.plain = true;
    foreign.host.origin = std::string{kPlain} + host;
    if (host.find(':') == std::string::npos) foreign.host.port = "80";
    return foreign;
}

Result<std::string> ForeignServer::discoverTokenPath() {
    const Error none{Errc::NotFound, "foreign.no-smart", {}};
    JIAYI_TRY(const auto response, m_transport.send({"GET", m_link.basePath + "/.well-known/smart-configuration", {{"Accept", "application/json"}}, {}}));
    JIAYI_TRY(const auto answer, readAnswer(response));
    const auto endpoint = answer.ok() ? answer.body.text("token_endpoint") : std::nullopt;
    if (!endpoint) return none;
    if (!endpoint->starts_with(m_link.origin + "/")) return Error{Errc::Denied, "foreign.token-elsewhere", {}};
    return std::string{endpoint->substr(m_link.origin.size())};
}

Result<void> ForeignServer::authorize() {
    if (m_link.tokenPath.empty() || (!m_token.empty() && m_clock.now() < m_tokenUntil)) return {};
    JIAYI_TRY(const auto assertion,
              signAssertion(m_link.privateKey, m_link.keyId, m_link.clientId, m_link.origin + m_link.tokenPath, now(), m_random));
    HttpRequest request{"POST", m_link.tokenPath, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}}, {}};
    request.body = "grant_type=client_credentials&scope=" + formValue("system/*.*") + "&client_assertion_type=" +
                   formValue("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion=" + formValue(assertion);
    JIAYI_TRY(const auto response, m_transport.send(request));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (answer.status == 400) return Error{Errc::Denied, "hub.token-refused", refusal(answer).detail};
    if (!answer.ok()) return refusal(answer);
    const auto token = answer.body.text("access_token");
    if (!token) return Error{Errc::Offline, "hub.garbled", "token"};
    m_token = *token;
    m_tokenUntil = m_clock.now() + std::chrono::seconds{answer.body.integer("expires_in").value_or(60)} - kForeignTokenMargin;
    return {};
}

Result<HttpResponse> ForeignServer::send(HttpRequest request) {
    request.target = m_link.basePath + (request.target.empty() ? "/" : request.target);
    request.headers.try_emplace("Accept", "application/fhir+json");
    if (!request.body.empty()) request.headers.try_emplace("Content-Type", "application/fhir+json");
    for (const bool again : {true, false}) {
        JIAYI_CHECK(authorize());
        if (!m_token.empty()) request.headers["Authorization"] = "Bearer " + m_token;
        JIAYI_TRY(auto response, m_transport.send(request));
        if (const auto date = response.headers.find("date"); date != response.headers.end()) {
            if (const auto there = parseHttpDate(date->second)) m_offset = *there - m_clock.now();
        }
        if (response.status != 401 || m_link.tokenPath.empty() || !again) return response;
        m_token.clear();
    }
    return Error{Errc::Denied, "hub.token-refused", {}};
}

Result<Answer> ForeignServer::call(HttpRequest request) {
    JIAYI_TRY(const auto response, send(std::move(request)));
    return readAnswer(response);
}

Result<std::string> ForeignServer::targetOf(std::string_view url) const {
    std::string_view rest = url;
    if (rest.starts_with(m_link.origin)) rest.remove_prefix(m_link.origin.size());
    else if (rest.find("://") != std::string_view::npos || rest.starts_with("//")) return Error{Errc::Denied, "hub.foreign-link", {}};
    else if (!rest.starts_with('/')) return "/" + std::string{rest};
    if (!rest.starts_with(m_link.basePath)) return Error{Errc::Denied, "hub.foreign-link", {}};
    rest.remove_prefix(m_link.basePath.size());
    if (!rest.empty() && rest.front() != '/' && rest.front() != '?') return Error{Errc::Denied, "hub.foreign-link", {}};
    return std::string{rest};
}

std::string ForeignServer::relative(std::string_view reference) const {
    const auto base = m_link.origin + m_link.basePath + "/";
    return std::string{reference.starts_with(base) ? reference.substr(base.size()) : reference};
}

}  // namespace jiayi::sync
