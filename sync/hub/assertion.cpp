#include "sync/hub/assertion.h"

#include "models/core/hash.h"
#include "sync/fhir/json.h"
#include "sync/hub/limits.h"

#include <jwt.h>

#include <algorithm>
#include <array>
#include <memory>

namespace jiayi::hub {

namespace {

constexpr std::size_t kMaxTokenBytes = 8192;
constexpr std::size_t kMaxJtiBytes = 128;
constexpr std::size_t kSignatureBytes = 96;  // r and s of P-384
constexpr std::int64_t kMaxSeconds = 253'402'300'799;  // the end of year 9999

/// Header, payload and signature, still encoded.
Result<std::array<std::string_view, 3>> partsOfToken(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos ||
        token.size() > kMaxTokenBytes)
        return invalid("assertion.format");
    return std::array{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1)};
}

Result<fhir::Json> decodedPart(std::string_view part) {
    const auto text = fromBase64Url(part);
    if (!text) return invalid("assertion.format");
    auto json = fhir::parseJson(*text, {kMaxTokenBytes, 256, 8});
    if (!json || !json->isObject()) return invalid("assertion.format");
    return std::move(*json);
}

Result<Instant> instantOfClaim(const fhir::Json& payload, std::string_view name) {
    const auto seconds = payload.integer(name);
    if (!seconds || *seconds < 0 || *seconds > kMaxSeconds) return invalid("assertion.format");
    return Instant{std::chrono::seconds{*seconds}};
}

}  // namespace

Result<Assertion> readAssertion(std::string_view token) {
    JIAYI_TRY(const auto parts, partsOfToken(token));
    JIAYI_TRY(const auto header, decodedPart(parts[0]));
    // libjwt takes the algorithm from the token, and an HMAC with the public key as its secret for a good signature.
    if (header.text("alg") != "ES384") return invalid("assertion.algorithm");
    if (header.find("crit")) return invalid("assertion.format");
    JIAYI_TRY(const auto payload, decodedPart(parts[1]));

    Assertion assertion;
    assertion.keyId = header.textOr("kid", "");
    assertion.issuer = payload.textOr("iss", "");
    assertion.subject = payload.textOr("sub", "");
    assertion.jti = payload.textOr("jti", "");
    if (const auto audience = payload.text("aud")) assertion.audience.emplace_back(*audience);
    for (const auto& each : payload.items("aud")) assertion.audience.emplace_back(each.asText().value_or(""));
    JIAYI_TRY(assertion.expires, instantOfClaim(payload, "exp"));
    if (payload.find("nbf")) {
        JIAYI_TRY(assertion.notBefore, instantOfClaim(payload, "nbf"));
    }
    if (assertion.issuer.empty() || assertion.jti.empty() || assertion.jti.size() > kMaxJtiBytes)
        return invalid("assertion.format");
    return assertion;
}

Result<void> verifySignature(std::string_view token, const std::string& publicKey) {
    const Error denied{Errc::Denied, "assertion.signature", {}};
    JIAYI_TRY(const auto parts, partsOfToken(token));
    JIAYI_TRY(const auto header, decodedPart(parts[0]));
    const auto signature = fromBase64Url(parts[2]);
    if (header.text("alg") != "ES384" || !signature || signature->size() != kSignatureBytes) return denied;
    jwt_t* decoded = nullptr;
    const int failed = jwt_decode(&decoded, std::string{token}.c_str(),
                                  reinterpret_cast<const unsigned char*>(publicKey.data()),
                                  static_cast<int>(publicKey.size()));
    const std::unique_ptr<jwt_t, decltype(&jwt_free)> owner{decoded, jwt_free};
    if (failed != 0 || !decoded || jwt_get_alg(decoded) != JWT_ALG_ES384) return denied;
    return {};
}

Result<void> checkClaims(const Assertion& assertion, const std::vector<std::string>& audiences, Instant now) {
    const auto denied = [](const char* reason) { return Error{Errc::Denied, reason, {}}; };
    const bool ours = std::any_of(assertion.audience.begin(), assertion.audience.end(), [&](const std::string& each) {
        return std::find(audiences.begin(), audiences.end(), each) != audiences.end();
    });
    if (assertion.subject != assertion.issuer) return denied("assertion.subject");
    if (!ours) return denied("assertion.audience");
    if (assertion.expires + kClockSkew <= now) return denied("assertion.expired");
    if (assertion.expires > now + kAssertionLife + kClockSkew) return denied("assertion.life");
    if (assertion.notBefore > now + kClockSkew) return denied("assertion.not-yet");
    return {};
}

}  // namespace jiayi::hub
