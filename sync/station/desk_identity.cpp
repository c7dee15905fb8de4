#include "sync/station/desk_identity.h"

#include "models/queue/entry_store.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace jiayi::station {

namespace {

constexpr long kTwentyYears = 20L * 365 * 24 * 60 * 60;

template <auto Free>
struct Release {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using OwnedKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using OwnedBio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using OwnedCertificate = std::unique_ptr<X509, Release<X509_free>>;

void must(bool worked, const char* what) {
    if (!worked) throw std::runtime_error(std::string{"OpenSSL: "} + what);
}

std::string textIn(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

}  // namespace

Digest fingerprintOf(const X509* certificate) {
    Digest digest{};
    unsigned size = 0;
    must(X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1 && size == digest.size(), "digest");
    return digest;
}

DeskIdentity makeIdentity() {
    const OwnedKey key{EVP_EC_gen("P-256")};
    const OwnedCertificate certificate{X509_new()};
    must(key && certificate, "key");
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    // A day's grace: desks' clocks differ.
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24L * 60 * 60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kTwentyYears);
    must(X509_set_pubkey(certificate.get(), key.get()) == 1, "set key");
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("Jiayi desk"), -1, -1, 0);
    must(X509_set_issuer_name(certificate.get(), name) == 1, "set issuer");
    must(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "sign");
    const OwnedBio certificateBio{BIO_new(BIO_s_mem())}, keyBio{BIO_new(BIO_s_mem())};
    must(PEM_write_bio_X509(certificateBio.get(), certificate.get()) == 1, "write certificate");
    must(PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1, "write key");
    return {textIn(keyBio.get()), textIn(certificateBio.get()), fingerprintOf(certificate.get())};
}

Result<DeskIdentity> ownIdentity(const sync::Context& context) {
    JIAYI_CHECK(queue::ownDesk(context));
    return db::attempt([&]() -> Result<DeskIdentity> {
        db::Transaction transaction(context.database);
        DeskIdentity own;
        {
            db::Query row(context.database, "SELECT private_key, certificate FROM desk_self");
            row.next();
            own.privateKeyPem = row.text(0);
            own.certificatePem = row.text(1);
        }
        if (own.certificatePem.empty()) {
            own = makeIdentity();
            db::Query(context.database, "UPDATE desk_self SET private_key = ?, certificate = ?", own.privateKeyPem, own.certificatePem).run();
            transaction.commit();
            return own;
        }
        const OwnedBio bio{BIO_new_mem_buf(own.certificatePem.data(), static_cast<int>(own.certificatePem.size()))};
        const OwnedCertificate certificate{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
        if (!certificate) return Error{Errc::Corrupt, "station.certificate", {}};
        own.fingerprint = fingerprintOf(certificate.get());
        return own;
    });
}

}  // namespace jiayi::station
