#include "sync/client/hub_client.h"

#include "sync/client/desk_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kTokenMargin{30};
constexpr std::chrono::seconds kNoWait{0};
/// So far apart that an assertion may be refused for it.
constexpr std::chrono::seconds kClockDoubt{30};

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

/// Seconds or a date; only where it means "come back later".
std::chrono::seconds retryAfterOf(const HttpResponse& response, Instant hubNow) {
    const auto header = response.headers.find("retry-after");
    if ((response.status != 429 && response.status != 503) || header == response.headers.end()) return kNoWait;
    const auto& text = header->second;
    int seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    std::chrono::seconds wait{seconds};
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
        const auto date = parseHttpDate(text);
        if (!date) return kNoWait;
        wait = std::chrono::ceil<std::chrono::seconds>(*date - hubNow);
    }
    return std::clamp(wait, kNoWait, kLongestRetryAfter);
}

}  // namespace

std::optional<Instant> parseHttpDate(std::string_view text) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    // "Sun, 06 Nov 1994 08:49:37 GMT"; the two older forms are not sent by anybody any more.
    if (text.size() != 29 || text.substr(25) != " GMT") return {};
    const auto month = kMonths.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0) return {};
    const auto date = fmt::format("{}-{:02}-{}T{}Z", text.substr(12, 4), month / 3 + 1, text.substr(5, 2), text.substr(17, 8));
    const auto instant = parseInstant(date);
    return instant ? std::optional{*instant} : std::nullopt;
}

Error refusal(const Answer& answer) {
    std::string said;
    for (const auto& issue : answer.issues) said += (said.empty() ? "" : "; ") + (issue.reason.empty() ? issue.code : issue.reason);
    const auto detail = fmt::format("HTTP {}{}{}", answer.status, said.empty() ? "" : ": ", said);
    switch (answer.status) {
        case 401:
            return {Errc::Denied, fhir::hasReason(answer.issues, "client.revoked") ? "client.revoked" : "hub.token-refused", detail};
        case 403: return {Errc::Denied, "hub.forbidden", detail};
        case 404: return {Errc::NotFound, "hub.not-found", detail};
        case 409:
        case 412: return {Errc::Conflict, "hub.conflict", detail};
        case 410:
            for (const char* reason : {"cursor-epoch", "cursor-expired"})
                if (fhir::hasReason(answer.issues, reason)) return {Errc::Rejected, reason, detail};
            return {Errc::Rejected, "hub.gone", detail};
        case 413: return {Errc::Full, "hub.too-large", detail};
        case 429:
        case 503: return {Errc::Busy, "hub.busy", detail};
        default: break;
    }
    if (answer.status >= 500 || answer.status == 408) return {Errc::Offline, "hub.failing", detail};
    return {Errc::Rejected, "hub.refused", detail};
}

Result<Answer> readAnswer(const HttpResponse& response) {
    Answer answer;
    answer.status = response.status;
    if (const auto tag = response.headers.find("etag"); tag != response.headers.end()) answer.etag = tag->second;
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

Result<HttpResponse> HubClient::send(const HttpRequest& request) {
    JIAYI_TRY(auto response, m_transport.send(request));
    const auto now = m_clock.now();
    if (const auto date = response.headers.find("date"); date != response.headers.end()) {
        if (const auto hubNow = parseHttpDate(date->second)) m_clockOffset = *hubNow - now;
    }
    m_heard = true;
    m_retryAt.reset();
    if (const auto wait = retryAfterOf(response, now + m_clockOffset.value_or(std::chrono::milliseconds{0})); wait > kNoWait) m_retryAt = now + wait;
    return response;
}

Result<Answer> HubClient::requestToken() {
    const auto hubNow = m_clock.now() + m_clockOffset.value_or(m_link.clockOffset);
    JIAYI_TRY(const auto assertion,
              signAssertion(m_link.privateKey, m_link.keyId, m_link.clientId, m_link.url + "/token", hubNow, m_random));
    HttpRequest request{"POST", "/token", {{"Content-Type", "application/x-www-form-urlencoded"}}, {}};
    request.body = "grant_type=client_credentials&scope=" + formEncoded("system/*.*") + "&client_assertion_type=" +
                   formEncoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion=" + formEncoded(assertion);
    JIAYI_TRY(const auto response, send(request));
    return readAnswer(response);
}

Result<void> HubClient::authorize() {
    const auto now = m_clock.now();
    if (!m_token.empty() && now < m_tokenUntil) return {};
    const auto believed = m_clockOffset.value_or(m_link.clockOffset);
    JIAYI_TRY(auto answer, requestToken());
    // Refused with a time that the answer shows to be wrong: once more with the hub's.
    const bool clockWasWrong = m_clockOffset && std::chrono::abs(*m_clockOffset - believed) > kClockDoubt;
    if ((answer.status == 400 || answer.status == 401) && clockWasWrong) {
        JIAYI_TRY(answer, requestToken());
    }
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
        JIAYI_TRY(auto response, send(request));
        if (response.status != 401) return response;
        m_token.clear();
        if (!again) return response;
    }
    return Error{Errc::Denied, "hub.token-refused", {}};
}

Result<std::string> HubClient::pathOf(std::string_view url) const {
    if (url.starts_with("//")) return Error{Errc::Denied, "hub.foreign-link", {}};
    if (url.starts_with('/')) return std::string{url};
    if (url.starts_with(m_link.url) && url.substr(m_link.url.size()).starts_with('/')) return std::string{url.substr(m_link.url.size())};
    return Error{Errc::Denied, "hub.foreign-link", {}};
}

Result<Answer> HubClient::call(HttpRequest request) {
    request.headers["Accept"] = "application/fhir+json";
    JIAYI_TRY(const auto response, exchange(std::move(request)));
    return readAnswer(response);
}

static DeskHeard deskOf(const fhir::Json& parameter, const std::string& own) {
    DeskHeard desk;
    for (const auto& part : parameter.items("part")) {
        const auto name = part.textOr("name", "");
        if (name == "id") desk.clientId = part.textOr("valueString", "");
        else if (name == "name") desk.name = part.textOr("valueString", "");
        else if (const auto heard = parseInstant(part.textOr("valueInstant", "")); name == "heard" && heard) desk.heardAt = *heard;
    }
    desk.own = desk.clientId == own;
    return desk;
}

Result<std::vector<StreamHead>> HubClient::streams() {
    JIAYI_TRY(const auto answer, call({"GET", "/fhir/$streams", {}, {}}));
    if (!answer.ok()) return refusal(answer);
    std::vector<StreamHead> streams;
    m_desks.clear();
    for (const auto& parameter : answer.body.items("parameter")) {
        if (parameter.textOr("name", "") == "desk") {
            m_desks.push_back(deskOf(parameter, m_link.clientId));
            continue;
        }
        StreamHead head;
        for (const auto& part : parameter.items("part")) {
            const auto name = part.textOr("name", "");
            const auto value = std::string{part.textOr("valueString", "")};
            if (name == "id") head.id = value;
            else if (name == "epoch") head.epoch = value;
            else if (name == "cursor") head.cursor = value;
            else if (name == "head") head.head = part.integer("valueInteger").value_or(0);
        }
        if (head.id.empty() || head.epoch.empty() || head.cursor.empty()) return Error{Errc::Offline, "hub.garbled", "$streams"};
        streams.push_back(std::move(head));
    }
    return streams;
}

Result<HistoryPage> HubClient::history(const std::string& cursor, int count, const std::string& receipt) {
    auto target = "/fhir/_history?_cursor=" + cursor + "&_count=" + std::to_string(count);
    if (!receipt.empty()) target += "&_receipt=" + receipt;
    JIAYI_TRY(auto answer, call({"GET", std::move(target), {}, {}}));
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

Result<Answer> HubClient::read(const std::string& url) { return call({"GET", "/fhir/" + url, {}, {}}); }

Result<fhir::Bundle> HubClient::versions(const std::string& url) {
    JIAYI_TRY(auto answer, call({"GET", "/fhir/" + url + "/_history", {}, {}}));
    if (answer.status == 404) return fhir::Bundle{};
    if (!answer.ok()) return refusal(answer);
    return fhir::readBundle(std::move(answer.body));
}

Result<fhir::Json> HubClient::metadata() {
    JIAYI_TRY(const auto response, send({"GET", "/fhir/metadata", {{"Accept", "application/fhir+json"}}, {}}));
    JIAYI_TRY(auto answer, readAnswer(response));
    if (!answer.ok()) return refusal(answer);
    return std::move(answer.body);
}

Result<Answer> HubClient::putPractitioners(const std::string& body) {
    return call({"PUT", "/fhir/$practitioners", {{"Content-Type", "application/fhir+json"}}, body});
}

std::string receiptOf(const fhir::Bundle& answer) { return cursorOf(answer.link("since")); }

}  // namespace jiayi::sync
