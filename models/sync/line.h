// The line to the hub as the desk remembers it: how it was joined, how it goes, what the server is.
#pragma once

#include "models/core/dates.h"
#include "models/db/database.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

/// A full comparison with a hub that was restored or failed over; it lasts over several rounds.
struct Comparing {
    Instant since{};
    std::int64_t same = 0;
    std::int64_t taken = 0;
    std::int64_t sentAgain = 0;
};

struct PausedType {
    std::string type;
    std::string reason;
    Instant until{};
};

struct HubLine {
    bool paired = false;
    std::string url;
    std::string clientId;
    std::string keyId;
    bool ownCertificate = false;  ///< trusts the CA given at pairing instead of the system's
    bool foreign = false;         ///< a FHIR server that is not a Jiayi hub
    std::string capability;       ///< JSON of the last probe; empty before one
    std::optional<Instant> probedAt;
    std::string halted;           ///< why no round runs until a person acts; empty while they do
    std::optional<std::chrono::milliseconds> clockOffset;  ///< the hub's clock minus this desk's
    std::optional<Comparing> comparing;
    std::vector<PausedType> paused;
};

Result<HubLine> readLine(db::Database& database);

}  // namespace jiayi::sync
