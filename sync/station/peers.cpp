#include "sync/station/peers.h"

#include <algorithm>

namespace jiayi::station {

namespace {

bool isPort(std::string_view text) {
    if (text.empty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    const auto port = std::stoi(std::string{text});
    return port > 0 && port <= 65535;
}

}  // namespace

std::string DeskAddress::text() const { return (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + port; }

Result<DeskAddress> parseAddress(std::string_view typed) {
    const auto first = typed.find_first_not_of(' ');
    if (first == std::string_view::npos) return invalid("station.address");
    typed = typed.substr(first, typed.find_last_not_of(' ') - first + 1);
    DeskAddress address{std::string{typed}, std::to_string(kDefaultPort)};
    if (typed.starts_with('[')) {
        const auto end = typed.find(']');
        if (end == std::string_view::npos) return invalid("station.address");
        address.host = typed.substr(1, end - 1);
        typed.remove_prefix(end + 1);
        if (!typed.empty() && (typed[0] != ':' || !isPort(typed.substr(1)))) return invalid("station.address");
        if (!typed.empty()) address.port = typed.substr(1);
    } else if (const auto colon = typed.find(':'); colon != std::string_view::npos) {
        address.host = typed.substr(0, colon);
        address.port = typed.substr(colon + 1);
        if (!isPort(address.port)) return invalid("station.address");
    }
    if (address.host.empty() || address.host.find_first_of(" /@") != std::string::npos) return invalid("station.address");
    return address;
}

Result<std::vector<DeskPeer>> readPeers(db::Database& database) {
    return db::attempt([&]() -> Result<std::vector<DeskPeer>> {
        std::vector<DeskPeer> peers;
        db::Query row(database, "SELECT fingerprint, name, address, paired_at, paired_by, last_seen FROM desk_peer ORDER BY name, fingerprint");
        while (row.next()) {
            DeskPeer peer{{}, row.text(1), row.text(2), row.instant(3), row.text(4), row.maybeInstant(5)};
            const auto bytes = row.blob(0);
            if (bytes.size() != peer.fingerprint.size()) return Error{Errc::Corrupt, "station.peer", {}};
            std::copy(bytes.begin(), bytes.end(), peer.fingerprint.begin());
            peers.push_back(std::move(peer));
        }
        return peers;
    });
}

Result<void> savePeer(const sync::Context& context, const DeskPeer& peer) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "desk.pair");
        db::Query(unit.database(), "INSERT OR REPLACE INTO desk_peer (fingerprint, name, address, paired_at, paired_by, last_seen) VALUES (?, ?, ?, ?, ?, ?)",
                  db::Blob{peer.fingerprint}, peer.name, peer.address, peer.pairedAt, peer.pairedBy, peer.lastSeen)
            .run();
        unit.describe({}, toHex(peer.fingerprint));
        unit.commit();
        return {};
    });
}

Result<void> forgetPeer(const sync::Context& context, const Digest& fingerprint) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "desk.forget");
        if (db::Query(unit.database(), "DELETE FROM desk_peer WHERE fingerprint = ?", db::Blob{fingerprint}).run() == 0) return Error{Errc::NotFound, "station.peer", {}};
        unit.describe({}, toHex(fingerprint));
        unit.commit();
        return {};
    });
}

Result<void> markSeen(db::Database& database, const Digest& fingerprint, Instant now) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE desk_peer SET last_seen = ? WHERE fingerprint = ?", now, db::Blob{fingerprint}).run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::station
