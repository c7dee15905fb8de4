#include "app/workstation/bind_moves.h"

#include "app/workstation/bind_contracts.h"
#include "models/care/flat_json.h"
#include "models/roster/resident_repository.h"

namespace jiayi::app {

namespace {

/// Months that the board shows.
constexpr int kBoardMonths = 12;

/// For how long an arrival waits on the lists: as the worklist says.
int arrivalDays(const Desk& desk) { return desk.worklistBook().rules.item("arrival.accept")->keeps.value_or(90); }

moves::HandoverBook handoverBook(const Desk& desk) { return {desk.rules(), desk.worklistBook().rules.referrals, movesBook(), worklistLines(desk)}; }

Result<ui::MovePage> readMovePage(db::Database& database, const Desk& desk, roster::ResidentId resident, Date today) {
    ui::MovePage page;
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    page.person = {resident, person.name, person.sex, person.birthDate, person.birthEstimated, person.phone, person.doctor};
    JIAYI_TRY(page.moves, moves::readPersonMoves(database, resident));
    if (page.moves.open && !(page.moves.draft && page.moves.draft->isConfirmed())) {
        JIAYI_TRY(page.asNow, moves::assembleHandover(database, handoverBook(desk), resident, today));
    }
    JIAYI_TRY(page.doctors, moves::knownDoctors(database));
    JIAYI_TRY(page.clinics, moves::knownClinics(database));
    return page;
}

template <class Act>
auto runsAct(Desk& desk) {
    return [&desk](const Act& act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database)); }); };
}

}  // namespace

const moves::MovesBook& movesBook() {
    static const auto book = moves::loadMovesBook().value();
    return book;
}

moves::DueLines worklistLines(const Desk& desk) {
    return [&desk](db::Database& database, roster::ResidentId resident, Date today) {
        return db::attempt([&]() -> Result<std::vector<moves::Text>> {
            const auto& book = desk.worklistBook();
            std::vector<moves::Text> lines;
            db::Query row(database,
                          "SELECT i.kind, i.due_on, i.facts FROM worklist_item i JOIN resident r ON r.pk = i.resident_pk WHERE r.id = ? AND i.due_on <= ? ORDER BY i.rank, i.kind", resident,
                          today);
            while (row.next()) {
                const auto* rule = book.rules.item(row.text(0));
                // About their moving it says enough by itself.
                if (!rule || rule->area == "roster" || rule->area == "sync") continue;
                const auto facts = care::fromFlatJson(database, row.text(2));
                const auto why = worklist::whyOf(book.care, book.rules, *rule, row.date(1).value_or(today), facts, today);
                lines.push_back({why.en, why.zh});
            }
            return lines;
        });
    };
}

ui::MovesAsks bindMoves(Desk& desk) {
    ui::MovesAsks asks;
    asks.board = [&desk] {
        return desk.worker().read([today = desk.today(), days = arrivalDays(desk)](db::Database& database) { return moves::readBoard(database, today, kBoardMonths, days); });
    };
    asks.arrivals = [&desk] {
        return desk.worker().read([today = desk.today(), days = arrivalDays(desk)](db::Database& database) { return moves::readArrivals(database, today, days); });
    };
    asks.requests = [&desk] { return desk.worker().read([today = desk.today()](db::Database& database) { return moves::readRequests(database, today); }); };
    asks.risk = [&desk](const std::string& sign) {
        return desk.worker().read([today = desk.today(), sign](db::Database& database) { return moves::readLeaveRisk(database, movesBook(), today, sign); });
    };
    asks.page = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident, today = desk.today()](db::Database& database) { return readMovePage(database, desk, resident, today); });
    };
    const auto withBook = [&desk](auto act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database), movesBook()); }); };
    asks.askLeave = [withBook](const moves::AskToLeave& ask) { return withBook(ask); };
    asks.askCome = [withBook](const moves::AskToCome& ask) { return withBook(ask); };
    const auto withHandover = [&desk](auto act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database), handoverBook(desk)); }); };
    asks.save = [withHandover](const moves::SaveHandover& save) { return withHandover(save); };
    asks.confirm = [withHandover](const moves::ConfirmHandover& confirm) { return withHandover(confirm); };
    asks.withdraw = runsAct<moves::WithdrawMove>(desk);
    asks.accept = [&desk](const moves::AcceptArrival& accept) {
        return desk.worker().run([&desk, accept](db::Database& database) { return accept(desk.context(database), contractBook()); });
    };
    asks.askBack = runsAct<moves::AskBack>(desk);
    return asks;
}

}  // namespace jiayi::app
