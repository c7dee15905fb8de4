// Keys and certificates over OpenSSL.
#pragma once

#include "sync/fhir/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

/// A public key in JWK form (kty EC, crv P-384) as PEM. Invalid "jwk" for any other key, and for a point off the curve.
Result<std::string> pemOfJwk(const fhir::Json& jwk);

struct CertificateWithKey {
    std::string certificatePem;
    std::string privateKeyPem;
};
/// A P-256 certificate signed by itself, valid two days, for localhost and 127.0.0.1: for tests and demonstrations.
CertificateWithKey selfSignedCertificate();

/// DNS names and addresses that the certificate vouches for, wildcards left out. Invalid "tls.certificate".
Result<std::vector<std::string>> namesInCertificate(std::string_view pem);

}  // namespace jiayi::hub
