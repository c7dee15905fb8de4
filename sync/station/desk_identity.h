// What a desk is known by to the others: a certificate it signed itself, and its hash.
#pragma once

#include "models/core/hash.h"
#include "models/sync/unit.h"

#include <string>

using X509 = struct x509_st;

namespace jiayi::station {

struct DeskIdentity {
    std::string privateKeyPem;
    std::string certificatePem;
    Digest fingerprint{};  ///< SHA-256 of the certificate
};

/// P-256, for twenty years: what is pinned does not run out while people work. Says nothing about clinic or people.
DeskIdentity makeIdentity();
/// This store's, made when it is first asked for. Errors of the store.
Result<DeskIdentity> ownIdentity(const sync::Context& context);

Digest fingerprintOf(const X509* certificate);

}  // namespace jiayi::station
