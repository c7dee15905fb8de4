// What the consortium does with requests to move somebody.
#include "app/hub/hub_arguments.h"
#include "models/core/dates.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/move_requests.h"
#include "sync/hub/store_address.h"

#include <ostream>

namespace jiayi::hub {

namespace {

/// What the acts need, out of what the command line said.
class OpenOffice {
public:
    static Result<std::unique_ptr<OpenOffice>> of(const Arguments& arguments) {
        JIAYI_TRY(auto store, openStore(arguments.store));
        return std::unique_ptr<OpenOffice>(new OpenOffice(std::move(store)));
    }
    MoveOffice office() { return {*m_store, m_rules.search, m_references, SystemClock{}.now(), m_random}; }

private:
    explicit OpenOffice(std::unique_ptr<Store> store) : m_store(std::move(store)) {}
    std::unique_ptr<Store> m_store;
    HubRules m_rules = loadHubRules();
    OwnReferences m_references{{}};
    SystemRandom m_random;
};

/// One word for how far it is.
std::string standingWord(const StandingRequest& standing) {
    if (standing.request.state != "asked") return standing.request.state;
    if (!standing.obstacle.empty()) return standing.obstacle;
    if (standing.handedOver) return "ready";
    return standing.request.leaves || standing.announced ? "no-handover-yet" : "to-announce";
}

}  // namespace

Result<void> listMoves(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto opened, OpenOffice::of(arguments));
    JIAYI_TRY(const auto requests, standingRequests(opened->office(), arguments.moves.all));
    for (const auto& each : requests)
        out << each.request.id << '\t' << standingWord(each) << '\t' << (each.from.empty() ? "-" : each.from) << '\t' << each.to << '\t'
            << (each.patient.empty() ? "-" : each.patient) << '\t' << (each.request.reason.empty() ? "-" : each.request.reason) << '\t'
            << (each.request.wantedOn.empty() ? "-" : each.request.wantedOn) << '\t' << formatInstant(each.request.askedAt) << '\n';
    return {};
}

Result<void> carryOutMoves(const Arguments& arguments, std::ostream& out, std::ostream& log) {
    JIAYI_TRY(const auto opened, OpenOffice::of(arguments));
    const auto office = opened->office();
    const auto& given = arguments.moves;
    if (given.id.empty() == !given.ready) return invalid("move.which", "an ID, or --ready");
    if (!given.ready) {
        JIAYI_TRY(const auto moved, carryOut(office, given.id, given.withoutHandover));
        out << given.id << '\t' << moved.resources << " resources moved; " << moved.sealed << " of them stay sealed where they were written\n";
        return {};
    }
    JIAYI_TRY(const auto requests, standingRequests(office));
    const auto today = formatDate(localDate(office.now));
    for (const auto& each : requests) {
        if (!each.obstacle.empty() || !each.handedOver || each.request.wantedOn > today) continue;
        if (const auto moved = carryOut(office, each.request.id, false)) out << each.request.id << "\tmoved\n";
        else log << each.request.id << '\t' << moved.error().reason << '\n';
    }
    return {};
}

Result<void> announceMove(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto opened, OpenOffice::of(arguments));
    JIAYI_CHECK(announceArrival(opened->office(), arguments.moves.id));
    out << arguments.moves.id << "\tannounced\n";
    return {};
}

Result<void> refuseMoveRequest(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto opened, OpenOffice::of(arguments));
    JIAYI_CHECK(refuseMove(opened->office(), arguments.moves.id, arguments.reason));
    out << arguments.moves.id << "\trefused\n";
    return {};
}

}  // namespace jiayi::hub
