#include "sync/formulary/manifest.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::formulary {

namespace {

using fhir::Json;

constexpr std::int64_t kFormat = 1;

Json jsonOf(const FileSeal& file) { return Json::object({{"sha256", file.sha256}, {"bytes", file.bytes}, {"count", file.count}}); }

Error noManifest(std::string_view field) { return invalid("formulary.manifest", std::string{field}); }

Result<FileSeal> fileSealOf(const Json* json) {
    if (!json) return noManifest("file");
    FileSeal file{std::string{json->textOr("sha256", "")}, json->integer("bytes").value_or(-1), json->integer("count").value_or(-1)};
    if (file.sha256.size() != 64 || file.bytes < 0 || file.count < 0) return noManifest("file");
    return file;
}

const unsigned char* bytesAt(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

/// The key pair of a seed: the public half, and the secret one that libsodium signs with.
std::pair<std::string, std::array<unsigned char, crypto_sign_SECRETKEYBYTES>> pairOf(std::string_view seed) {
    if (seed.size() != crypto_sign_SEEDBYTES) throw std::logic_error("a signing seed has 32 bytes");
    startSodium();
    std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()), secret.data(), bytesAt(seed));
    return {publicKey, secret};
}

}  // namespace

std::string manifestText(const Manifest& manifest) {
    auto deltas = Json::array();
    for (const auto& delta : manifest.deltas) {
        auto json = jsonOf(delta.file);
        json.set("from", delta.from);
        deltas.push(std::move(json));
    }
    return Json::object({{"format", kFormat},
                         {"pharmacy", manifest.pharmacy},
                         {"name", manifest.name},
                         {"epoch", manifest.epoch},
                         {"version", manifest.version},
                         {"validFrom", formatDate(manifest.validFrom)},
                         {"published", formatInstant(manifest.published)},
                         {"root", toHex(manifest.root)},
                         {"snapshot", jsonOf(manifest.snapshot)},
                         {"deltas", std::move(deltas)}})
        .compact();
}

Result<Manifest> parseManifest(std::string_view text) {
    const auto json = fhir::parseJson(text);
    if (!json) return noManifest(json.error().reason);
    const auto format = json->integer("format").value_or(0);
    if (format > kFormat) return Error{Errc::Rejected, "formulary.newer-format", std::to_string(format)};
    if (format != kFormat) return noManifest("format");
    Manifest manifest;
    manifest.pharmacy = json->textOr("pharmacy", "");
    manifest.name = json->textOr("name", "");
    manifest.epoch = json->textOr("epoch", "");
    manifest.version = json->integer("version").value_or(0);
    if (manifest.pharmacy.empty() || manifest.epoch.empty() || manifest.version < 1) return noManifest("version");
    const auto validFrom = parseDate(json->textOr("validFrom", ""));
    const auto published = parseInstant(json->textOr("published", ""));
    const auto root = fromHex(json->textOr("root", ""));
    if (!validFrom || !published) return noManifest("validFrom");
    if (!root || root->size() != manifest.root.size()) return noManifest("root");
    manifest.validFrom = *validFrom;
    manifest.published = *published;
    std::copy(root->begin(), root->end(), manifest.root.begin());
    JIAYI_TRY(manifest.snapshot, fileSealOf(json->find("snapshot")));
    for (const auto& each : json->items("deltas")) {
        DeltaSeal delta{each.integer("from").value_or(0), {}};
        JIAYI_TRY(delta.file, fileSealOf(&each));
        manifest.deltas.push_back(std::move(delta));
    }
    return manifest;
}

Result<void> proveFile(const FileSeal& seal, std::string_view bytes) {
    if (static_cast<std::int64_t>(bytes.size()) != seal.bytes || toHex(sha256(bytes)) != seal.sha256) return Error{Errc::Corrupt, "formulary.hash", {}};
    return {};
}

FileSeal sealOf(std::string_view bytes, std::int64_t count) { return {toHex(sha256(bytes)), static_cast<std::int64_t>(bytes.size()), count}; }

std::string newSigningSeed() {
    startSodium();
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), seed.size());
    return seed;
}

std::string publicKeyOf(std::string_view seed) { return pairOf(seed).first; }

std::string sign(std::string_view seed, std::string_view text) {
    auto secret = pairOf(seed).second;
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytesAt(text), text.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

bool verifies(std::string_view publicKey, std::string_view text, std::string_view signature) {
    if (publicKey.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
    startSodium();
    return crypto_sign_verify_detached(bytesAt(signature), bytesAt(text), text.size(), bytesAt(publicKey)) == 0;
}

}  // namespace jiayi::formulary
