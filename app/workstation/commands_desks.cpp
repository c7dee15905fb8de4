#include "app/workstation/bind_station.h"
#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include <fmt/format.h>

#include <iostream>
#include <thread>

namespace jiayi::app {

namespace {

constexpr std::chrono::minutes kCodeShown{5};
constexpr std::chrono::milliseconds kBetweenLooks{100};

Result<Session> unlocked(const StoreArgs& at, const Clock& clock, Random& random) {
    JIAYI_TRY(const auto passphrase, askPassphrase("Passphrase"));
    return Session::open(at.store, at.user, passphrase, clock, random);
}

Result<std::unique_ptr<station::Station>> startStation(Session& session, const DesksArgs& args, const Clock& clock) {
    JIAYI_TRY(const auto institution, access::readInstitution(session.database()));
    station::StationOptions options{{session.store(), session.key()}, institution.code, deskName(), session.user()};
    options.host = args.host;
    options.port = args.port;
    return station::Station::start(options, clock, [](const queue::Taken&) {});
}

/// What a person at the prompt can do about it.
Exit sayWhy(const Error& error) {
    const auto words = [&]() -> std::string {
        if (error.reason == "station.code-wrong") return "The code is not the one that is shown at the other desk. After three wrong ones it has to show a new one.";
        if (error.reason == "station.code-over") return "The other desk shows no code any more. Show a new one there.";
        if (error.reason == "station.not-proved") return "Whoever answered does not know the code: this is not the desk that shows it. Check the address.";
        if (error.reason == "station.other-clinic") return "The other desk belongs to another institution.";
        if (error.reason == "station.itself") return "That is this desk's own address.";
        if (error.reason == "station.unreachable") return "No desk that shows a code answers there. Check the address, and show a code at the other desk first.";
        if (error.reason == "station.address") return "That is no address. Examples: 192.168.1.20 or desk-2:47615.";
        if (error.reason == "listen.port") return "Another program has the port, perhaps this store's window. Close it and try again.";
        return toString(error);
    }();
    std::cerr << words << '\n';
    return error.code == Errc::Offline ? Exit::HubUnreachable : Exit::Usage;
}

Exit showCode(station::Station& desks, const Session& session, const Clock& clock) {
    const auto known = desks.peers();
    if (!known) return fail(known.error());
    std::cout << fmt::format("port {}\ncode {}\n", desks.port(), desks.showCode(session.user())) << std::flush;
    const auto until = clock.now() + kCodeShown;
    while (clock.now() < until) {
        const auto now = desks.peers();
        if (!now) return fail(now.error());
        if (now->size() > known->size()) {
            std::cout << "Paired.\n";
            return Exit::Done;
        }
        std::this_thread::sleep_for(kBetweenLooks);
    }
    std::cerr << "Nobody typed the code within five minutes.\n";
    return Exit::HubUnreachable;
}

Exit listDesks(Session& session) {
    const auto peers = station::readPeers(session.database());
    if (!peers) return fail(peers.error());
    for (const auto& peer : *peers)
        std::cout << fmt::format("{}\t{}\tpaired {}\tlast seen {}\n", peer.name, peer.address.empty() ? "calls" : peer.address, formatInstant(peer.pairedAt),
                                 peer.lastSeen ? formatInstant(*peer.lastSeen) : "never");
    return Exit::Done;
}

}  // namespace

Exit desks(const DesksArgs& args) {
    SystemClock clock;
    SystemRandom random;
    auto session = unlocked(args.at, clock, random);
    if (!session) return fail(session.error());
    if (!args.showCode && args.pair.empty()) return listDesks(*session);
    const auto started = startStation(*session, args, clock);
    if (!started) return sayWhy(started.error());
    if (args.showCode) return showCode(**started, *session, clock);
    const auto paired = (*started)->pairWith(args.pair, args.code, session->user());
    if (!paired) return sayWhy(paired.error());
    std::cout << "Paired. Windows that are open now share queue and drafts once they are opened again.\n";
    return Exit::Done;
}

}  // namespace jiayi::app
