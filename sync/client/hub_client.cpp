#include "sync/client/hub_client.h"

#include "sync/client/desk_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kTokenMargin{30};

std::string formEncoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// The `_cursor` of a link. The link's origin is never followed: the token goes to the paired hub and nowhere else.
std::string cursorOf(std::string_view url) {
    constexpr std::string_view kName = "_cursor=";
    const auto at = url.find(kName);
    if (at == std::string_view::npos) return {};
    const auto from = at + kName.size();
    const auto cursor = url.substr(from, url.find('&', from) - from);
    // It goes into the head of the next request: what no cursor of a hub can hold is no cursor.
    const auto plain = [](unsigned char c) { return std::isalnum(c) || std::string_view{"-_.~%="}.find(static_cast<char>(c)) != std::string_view::npos; };
    return std::all_of(cursor.begin(), cursor.end(), plain) ? std::string{cursor} : std::string{};
}

}  // namespace

Error refusal(const Answer& answer) {
    std::string said;
    for (const auto& issue : answer.issues) said += (said.empty() ? "" : "; ") + (issue.reason.empty() ? issue.code : issue.reason);
    const auto detail = fmt::format("HTTP {}{}{}", answer.status, said.empty() ? "" : ": ", said);
    switch (answer.status) {
        case 401: return {Errc::Denied, "hub.token-refused", detail};
        case 403: return {Errc::Denied, "hub.forbidden", detail};
        case 404: return {Errc::NotFound, "hub.not-found", detail};
        case 409:
        case 412: return {Errc::Conflict, "hub.conflict", detail};
        case 410: return {Errc::Rejected, fhir::hasReason(answer.issues, "cursor-epoch") ? "cursor-epoch" : "hub.gone", detail};
        case 429:
        case 503: return {Errc::Busy, "hub.busy", detail};
        default: break;
    }
    if (answer.status >= 500 || answer.status == 408) return {Errc::Offline, "hub.failing", detail};
    return {Errc::Rejected, "hub.refused", detail};
}

Result<Answer> readAnswer(const HttpResponse& response) {
    Answer answer{response.status, {}, {}, {}};
    if (const auto wait = response.headers.find("retry-after"); wait != response.headers.end()) {
        int seconds = 0;
        std::from_chars(wait->second.data(), wait->second.data() + wait->second.size(), seconds);
        answer.retryAfter = std::chrono::seconds{seconds};
    }
    if (!response.body.empty()) {
        auto body = fhir::parseJson(response.body);
        if (body) answer.body = std::move(*body);
        // A proxy's error page is no JSON; a success must be.
        else if (answer.ok()) return Error{Errc::Offline, "hub.garbled", toString(body.error())};
    }
    answer.issues = fhir::readOutcome(answer.body);
    return answer;
}

HubClient::HubClient(Transport& transport, HubLink link, const Clock& clock, Random& random)
    : m_transport(transport), m_link(std::move(link)), m_clock(clock), m_random(random) {}

Result<void> HubClient::authorize() {
    const auto now = m_clock.now();
    if (!m_token.empty() && now < m_tokenUntil) return {};
    JIAYI_TRY(const auto assertion,
              signAssertion(m_link.privateKey, m_link.keyId, m_link.clientId, m_link.url + "/token", now, m_random));
    HttpRequest request{"POST", "/token", {{"Content-Type", "application/x-www-form-urlencoded"}}, {}};
    request.body = "grant_type=client_credentials&scope=" + formEncoded("system/*.*") + "&client_assertion_type=" +
                   formEncoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion=" + formEncoded(assertion);
    JIAYI_TRY(const auto response, m_transport.send(request));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (!answer.ok()) {
        auto error = refusal(answer);
        if (answer.status == 400) error = {Errc::Denied, "hub.token-refused", error.detail};
        return error;
    }
    const auto token = answer.body.text("access_token");
    const auto life = answer.body.integer("expires_in");
    if (!token || !life) return Error{Errc::Offline, "hub.garbled", "token"};
    m_token = *token;
    m_tokenUntil = now + std::chrono::seconds{*life} - kTokenMargin;
    return {};
}

Result<HttpResponse> HubClient::exchange(HttpRequest request) {
    for (bool again : {true, false}) {
        JIAYI_CHECK(authorize());
        request.headers["Authorization"] = "Bearer " + m_token;
        JIAYI_TRY(auto response, m_transport.send(request));
        if (response.status != 401 || !again) return response;
        m_token.clear();
    }
    return Error{Errc::Denied, "hub.token-refused", {}};
}

Result<Answer> HubClient::call(HttpRequest request) {
    request.headers["Accept"] = "application/fhir+json";
    JIAYI_TRY(const auto response, exchange(std::move(request)));
    return readAnswer(response);
}

Result<std::vector<StreamHead>> HubClient::streams() {
    JIAYI_TRY(const auto answer, call({"GET", "/fhir/$streams", {}, {}}));
    if (!answer.ok()) return refusal(answer);
    std::vector<StreamHead> streams;
    for (const auto& parameter : answer.body.items("parameter")) {
        StreamHead head;
        for (const auto& part : parameter.items("part")) {
            const auto name = part.textOr("name", "");
            const auto value = std::string{part.textOr("valueString", "")};
            if (name == "id") head.id = value;
            else if (name == "epoch") head.epoch = value;
            else if (name == "cursor") head.cursor = value;
        }
        if (head.id.empty() || head.epoch.empty() || head.cursor.empty()) return Error{Errc::Offline, "hub.garbled", "$streams"};
        streams.push_back(std::move(head));
    }
    return streams;
}

Result<HistoryPage> HubClient::history(const std::string& cursor, int count) {
    JIAYI_TRY(auto answer, call({"GET", "/fhir/_history?_cursor=" + cursor + "&_count=" + std::to_string(count), {}, {}}));
    if (!answer.ok()) return refusal(answer);
    HistoryPage page;
    JIAYI_TRY(page.bundle, fhir::readBundle(std::move(answer.body)));
    page.next = cursorOf(page.bundle.link("next"));
    page.since = cursorOf(page.bundle.link("since"));
    if (page.next.empty() == page.since.empty()) return Error{Errc::Offline, "hub.garbled", "_history links"};
    return page;
}

Result<Answer> HubClient::transaction(const std::string& body) {
    return call({"POST", "/fhir", {{"Content-Type", "application/fhir+json"}}, body});
}

}  // namespace jiayi::sync
