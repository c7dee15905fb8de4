#include "app/hub/hub_arguments.h"
#include "sync/client/https_transport.h"
#include "sync/client/schedule.h"
#include "sync/hub/simulator/member_ring.h"
#include "sync/hub/simulator/theatre.h"

#include <pthread.h>
#include <signal.h>

#include <fstream>
#include <ostream>
#include <sstream>

namespace jiayi::hub {

namespace {

/// A member with its line and its part.
struct Role {
    Role(sync::HubAddress address, const std::string& ca, const std::string& url, MemberKeys keys, std::unique_ptr<Actor> actor, double speed,
         const Clock& clock, Random& random)
        : line(std::move(address), ca), member(line, url, std::move(keys), clock, random), player(member, std::move(actor), speed, clock, random) {}

    sync::HttpsTransport line;
    Member member;
    Player player;
    int failures = 0;
    Instant next{};
};

Result<std::string> trustedAuthority(const std::string& file) {
    if (file.empty()) return std::string{};
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    if (!stream || !(content << stream.rdbuf())) return Error{Errc::NotFound, "file.cannot-read", file};
    return content.str();
}

/// Those of the file, and one more for each code; the file is written before a code's member does anything.
Result<std::vector<MemberKeys>> gatherMembers(const SimulateArguments& arguments, const std::string& ca, const Clock& clock, Random& random) {
    JIAYI_TRY(auto members, readMembers(arguments.members));
    for (const auto& code : arguments.codes) {
        JIAYI_TRY(auto address, sync::parseHubUrl(arguments.hub));
        sync::HttpsTransport line{std::move(address), ca};
        JIAYI_TRY(auto keys, joinHub(line, code, clock, random));
        members.push_back(std::move(keys));
        JIAYI_CHECK(writeMembers(arguments.members, members));
    }
    if (members.empty()) return invalid("simulator.nobody", "--join CODE brings a member");
    return members;
}

void takeTurn(Role& role, std::chrono::seconds every, const Clock& clock, Random& random, std::ostream& out) {
    const auto& keys = role.member.keys();
    const auto turn = role.player.takeTurn({});
    role.failures = turn ? 0 : role.failures + 1;
    role.next = clock.now() + (turn ? std::chrono::milliseconds{every} : sync::backoff(role.failures, random));
    if (!turn) out << keys.kind << '\t' << keys.institution << '\t' << toString(turn.error()) << std::endl;
    else if (turn->written + turn->refused > 0)
        out << keys.kind << '\t' << keys.institution << "\tsaw " << turn->seen << ", wrote " << turn->written << ", refused " << turn->refused << std::endl;
}

}  // namespace

Result<void> simulate(const Arguments& given, std::ostream& out, std::ostream&) {
    const auto& arguments = given.simulate;
    const SystemClock clock;
    SystemRandom keys;  // secrets come from the system, the play from its seed
    SeededRandom random{arguments.seed};
    JIAYI_TRY(const auto ca, trustedAuthority(arguments.ca));
    JIAYI_TRY(auto members, gatherMembers(arguments, ca, clock, keys));
    std::vector<std::unique_ptr<Role>> roles;
    for (auto& member : members) {
        JIAYI_TRY(auto actor, makeActor(member.kind, member.institution));
        JIAYI_TRY(auto address, sync::parseHubUrl(arguments.hub));
        out << member.kind << '\t' << member.institution << "\tplays" << std::endl;
        roles.push_back(std::make_unique<Role>(std::move(address), ca, arguments.hub, std::move(member), std::move(actor), arguments.speed, clock, random));
    }
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    const auto end = clock.now() + std::chrono::minutes{arguments.minutes};
    while (arguments.minutes == 0 || clock.now() < end) {
        for (auto& role : roles)
            if (role->next <= clock.now()) takeTurn(*role, std::chrono::seconds{arguments.everySeconds}, clock, random, out);
        const timespec moment{1, 0};
        if (sigtimedwait(&ending, nullptr, &moment) > 0) return {};
    }
    return {};
}

}  // namespace jiayi::hub
