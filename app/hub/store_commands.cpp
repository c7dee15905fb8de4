#include "app/hub/hub_arguments.h"
#include "models/core/dates.h"
#include "sync/hub/auth.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/moves.h"
#include "sync/hub/store_address.h"

#include <ostream>

namespace jiayi::hub {

Result<void> addInstitution(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_CHECK(store->addInstitution({arguments.code, arguments.name}));
    out << arguments.code << '\t' << arguments.name << '\n';
    return {};
}

Result<void> listInstitutions(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto institutions, store->institutions());
    for (const auto& each : institutions) out << each.code << '\t' << each.name << '\n';
    return {};
}

Result<void> makePairCode(const Arguments& arguments, std::ostream& out, std::ostream&) {
    const auto kind = clientKindOf(arguments.kind);
    if (!kind) return invalid("client.kind", "desk, laboratory, pharmacy, hospital, payer or consortium");
    JIAYI_TRY(const auto store, openStore(arguments.store));
    SystemRandom random;
    JIAYI_TRY(const auto code, newPairCode(*store, arguments.code, SystemClock{}.now(), random, *kind));
    out << "Type this code on the desk within 15 minutes. It works once.\n" << code << '\n';
    return {};
}

Result<void> listClients(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_TRY(const auto clients, store->clients());
    for (const auto& each : clients) {
        out << each.id << '\t' << nameOf(each.kind) << '\t' << each.institution << '\t' << (each.active ? "active" : "revoked") << '\t'
            << each.deskName << '\t' << formatInstant(each.pairedAt) << '\t' << formatInstant(each.lastSeen) << '\n';
    }
    return {};
}

Result<void> revokeClient(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_CHECK(store->revokeClient(arguments.id));
    out << arguments.id << "\trevoked\n";
    return {};
}

Result<void> moveResident(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    const auto now = SystemClock{}.now();
    SystemRandom random;
    const Move move{arguments.id, arguments.code, arguments.to, arguments.reason, localDate(now)};
    JIAYI_TRY(const auto moved, movePatient(*store, loadHubRules().search, OwnReferences{{}}, move, now, random));
    out << moved.resources << " resources moved; " << moved.sealed << " of them stay sealed where they were written\n";
    return {};
}

Result<void> rotateKey(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    JIAYI_CHECK(store->addSigningKey());
    JIAYI_TRY(const auto keys, store->signingKeys());
    out << "Running hubs know the new key within a minute and sign with it within two; " << keys.size()
        << " keys are good, the oldest goes with the next rotation.\n";
    return {};
}

Result<void> beginEpoch(const Arguments& arguments, std::ostream& out, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    std::vector<std::string> streams{arguments.code};
    if (arguments.code.empty()) {
        JIAYI_TRY(const auto heads, store->heads());
        streams.clear();
        for (const auto& stream : heads) streams.push_back(stream.id);
    }
    for (const auto& id : streams) {
        JIAYI_CHECK(store->newEpoch(id));
        JIAYI_TRY(const auto stream, store->stream(id));
        out << id << '\t' << stream.epoch << '\n';
    }
    return {};
}

Result<void> pruneStore(const Arguments& arguments, std::ostream&, std::ostream&) {
    JIAYI_TRY(const auto store, openStore(arguments.store));
    return store->prune(SystemClock{}.now());
}

}  // namespace jiayi::hub
