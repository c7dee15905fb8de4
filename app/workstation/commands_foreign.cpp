#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include "sync/client/foreign_pairing.h"

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

namespace jiayi::app {

namespace {

/// What a server lacks, and what that means in use.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSentences{{
    {"probe.no-transaction", "It takes no transactions: a visit and its measurements may be there in part for a while."},
    {"probe.not-atomic", "Its transactions are not all or nothing: a visit and its measurements may be there in part for a while."},
    {"probe.no-if-match", "It overwrites without looking at the version: of two desks that save the same record in the same second, one may win unseen."},
    {"probe.no-if-none-match", "It cannot be told to create only: this desk looks first, and two that create the same record in the same second may collide."},
    {"probe.no-instance-history", "It keeps no older versions: an answer that was lost may show as a contradiction to decide."},
    {"probe.no-system-history", "It has no common history: changes are searched for type by type, and deletions are noticed only at night."},
    {"probe.untried", "None of this was tried. Pair with --try to see it, at the cost of a few scratch resources on the server."},
}};

Result<sync::ForeignPairing> join(const PairArgs& args) {
    SystemClock clock;
    SystemRandom random;
    JIAYI_TRY(const auto address, sync::parseForeignUrl(args.hub));
    JIAYI_TRY(const auto passphrase, askPassphrase("Passphrase"));
    JIAYI_TRY(auto session, Session::open(args.at.store, args.at.user, passphrase, clock, random));
    sync::ForeignRequest request{args.hub, {}, args.clientId, args.noToken, args.tryOut};
    if (!args.ca.empty()) {
        std::ifstream file{args.ca, std::ios::binary};
        if (!file) return Error{Errc::NotFound, "file.cannot-read", args.ca.filename().string()};
        request.ca.assign(std::istreambuf_iterator<char>{file}, {});
    }
    sync::HttpsTransport transport{address.host, request.ca};
    return sync::pairForeign(session.context(), transport, request);
}

}  // namespace

Exit pairForeign(const PairArgs& args) {
    const auto joined = join(args);
    if (!joined) return fail(joined.error(), Exit::Usage);
    if (!joined->publicJwk.empty()) std::cout << "The key of this desk, for the server's people to register:\n" << joined->publicJwk << '\n';
    if (!joined->letIn) {
        std::cout << "The server does not let this desk in yet. Once the key is registered, run the same command again.\n";
        return Exit::Done;
    }
    std::cout << "This desk has joined " << joined->abilities.software << ".\n";
    for (const auto& lack : joined->abilities.lacks())
        for (const auto& [key, sentence] : kSentences)
            if (key == lack) std::cout << "- " << sentence << '\n';
    return Exit::Done;
}

}  // namespace jiayi::app
