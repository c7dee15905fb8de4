#include "sync/hub/signer.h"

namespace jiayi::hub {

namespace {

constexpr std::size_t kMaxSealedBytes = 2048;

std::string sealOf(const SigningKey& key, std::string_view purpose, std::string_view payload) {
    return toBase64Url(asText(hmacSha256(key.secret, std::string{purpose} + "." + std::string{payload})));
}

}  // namespace

std::string Signer::seal(std::string_view purpose, fhir::Json payload) const {
    payload.set("k", m_keys.front().id);
    const auto text = toBase64Url(payload.compact());
    return text + "." + sealOf(m_keys.front(), purpose, text);
}

Result<fhir::Json> Signer::open(std::string_view purpose, std::string_view text) const {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || text.size() > kMaxSealedBytes) return invalid("signature");
    const auto payload = text.substr(0, dot), seal = text.substr(dot + 1);
    for (const auto& key : m_keys) {
        if (!equalInConstantTime(sealOf(key, purpose, payload), seal)) continue;
        JIAYI_TRY(const auto bytes, fromBase64Url(payload));
        return fhir::parseJson(bytes);
    }
    return invalid("signature");
}

}  // namespace jiayi::hub
