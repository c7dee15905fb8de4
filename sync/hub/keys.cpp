#include "sync/hub/keys.h"

#include "models/core/hash.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace jiayi::hub {

namespace {

constexpr std::size_t kP384Bytes = 48;

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using BioPointer = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using CertificatePointer = std::unique_ptr<X509, FreeWith<X509_free>>;
using NamesPointer = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;

void require(bool worked, const char* what) {
    if (!worked) throw std::runtime_error(std::string{"OpenSSL: "} + what);
}

std::string contentOf(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string publicPem(EVP_PKEY* key) {
    const BioPointer bio{BIO_new(BIO_s_mem())};
    require(PEM_write_bio_PUBKEY(bio.get(), key) == 1, "write public key");
    return contentOf(bio.get());
}

void addExtension(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>> extension{
        X509V3_EXT_conf_nid(nullptr, &context, nid, value)};
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "add extension");
}

std::string nameText(const GENERAL_NAME* name) {
    if (name->type == GEN_DNS) {
        const auto* text = name->d.dNSName;
        return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)), static_cast<std::size_t>(ASN1_STRING_length(text))};
    }
    if (name->type != GEN_IPADD) return {};
    char text[INET6_ADDRSTRLEN] = {};
    const bool four = ASN1_STRING_length(name->d.iPAddress) == 4;
    ::inet_ntop(four ? AF_INET : AF_INET6, ASN1_STRING_get0_data(name->d.iPAddress), text, sizeof text);
    return four ? text : "[" + std::string{text} + "]";
}

}  // namespace

Result<std::string> pemOfJwk(const fhir::Json& jwk) {
    const auto x = fromBase64Url(jwk.textOr("x", "")), y = fromBase64Url(jwk.textOr("y", ""));
    if (jwk.text("kty") != "EC" || jwk.text("crv") != "P-384" || jwk.find("d") || !x || !y || x->size() != kP384Bytes ||
        y->size() != kP384Bytes)
        return invalid("jwk");
    auto point = "\x04" + *x + *y;
    char group[] = "P-384";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()), OSSL_PARAM_construct_end()};
    const KeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    EVP_PKEY* made = nullptr;
    require(context && EVP_PKEY_fromdata_init(context.get()) == 1, "EC keys");
    const bool worked = EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY,
                                          const_cast<OSSL_PARAM*>(parameters)) == 1;
    const KeyPointer key{made};
    if (!worked) return invalid("jwk");
    const KeyContext check{EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr)};
    if (EVP_PKEY_public_check(check.get()) != 1) return invalid("jwk");
    return publicPem(key.get());
}

CertificateWithKey selfSignedCertificate() {
    const KeyPointer key{EVP_EC_gen("P-256")};
    const CertificatePointer certificate{X509_new()};
    require(key && certificate, "key");
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60 * 60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 2 * 24 * 60 * 60);
    require(X509_set_pubkey(certificate.get(), key.get()) == 1, "set key");
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    require(X509_set_issuer_name(certificate.get(), name) == 1, "set issuer");
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_key_identifier, "hash");
    require(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "sign");

    const BioPointer certificateBio{BIO_new(BIO_s_mem())}, keyBio{BIO_new(BIO_s_mem())};
    require(PEM_write_bio_X509(certificateBio.get(), certificate.get()) == 1, "write certificate");
    require(PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1, "write key");
    return {contentOf(certificateBio.get()), contentOf(keyBio.get())};
}

Result<std::vector<std::string>> namesInCertificate(std::string_view pem) {
    const BioPointer bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    const CertificatePointer certificate{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
    if (!certificate) return invalid("tls.certificate");
    std::vector<std::string> found;
    const NamesPointer names{
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr))};
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        auto text = nameText(sk_GENERAL_NAME_value(names.get(), i));
        if (!text.empty() && !text.starts_with('*')) found.push_back(std::move(text));
    }
    return found;
}

}  // namespace jiayi::hub
