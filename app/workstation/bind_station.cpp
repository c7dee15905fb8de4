#include "app/workstation/bind_station.h"

#include <QtConcurrentRun>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

#include <cstring>

namespace jiayi::app {

namespace {

/// Of this machine, as others on its network type them. Only IPv4: the other is too long to be typed.
std::vector<std::string> ownAddresses(std::uint16_t port) {
    std::vector<std::string> addresses;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0) return addresses;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> all(first, ::freeifaddrs);
    for (const auto* at = first; at; at = at->ifa_next) {
        if (!at->ifa_addr || at->ifa_addr->sa_family != AF_INET || (at->ifa_flags & IFF_LOOPBACK) != 0 || (at->ifa_flags & IFF_UP) == 0) continue;
        char text[INET_ADDRSTRLEN] = "";
        sockaddr_in address{};
        std::memcpy(&address, at->ifa_addr, sizeof address);
        if (!::inet_ntop(AF_INET, &address.sin_addr, text, sizeof text)) continue;
        addresses.push_back(port == station::kDefaultPort ? std::string{text} : std::string{text} + ":" + std::to_string(port));
    }
    return addresses;
}

std::string keyOfPeer(const Digest& fingerprint) { return toHex(fingerprint); }

ui::OtherDesk otherDesk(const station::DeskPeer& peer, bool reached) {
    return {keyOfPeer(peer.fingerprint), peer.name, peer.address, peer.pairedBy, peer.lastSeen, reached};
}

Result<ui::DesksState> desksOf(db::Database& database, const OtherDesks& others) {
    ui::DesksState state{deskName(), {}, {}};
    if (const auto station = others.running()) {
        state.addresses = ownAddresses(station->port());
        JIAYI_TRY(const auto peers, station->peers());
        for (const auto& peer : peers) state.desks.push_back(otherDesk(peer.peer, peer.reached));
        return state;
    }
    JIAYI_TRY(const auto peers, station::readPeers(database));
    for (const auto& peer : peers) state.desks.push_back(otherDesk(peer, false));
    return state;
}

Result<void> forgetDesk(Desk& desk, db::Database& database, const OtherDesks& others, const std::string& key) {
    JIAYI_TRY(const auto peers, station::readPeers(database));
    for (const auto& peer : peers) {
        if (keyOfPeer(peer.fingerprint) != key) continue;
        const auto station = others.running();
        return station ? station->forget(peer.fingerprint, desk.user()) : station::forgetPeer(desk.context(database), peer.fingerprint);
    }
    return Error{Errc::NotFound, "station.peer", {}};
}

}  // namespace

std::string deskName() {
    char name[256] = "desk";
    ::gethostname(name, sizeof name - 1);
    return name;
}

OtherDesks::OtherDesks(const Desk& desk, std::function<void(const queue::Taken&)> onTaken)
    : m_options{{desk.store(), desk.key()}, desk.institution().code, deskName(), desk.user()}, m_clock(desk.clock()), m_onTaken(std::move(onTaken)) {}

void OtherDesks::joinIfPaired() {
    const auto database = db::Database::open(m_options.store);
    if (!database) return;
    const auto peers = station::readPeers(**database);
    if (peers && !peers->empty()) static_cast<void>(start());
}

Result<std::shared_ptr<station::Station>> OtherDesks::start() {
    const std::lock_guard lock(m_mutex);
    if (m_closed) return Error{Errc::Offline, "station.unreachable", {}};
    if (m_station) return m_station;
    JIAYI_TRY(m_station, station::Station::start(m_options, m_clock, [this](const queue::Taken& taken) { tell(taken); }));
    return m_station;
}

void OtherDesks::tell(const queue::Taken& taken) {
    const std::lock_guard lock(m_telling);
    if (m_onTaken) m_onTaken(taken);
}

void OtherDesks::close() {
    {
        const std::lock_guard lock(m_telling);
        m_onTaken = {};
    }
    std::shared_ptr<station::Station> last;
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    last.swap(m_station);
}

std::shared_ptr<station::Station> OtherDesks::running() const {
    const std::lock_guard lock(m_mutex);
    return m_station;
}

void OtherDesks::nudge() const {
    if (const auto station = running()) station->nudge();
}

ui::DesksAsks bindDesks(Desk& desk, const std::shared_ptr<OtherDesks>& others) {
    ui::DesksAsks asks;
    asks.read = [&desk, others] { return desk.worker().read([others](db::Database& database) { return desksOf(database, *others); }); };
    asks.showCode = [&desk, others] {
        return QtConcurrent::run([others, user = desk.user()]() -> Result<std::string> {
            JIAYI_TRY(const auto station, others->start());
            return station->showCode(user);
        });
    };
    asks.hideCode = [others] {
        if (const auto station = others->running()) station->hideCode();
    };
    asks.pair = [&desk, others](const std::string& address, const std::string& code) {
        return QtConcurrent::run([others, address, code, user = desk.user()]() -> Result<std::string> {
            JIAYI_TRY(const auto station, others->start());
            JIAYI_TRY(const auto peer, station->pairWith(address, code, user));
            return peer.name;
        });
    };
    asks.forget = [&desk, others](const std::string& key) {
        return desk.worker().run([&desk, others, key](db::Database& database) { return forgetDesk(desk, database, *others, key); });
    };
    return asks;
}

const queue::QueueRules& queueRules() {
    static const auto rules = queue::QueueRules::load().value();
    return rules;
}

ui::DayQueueAsks bindDayQueue(Desk& desk, std::function<void()> onWritten) {
    ui::DayQueueAsks asks;
    asks.read = [&desk] { return desk.worker().read([today = desk.today()](db::Database& database) { return queue::readQueue(database, today); }); };
    asks.add = [&desk, onWritten](const queue::RegisterPerson& person) {
        return desk.worker().run([&desk, onWritten, person](db::Database& database) {
            auto added = person(desk.context(database), queueRules());
            onWritten();
            return added;
        });
    };
    asks.move = [&desk, onWritten](const queue::MovePerson& move) {
        return desk.worker().run([&desk, onWritten, move](db::Database& database) {
            auto moved = move(desk.context(database), queueRules());
            onWritten();
            return moved;
        });
    };
    return asks;
}

}  // namespace jiayi::app
