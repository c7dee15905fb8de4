#include "app/workstation/bind_contracts.h"

#include "models/roster/resident_repository.h"

namespace jiayi::app {

namespace {

Result<ui::ContractPage> readPage(db::Database& database, roster::ResidentId resident, Date today) {
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    ui::ContractPage page{person.name, person.sex, person.birthDate, person.birthEstimated, {}, {}};
    JIAYI_TRY(page.contracts, contracts::readContractsOf(database, contractBook(), resident, today));
    JIAYI_TRY(page.standing, roster::readStanding(database, resident));
    return page;
}

Result<ui::DriveAnswer> readDriveAnswer(db::Database& database, const contracts::DriveFilter& filter, Date today, std::int64_t offset, int limit) {
    ui::DriveAnswer answer;
    JIAYI_TRY(answer.page, contracts::readDrive(database, contractBook(), filter, today, offset, limit));
    JIAYI_TRY(answer.doctors, contracts::doctorLoads(database, contractBook(), today));
    JIAYI_TRY(answer.teams, contracts::teamLoads(database, contractBook(), today));
    return answer;
}

/// A use case, run with this desk's context.
template <class Act>
auto runsByBook(Desk& desk) {
    return [&desk](const Act& act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database), contractBook()); }); };
}
template <class Act>
auto runsAlone(Desk& desk) {
    return [&desk](const Act& act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database)); }); };
}

}  // namespace

const contracts::ContractBook& contractBook() {
    static const auto book = contracts::loadContractBook().value();
    return book;
}

ui::ContractAsks bindContracts(Desk& desk) {
    ui::ContractAsks asks;
    asks.page = [&desk](roster::ResidentId resident) {
        return desk.worker().read([resident, today = desk.today()](db::Database& database) { return readPage(database, resident, today); });
    };
    asks.drive = [&desk](const contracts::DriveFilter& filter, std::int64_t offset, int limit) {
        return desk.worker().read([filter, offset, limit, today = desk.today()](db::Database& database) { return readDriveAnswer(database, filter, today, offset, limit); });
    };
    asks.offer = runsByBook<contracts::OfferContract>(desk);
    asks.accept = runsByBook<contracts::AcceptContract>(desk);
    asks.sign = runsByBook<contracts::SignContract>(desk);
    asks.record = runsByBook<contracts::RecordContract>(desk);
    asks.renew = runsByBook<contracts::RenewContract>(desk);
    asks.transfer = runsByBook<contracts::TransferContract>(desk);
    asks.end = runsByBook<contracts::EndContract>(desk);
    asks.card = [&desk](const roster::TakeCard& card) {
        return desk.worker().run([&desk, card](db::Database& database) { return card(desk.context(database), roster::cardKinds()); });
    };
    asks.addBenefit = runsAlone<roster::AddEntitlement>(desk);
    asks.editBenefit = runsAlone<roster::EditEntitlement>(desk);
    return asks;
}

}  // namespace jiayi::app
