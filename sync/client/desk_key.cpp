#include "sync/client/desk_key.h"

#include "models/core/hash.h"
#include "models/core/ids.h"
#include "sync/fhir/json.h"

#include <jwt.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdlib>
#include <memory>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kAssertionLife{240};  // the hub takes at most five minutes; clocks differ
constexpr int kCoordinateBytes = 48;

Error cryptoFailure(const char* what) { return {Errc::Corrupt, "desk-key", what}; }

Result<std::string> coordinate(EVP_PKEY* key, const char* name) {
    BIGNUM* raw = nullptr;
    if (!EVP_PKEY_get_bn_param(key, name, &raw)) return cryptoFailure(name);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number{raw, &BN_free};
    std::string bytes(kCoordinateBytes, '\0');
    if (BN_bn2binpad(number.get(), reinterpret_cast<unsigned char*>(bytes.data()), kCoordinateBytes) < 0) return cryptoFailure(name);
    return toBase64Url(bytes);
}

}  // namespace

Result<DeskKey> makeDeskKey() {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-384"), &EVP_PKEY_free};
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory{BIO_new(BIO_s_mem()), &BIO_free};
    if (!key || !memory || !PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr))
        return cryptoFailure("no key could be made");
    char* pem = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &pem);
    JIAYI_TRY(const auto x, coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_X));
    JIAYI_TRY(const auto y, coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y));
    DeskKey made{std::string(pem, static_cast<std::size_t>(size)), {}, toHex(sha256(x + y)).substr(0, 16)};
    made.publicJwk = fhir::Json::object({{"kty", "EC"}, {"crv", "P-384"}, {"x", x}, {"y", y}, {"kid", made.keyId}}).compact();
    return made;
}

Result<std::string> signAssertion(const std::string& privatePem, const std::string& keyId, const std::string& clientId,
                                  const std::string& audience, Instant now, Random& random) {
    jwt_t* raw = nullptr;
    if (jwt_new(&raw) != 0) return cryptoFailure("jwt_new");
    const std::unique_ptr<jwt_t, decltype(&jwt_free)> token{raw, &jwt_free};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    std::string nonce(16, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(nonce.data()), nonce.size()});
    const bool filled = jwt_add_grant(raw, "iss", clientId.c_str()) == 0 && jwt_add_grant(raw, "sub", clientId.c_str()) == 0 &&
                        jwt_add_grant(raw, "aud", audience.c_str()) == 0 && jwt_add_grant(raw, "jti", toBase64Url(nonce).c_str()) == 0 &&
                        jwt_add_grant_int(raw, "iat", seconds) == 0 && jwt_add_grant_int(raw, "exp", seconds + kAssertionLife.count()) == 0 &&
                        jwt_add_header(raw, "kid", keyId.c_str()) == 0 &&
                        jwt_set_alg(raw, JWT_ALG_ES384, reinterpret_cast<const unsigned char*>(privatePem.data()),
                                    static_cast<int>(privatePem.size())) == 0;
    if (!filled) return cryptoFailure("assertion");
    const std::unique_ptr<char, decltype(&std::free)> text{jwt_encode_str(raw), &std::free};
    if (!text) return cryptoFailure("signature");
    return std::string{text.get()};
}

}  // namespace jiayi::sync
