// What a version of a formulary consists of, signed by the hub that published it.
#pragma once

#include "models/core/dates.h"
#include "models/core/hash.h"
#include "sync/fhir/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::formulary {

/// One file: what it must prove to be when it has arrived.
struct FileSeal {
    std::string sha256;      ///< of the compressed bytes, in hex
    std::int64_t bytes = 0;  ///< as compressed
    std::int64_t count = 0;  ///< lines
};

struct DeltaSeal {
    std::int64_t from = 0;  ///< the version that it leads from
    FileSeal file;
};

struct Manifest {
    std::string pharmacy;  ///< its id
    std::string name;
    std::string epoch;           ///< of this line of versions; another one begins anew
    std::int64_t version = 0;    ///< 1, 2, 3 ... within an epoch
    Date validFrom{};
    Instant published{};
    Digest root{};               ///< pharmacy::contentRootOf()
    FileSeal snapshot;
    std::vector<DeltaSeal> deltas;
};

/// The text that is signed; parseManifest() reads it back. A newer form than this program knows is Rejected
/// "formulary.newer-format"; anything else that is no manifest Invalid "formulary.manifest".
std::string manifestText(const Manifest& manifest);
Result<Manifest> parseManifest(std::string_view text);

/// The whole of a file; Corrupt "formulary.hash" otherwise.
Result<void> proveFile(const FileSeal& seal, std::string_view bytes);
FileSeal sealOf(std::string_view bytes, std::int64_t count);

/// Ed25519 (libsodium). `seed` is 32 secret bytes, the public key is 32 bytes.
std::string newSigningSeed();
std::string publicKeyOf(std::string_view seed);
std::string sign(std::string_view seed, std::string_view text);
/// False as well for a key or a signature of another length.
bool verifies(std::string_view publicKey, std::string_view text, std::string_view signature);

}  // namespace jiayi::formulary
