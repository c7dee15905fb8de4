// A clinic with people who may be bound to it.
#pragma once

#include "models/roster/contracts/contract_acts.h"
#include "models/roster/contracts/contract_lists.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

inline const contracts::ContractBook& contractBook() {
    static const auto book = contracts::loadContractBook().value();
    return book;
}
inline contracts::ContractBook bookWithCap(int cap) {
    auto book = contractBook();
    for (auto& row : book.limits["doctor.cap"]) row.value = cap;
    return book;
}
inline contracts::Terms termsFrom(Date since, const char* doctor = "陈丽华", const char* team = "第一团队", const char* package = "basic") {
    return {team, doctor, package, since, contractBook().lastDayOf(since)};
}

/// Its clock stands on Sunday 2026-11-22, 09:00.
struct ContractClinic {
    ClinicStore store;
    contracts::ContractBook book = contractBook();

    roster::ResidentId person(const char* name = "王秀兰") {
        sync::Unit unit(store.context(), "test", sync::Origin::Synced);
        roster::Resident made;
        made.id = unit.newId<roster::ResidentId>();
        made.name = name;
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    db::Database& database() { return store.database(); }
    Date today() { return localDate(store.clock.now()); }
    void days(int count) { store.clock.advance(std::chrono::hours{24 * count}); }
    template <class Act>
    auto act(const Act& what) {
        return what(store.context(), book);
    }
    /// Signed on the first day of its term.
    Result<contracts::ContractId> bound(roster::ResidentId who, Date since, const char* doctor = "陈丽华", const char* package = "basic") {
        return act(contracts::RecordContract{who, termsFrom(since, doctor, "第一团队", package), since, "本人"});
    }
    contracts::History history(roster::ResidentId who) { return contracts::ContractRepository(database()).historyOf(who).value(); }
    contracts::PersonContracts read(roster::ResidentId who) { return contracts::readContractsOf(database(), book, who, today()).value(); }
    contracts::DrivePage drive(contracts::DriveView view) { return contracts::readDrive(database(), book, {view, {}, {}, {}}, today(), 0, 100).value(); }
    std::optional<Date> until(roster::ResidentId who) { return roster::ResidentRepository(database()).find(who)->contractUntil; }
};

}  // namespace jiayi::test
