#include "sync/hub/auth.h"

#include "models/core/ids.h"
#include "sync/formulary/manifest.h"
#include "sync/hub/assertion.h"
#include "sync/hub/keys.h"
#include "sync/hub/limits.h"

#include <cctype>

namespace jiayi::hub {

namespace {

constexpr std::string_view kTokenPurpose = "token";
constexpr std::string_view kBearer = "Bearer ";
constexpr std::string_view kAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
constexpr std::string_view kScope = "system/*.*";
// Without I, L, O, 0 and 1: codes are read out over the telephone.
constexpr std::string_view kCodeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
constexpr std::size_t kCodeLength = 12;
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::string_view kFirstRole = "doctor";  // of somebody who pairs without saying
// Five wrong codes at once from one address, then one a minute.
constexpr double kPairingsPerAddress = 5, kPairingsRefill = 1.0 / 60;

Reply tooMany(std::chrono::seconds wait) {
    auto reply = refuse(429, "throttled", "too-many-requests");
    reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return reply;
}

/// OAuth clients read "error", FHIR clients the outcome: the token address answers both.
Reply oauthError(int status, std::string_view error, std::string_view reason) {
    auto body = fhir::makeOutcome({{"error", "security", std::string{reason}, {}, {}}});
    body.set("error", error);
    body.set("error_description", reason);
    auto reply = jsonReply(status, body);
    reply.reason = reason;
    reply.contentType = "application/json";
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

bool isShortText(const std::string& text) { return text.size() <= kMaxNameBytes; }

}  // namespace

Result<std::string> newPairCode(Store& store, std::string_view institution, Instant now, Random& random,
                                ClientKind kind) {
    std::string code;
    for (std::size_t i = 0; i < kCodeLength; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += kCodeLetters[random.below(kCodeLetters.size())];
    }
    JIAYI_CHECK(store.addPairCode(pairCodeHash(code), institution, now + kPairCodeLife, kind));
    return code;
}

Digest pairCodeHash(std::string_view code) {
    std::string plain;
    for (const char c : code) {
        if (std::isalnum(static_cast<unsigned char>(c))) plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return sha256(plain);
}

Auth::Auth(Store& store, const Signer& signer, const Clock& clock, Random& random, std::vector<std::string> urls)
    : m_store(store), m_signer(signer), m_clock(clock), m_random(random), m_pairings(kPairingsPerAddress, kPairingsRefill),
      m_tokens(kTokensPerAddress, kTokensRefill) {
    for (auto& url : urls) m_audiences.push_back(std::move(url) + "/token");
}

Reply Auth::pair(const Request& request) {
    const auto now = m_clock.now();
    if (const auto wait = m_pairings.take(request.remote, now)) return tooMany(*wait);
    const auto body = fhir::parseJson(request.body, {kMaxSmallBodyBytes, 1000, 8});
    if (!body) return refuse(400, {fhir::issueOf(body.error())});
    Client client;
    client.id = newUuid(m_clock, m_random).toString();
    client.deskName = body->textOr("deskName", "");
    client.practitionerId = body->textOr("practitioner.id", "");
    client.practitionerName = body->textOr("practitioner.name", "");
    const std::string role{body->textOr("practitioner.role", kFirstRole)};
    const auto* jwk = body->find("publicKeyJwk");
    const auto code = body->text("code");
    if (!code || !jwk || !isShortText(client.deskName) || !isShortText(client.practitionerId) ||
        !isShortText(client.practitionerName) || !isShortText(role))
        return refuse(400, "required", "pair.body", "code, publicKeyJwk and names of at most 200 bytes");
    client.keyId = jwk->textOr("kid", "");
    if (!isShortText(client.keyId)) return refuse(400, "invalid", "jwk");
    JIAYI_REPLY(client.publicKey, pemOfJwk(*jwk));
    JIAYI_REPLY(const auto paired, m_store.pair(pairCodeHash(*code), client, now));
    m_pairings.giveBack(request.remote);
    if (paired.kind == ClientKind::Desk && fhir::isFhirId(client.practitionerId)) {
        // Who pairs a desk is the first whose saves it may send.
        const auto known = m_store.savePractitioners(
            paired.institution, {{paired.institution, client.practitionerId, client.practitionerName, role, true}});
        if (!known) return refuse(known.error());
    }
    JIAYI_REPLY(const auto institution, m_store.institution(paired.institution));
    JIAYI_REPLY(const auto publisher, m_store.publisherSeed());
    auto reply = jsonReply(
        201, fhir::Json::object(
                 {{"clientId", paired.id},
                  {"kind", nameOf(paired.kind)},
                  {"institution", fhir::Json::object({{"code", institution.code}, {"name", institution.name}})},
                  {"fhirBase", "/fhir"},
                  {"tokenPath", "/token"},
                  {"formularyKey", toBase64Url(formulary::publicKeyOf(publisher))}}));
    reply.contentType = "application/json";
    reply.client = paired.id;
    return reply;
}

Reply Auth::rotateKey(const Client& client, const Request& request) {
    const auto body = fhir::parseJson(request.body, {kMaxSmallBodyBytes, 1000, 8});
    if (!body) return refuse(400, {fhir::issueOf(body.error())});
    for (const auto& parameter : body->items("parameter")) {
        if (parameter.text("name") != "publicKeyJwk") continue;
        JIAYI_REPLY(const auto jwk, fhir::parseJson(parameter.textOr("valueString", ""), {kMaxSmallBodyBytes, 100, 4}));
        const std::string keyId{jwk.textOr("kid", "")};
        if (!isShortText(keyId)) return refuse(400, "invalid", "jwk");
        JIAYI_REPLY(const auto publicKey, pemOfJwk(jwk));
        if (const auto kept = m_store.rotateClientKey(client.id, publicKey, keyId); !kept) return refuse(kept.error());
        return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"}}));
    }
    return refuse(400, "required", "key.body", "parameter publicKeyJwk");
}

Reply Auth::token(const Request& request) {
    const auto now = m_clock.now();
    if (const auto wait = m_tokens.take(request.remote, now)) return tooMany(*wait);
    const auto form = parseForm(request.body);
    if (formValue(form, "grant_type") != "client_credentials")
        return oauthError(400, "unsupported_grant_type", "token.grant-type");
    if (formValue(form, "client_assertion_type") != kAssertionType)
        return oauthError(400, "invalid_request", "token.assertion-type");
    const auto scope = formValue(form, "scope");
    if (!scope.empty() && !scope.starts_with("system/")) return oauthError(400, "invalid_scope", "token.scope");
    const auto client = clientOfAssertion(formValue(form, "client_assertion"));
    if (!client) {
        const auto& error = client.error();
        if (error.code != Errc::Denied && error.code != Errc::Invalid) return refuse(error);
        return oauthError(401, "invalid_client", error.reason);
    }
    // Here and not with every request: a desk fetches a token every few minutes, and each of these is a write.
    if (const auto noted = m_store.touchClient(client->id, now); !noted) return refuse(noted.error());
    const auto expires = now + kAccessTokenLife;
    auto reply = jsonReply(
        200, fhir::Json::object(
                 {{"access_token", m_signer.seal(kTokenPurpose, fhir::Json::object({{"c", client->id},
                                                                                   {"x", expires.time_since_epoch().count()}}))},
                  {"token_type", "bearer"},
                  {"expires_in", kAccessTokenLife.count()},
                  {"scope", kScope}}));
    reply.contentType = "application/json";
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.client = client->id;
    return reply;
}

Result<Client> Auth::clientOfAssertion(std::string_view token) {
    const auto now = m_clock.now();
    JIAYI_TRY(const auto assertion, readAssertion(token));
    JIAYI_TRY(const auto client, m_store.client(assertion.issuer));
    if (!client) return Error{Errc::Denied, "client.unknown", {}};
    if (!assertion.keyId.empty() && !client->keyId.empty() && assertion.keyId != client->keyId)
        return Error{Errc::Denied, "assertion.key", {}};
    JIAYI_CHECK(verifySignature(token, client->publicKey));
    if (!client->active) return Error{Errc::Denied, "client.revoked", {}};
    JIAYI_CHECK(checkClaims(assertion, m_audiences, now));
    JIAYI_CHECK(m_store.useAssertion(client->id, assertion.jti, assertion.expires + kClockSkew, now));
    return *client;
}

Result<std::string> Auth::clientOfToken(std::string_view authorization) const {
    const Error denied{Errc::Denied, "token", {}};
    if (!authorization.starts_with(kBearer)) return denied;
    const auto payload = m_signer.open(kTokenPurpose, authorization.substr(kBearer.size()));
    if (!payload) return denied;
    const Instant expires{std::chrono::milliseconds{payload->integer("x").value_or(0)}};
    if (expires <= m_clock.now()) return Error{Errc::Denied, "token.expired", {}};
    return std::string{payload->textOr("c", "")};
}

Result<Client> Auth::authenticate(const Request& request) {
    JIAYI_TRY(const auto id, clientOfToken(request.authorization));
    JIAYI_TRY(auto client, m_store.client(id));
    if (!client || !client->active) return Error{Errc::Denied, "client.revoked", {}};
    return std::move(*client);
}

}  // namespace jiayi::hub
