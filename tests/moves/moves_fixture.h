// A clinic with people, and what they ask for.
#pragma once

#include "models/roster/contracts/contract_acts.h"
#include "models/roster/moves/move_acts.h"
#include "models/roster/moves/move_lists.h"
#include "models/roster/moves/risk_list.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

inline const moves::MovesBook& movesBook() {
    static const auto book = moves::loadMovesBook().value();
    return book;
}
inline const contracts::ContractBook& contractBook() {
    static const auto book = contracts::loadContractBook().value();
    return book;
}
inline moves::HandoverBook handoverBook(moves::DueLines due = {}) {
    static const auto care = care::loadRules().value();
    static const auto letters = referral::loadReferralBook().value();
    return {care, letters, movesBook(), std::move(due)};
}

constexpr char kOtherClinic[] = "120101002";

/// Its clock stands on Sunday 2026-11-22, 09:00.
struct MovesClinic {
    ClinicStore store;
    roster::ResidentId who = person("王秀兰");

    MovesClinic() {
        addUser("chen", "doctor");
        addUser("nurse", "nurse");
        db::Query(store.database(), "INSERT INTO institution VALUES (1, '120101001', '西城社区', 0)").run();
    }
    void addUser(const char* name, const char* role) {
        db::Query(store.database(), "INSERT OR REPLACE INTO user (id, name, display_name, role) VALUES (?, ?, ?, ?)", derivedUuid({"user", name}), name, name, role).run();
    }
    roster::ResidentId person(const char* name, const char* citizen = "") {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<roster::ResidentId>();
        made.name = name;
        made.citizenId = citizen;
        made.birthDate = makeDate(1960, 3, 1);
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    roster::ResidentId cameOn(const char* name, Date day) {
        const auto id = person(name);
        db::Query(store.database(), "UPDATE resident SET arrived_on = ? WHERE id = ?", day, id).run();
        return id;
    }
    sync::Context as(const char* user) {
        auto context = store.context();
        context.user = user;
        return context;
    }
    Date today() { return localDate(store.clock.now()); }
    void days(int count) { store.clock.advance(std::chrono::hours{24 * count}); }
    moves::MovesRepository rows() { return moves::MovesRepository(store.database()); }

    Result<moves::MoveRequestId> leave(roster::ResidentId resident, const char* reason = "moved-home") {
        return moves::AskToLeave{resident, kOtherClinic, reason}(as("chen"), movesBook());
    }
    std::string outbox(const char* type) {
        db::Query row(store.database(), "SELECT count(*) FROM outbox WHERE type = ?", type);
        return row.next() ? row.text(0) : std::string{};
    }
    void sql(const char* text) { db::Query(store.database(), text).run(); }
};

}  // namespace jiayi::test
