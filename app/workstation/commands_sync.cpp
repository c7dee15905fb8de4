#include "app/workstation/bind_station.h"
#include "app/workstation/commands.h"
#include "app/workstation/session.h"
#include "app/workstation/sync_service.h"

#include "sync/client/https_transport.h"
#include "sync/client/pairing.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace jiayi::app {

namespace {

Result<std::string> readWhole(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Error{Errc::NotFound, "file.cannot-read", path.filename().string()};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

Result<void> pairStore(const PairArgs& args) {
    SystemClock clock;
    SystemRandom random;
    JIAYI_TRY(const auto passphrase, askPassphrase("Passphrase"));
    JIAYI_TRY(auto session, Session::open(args.at.store, args.at.user, passphrase, clock, random));
    sync::PairingRequest request{args.hub, args.code, {}, deskName()};
    if (!args.ca.empty()) {
        JIAYI_TRY(request.ca, readWhole(args.ca));
    }
    JIAYI_TRY(auto address, sync::parseHubUrl(args.hub));
    request.url = address.origin;
    sync::HttpsTransport transport{std::move(address), request.ca};
    return sync::pair(session.context(), transport, request);
}

}  // namespace

Exit pair(const PairArgs& args) {
    if (const auto done = pairStore(args); !done) return fail(done.error(), Exit::Usage);
    std::cout << "This desk has joined the hub. The first sync fetches the clinic's records: jiayi sync, or open the window.\n";
    return Exit::Done;
}

Exit sync(const SyncArgs& args) {
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    if (!args.once) return syncForEver(*session, clock, random);
    const auto report = syncOnce(*session, clock, random, {});
    if (!report) return fail(report.error());
    std::cout << fmt::format("Received {}, sent {}.\n", report->pulled, report->pushed);
    if (report->conflicts > 0) std::cout << fmt::format("To decide in the window, under Sync: {}.\n", report->conflicts);
    if (report->refused > 0) std::cout << fmt::format("Refused by the hub and kept here: {}. The reasons stand in the window, under Sync.\n", report->refused);
    return Exit::Done;
}

}  // namespace jiayi::app
