#include "tests/fuzz/targets.h"

#include "sync/client/hub_client.h"
#include "sync/fhir/canonical.h"
#include "sync/fhir/ndjson.h"
#include "sync/hub/assertion.h"
#include "sync/hub/cursor.h"
#include "sync/hub/gzip.h"
#include "tests/fuzz/hub_under_fire.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace jiayi::test {

namespace {

void require(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

int depthOf(const fhir::Json& json) {
    int deepest = 0;
    for (const auto& item : json.items()) deepest = std::max(deepest, depthOf(item));
    for (const auto& member : json.members()) deepest = std::max(deepest, depthOf(member.value));
    return deepest + (json.isObject() || json.isArray());
}

void readJson(std::string_view bytes) {
    const auto json = fhir::parseJson(bytes, {std::size_t{1} << 20, 100'000, 64});
    if (!json) return;
    require(depthOf(*json) <= 64, "what is read is at most 64 deep");
    const auto text = json->compact();
    const auto again = fhir::parseJson(text);
    require(again && again->compact() == text, "what was read is written, read and written alike");
    require(fhir::canonicalHash(*json) == fhir::canonicalHash(*again), "the canonical hash survives a round trip");
}

void readBundle(std::string_view bytes) {
    auto json = fhir::parseJson(bytes, {std::size_t{1} << 20, 100'000, 64});
    if (!json) return;
    auto bundle = fhir::readBundle(std::move(*json));
    if (!bundle) return;
    const auto entries = bundle->entries.size();
    auto again = fhir::readBundle(fhir::toJson(std::move(*bundle)));
    require(again && again->entries.size() == entries, "a bundle that was read can be written and read again");
}

void readNdjson(std::string_view bytes) {
    std::istringstream stream{std::string{bytes}};
    std::size_t taken = 0, before = 0;
    const auto report = fhir::readNdjson(
        stream,
        [&](std::size_t line, fhir::Json value) -> Result<void> {
            require(line > before, "lines come in order, each once");
            require(value.compact().find('\n') == std::string::npos, "a resource is written on one line");
            before = line;
            ++taken;
            return {};
        },
        {std::size_t{1} << 20, 100'000, 64});
    require(report.lines == taken, "what is counted was handed over");
    const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
    require(report.lines + report.errors.size() <= lines, "a line counts once");
}

void openCursor(std::string_view bytes) {
    static const hub::Signer signer{{{"k1", std::string(32, 's')}}};
    const auto cursor = hub::openCursor(signer, bytes);
    if (cursor) require(hub::sealCursor(signer, *cursor) == bytes, "only what the hub sealed is a cursor");
}

void readAssertion(std::string_view bytes) {
    static const hub::test::DeskKey key;
    const auto assertion = hub::readAssertion(bytes);
    if (!assertion) return;
    require(!hub::verifySignature(bytes, key.publicPem()), "nothing verifies with a key that never signed");
    static_cast<void>(hub::checkClaims(*assertion, {"https://hub.test/token"}, Instant{}));
}

void inflate(std::string_view bytes) {
    constexpr std::size_t kLimit = std::size_t{1} << 16;
    const auto text = hub::gunzip(bytes, kLimit, 50);
    if (text) require(text->size() <= std::min(kLimit, bytes.size() * 50), "nothing inflates beyond its limits");
}

/// A line over which only these bytes come back for a page of history.
class OnePage final : public sync::Transport {
public:
    Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        require(request.target.starts_with('/') && !request.target.starts_with("//"), "requests stay with their origin");
        const auto plain = [](char c) { return c > ' ' && c < 0x7f; };
        require(std::all_of(request.target.begin(), request.target.end(), plain), "no link can write into a request's head");
        if (request.target == "/token") return sync::HttpResponse{200, {}, R"({"access_token":"t","expires_in":300})"};
        return sync::HttpResponse{200, {}, std::string{page}};
    }

    std::string_view page;
};

void readPage(std::string_view bytes) {
    static const hub::test::DeskKey key;
    static const ManualClock clock{Instant{std::chrono::hours{500'000}}};
    static SeededRandom random{5};
    static OnePage line;
    static sync::HubClient client{line, {"https://hub.test", "desk", key.privatePem(), "desk-1", {}}, clock, random};
    line.page = bytes;
    const auto page = client.history("start", 500);
    // Whatever the page links to is asked for at the same origin.
    if (page) static_cast<void>(client.history(page->next.empty() ? page->since : page->next, 500));
}

void answerRequest(std::string_view bytes) {
    const auto reply = hubUnderFire().send(bytes);
    require(reply.status >= 200 && reply.status < 600, "every request has an answer");
    require(reply.status != 500, "no request makes the hub fail");
    const bool plain = std::none_of(reply.headers.begin(), reply.headers.end(), [](const auto& header) { return header.first == "Content-Encoding"; });
    if (plain && reply.contentType == "application/fhir+json" && !reply.body.empty())
        require(static_cast<bool>(fhir::parseJson(reply.body)), "what the hub says is JSON");
    for (const auto& [name, value] : reply.headers)
        require(value.find_first_of("\r\n") == std::string::npos, "no request can write into a reply's head");
}

constexpr FuzzTarget kTargets[] = {
    {"json", readJson},       {"bundle", readBundle},   {"ndjson", readNdjson}, {"cursor", openCursor},
    {"assertion", readAssertion}, {"inflate", inflate}, {"page", readPage},     {"request", answerRequest},
    {"sensor", readSensorFile},   {"sensor-day", readSensorDay}, {"hl7", readLaboratoryMessages}, {"results", readResultFile},
    {"claims", readClaimFile},
    {"picture", inspectPicture},
};

}  // namespace

HubUnderFire& hubUnderFire() {
    static HubUnderFire hub;
    return hub;
}

std::span<const FuzzTarget> fuzzTargets() { return kTargets; }

}  // namespace jiayi::test
