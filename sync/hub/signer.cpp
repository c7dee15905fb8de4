#include "sync/hub/signer.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

constexpr std::size_t kMaxSealedBytes = 2048;

std::string sealOf(const SigningKey& key, std::string_view purpose, std::string_view payload) {
    return toBase64Url(asText(hmacSha256(key.secret, std::string{purpose} + "." + std::string{payload})));
}

}  // namespace

Signer::Signer(std::vector<SigningKey> keys) : m_newest(keys.front().id) {
    m_keys = std::make_shared<const Keys>(std::move(keys));
}

void Signer::replace(std::vector<SigningKey> keys) {
    const std::lock_guard hold{m_lock};
    const bool known = keys.front().id == m_newest;
    m_newest = keys.front().id;
    const auto old = std::find_if(keys.begin(), keys.end(), [this](const auto& key) { return key.id == m_keys->front().id; });
    if (!known && old != keys.end()) std::rotate(keys.begin(), old, old + 1);
    m_keys = std::make_shared<const Keys>(std::move(keys));
}

std::shared_ptr<const Signer::Keys> Signer::keys() const {
    const std::lock_guard hold{m_lock};
    return m_keys;
}

std::string Signer::seal(std::string_view purpose, fhir::Json payload) const {
    const auto known = keys();
    payload.set("k", known->front().id);
    const auto text = toBase64Url(payload.compact());
    return text + "." + sealOf(known->front(), purpose, text);
}

Result<fhir::Json> Signer::open(std::string_view purpose, std::string_view text) const {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || text.size() > kMaxSealedBytes) return invalid("signature");
    const auto payload = text.substr(0, dot), seal = text.substr(dot + 1);
    const auto known = keys();
    for (const auto& key : *known) {
        if (!equalInConstantTime(sealOf(key, purpose, payload), seal)) continue;
        JIAYI_TRY(const auto bytes, fromBase64Url(payload));
        return fhir::parseJson(bytes);
    }
    return invalid("signature");
}

}  // namespace jiayi::hub
