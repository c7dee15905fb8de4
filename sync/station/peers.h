// Desks that were paired with this one: rows of `desk_peer`, and addresses as people type them.
#pragma once

#include "models/core/hash.h"
#include "models/sync/unit.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::station {

inline constexpr std::uint16_t kDefaultPort = 47615;

struct DeskAddress {
    std::string host;
    std::string port;
    std::string text() const;
};
/// "192.168.1.20", "desk-2:47615", "[fd00::2]:47615". Invalid "station.address".
Result<DeskAddress> parseAddress(std::string_view typed);

struct DeskPeer {
    Digest fingerprint{};
    std::string name;
    std::string address;  ///< empty: it calls
    Instant pairedAt{};
    std::string pairedBy;
    std::optional<Instant> lastSeen;
};

/// By name. Errors of the store.
Result<std::vector<DeskPeer>> readPeers(db::Database& database);
/// "desk.pair": audited; one that was paired before takes its place. Errors of the store.
Result<void> savePeer(const sync::Context& context, const DeskPeer& peer);
/// "desk.forget": audited. NotFound "station.peer".
Result<void> forgetPeer(const sync::Context& context, const Digest& fingerprint);
/// Errors of the store.
Result<void> markSeen(db::Database& database, const Digest& fingerprint, Instant now);

}  // namespace jiayi::station
