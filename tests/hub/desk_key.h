// A desk's P-384 key, and the assertions, honest or forged, that can be made with it.
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "sync/fhir/json.h"

#include <jwt.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <string>

namespace jiayi::hub::test {

inline std::int64_t secondsOf(Instant instant) {
    return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

struct Claims {
    std::string issuer;
    std::string subject;
    std::string audience;
    std::string jti;
    std::int64_t expires = 0;  ///< seconds since 1970
    std::int64_t notBefore = 0;
};

class DeskKey {
public:
    DeskKey() : m_key(EVP_EC_gen("P-384")) {}
    ~DeskKey() { EVP_PKEY_free(m_key); }
    DeskKey(const DeskKey&) = delete;
    DeskKey& operator=(const DeskKey&) = delete;

    fhir::Json jwk() const {
        unsigned char point[97];
        std::size_t length = 0;
        EVP_PKEY_get_octet_string_param(m_key, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point, &length);
        const std::string_view bytes{reinterpret_cast<const char*>(point), length};
        return fhir::Json::object({{"kty", "EC"},
                                   {"crv", "P-384"},
                                   {"x", toBase64Url(bytes.substr(1, 48))},
                                   {"y", toBase64Url(bytes.substr(49, 48))},
                                   {"kid", "desk-1"}});
    }
    std::string privatePem() const {
        return written([this](BIO* bio) { PEM_write_bio_PrivateKey(bio, m_key, nullptr, nullptr, 0, nullptr, nullptr); });
    }
    std::string publicPem() const {
        return written([this](BIO* bio) { PEM_write_bio_PUBKEY(bio, m_key); });
    }
    std::string assertion(const Claims& claims) const { return sign(claims, JWT_ALG_ES384, privatePem()); }
    /// Signed by `algorithm` with whatever `key` says; JWT_ALG_NONE signs nothing.
    static std::string sign(const Claims& claims, jwt_alg_t algorithm, const std::string& key) {
        jwt_t* raw = nullptr;
        jwt_new(&raw);
        const std::unique_ptr<jwt_t, decltype(&jwt_free)> token{raw, jwt_free};
        jwt_add_grant(raw, "iss", claims.issuer.c_str());
        jwt_add_grant(raw, "sub", claims.subject.c_str());
        jwt_add_grant(raw, "aud", claims.audience.c_str());
        jwt_add_grant(raw, "jti", claims.jti.c_str());
        jwt_add_grant_int(raw, "exp", claims.expires);
        if (claims.notBefore > 0) jwt_add_grant_int(raw, "nbf", claims.notBefore);
        if (algorithm != JWT_ALG_NONE)
            jwt_set_alg(raw, algorithm, reinterpret_cast<const unsigned char*>(key.data()), static_cast<int>(key.size()));
        const std::unique_ptr<char, decltype(&std::free)> text{jwt_encode_str(raw), std::free};
        return text ? text.get() : "";
    }

private:
    template <class Write>
    static std::string written(const Write& write) {
        const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio{BIO_new(BIO_s_mem()), BIO_free_all};
        write(bio.get());
        char* data = nullptr;
        const auto size = BIO_get_mem_data(bio.get(), &data);
        return {data, static_cast<std::size_t>(size)};
    }
    EVP_PKEY* m_key;
};

inline std::string pairBody(const std::string& code, const DeskKey& key) {
    auto body = fhir::Json::object({{"code", code}, {"publicKeyJwk", key.jwk()}, {"deskName", "Desk 1"}});
    body.make("practitioner").set("id", "prac-1");
    body.make("practitioner").set("name", "Dr Xie");
    return body.compact();
}

inline std::string tokenForm(const std::string& assertion) {
    return "grant_type=client_credentials&client_assertion_type="
           "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&scope=system%2F*.*&client_assertion=" +
           assertion;
}

}  // namespace jiayi::hub::test
