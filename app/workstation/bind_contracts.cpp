#include "app/workstation/bind_contracts.h"

#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/roster/resident_repository.h"
#include "ui/common/format.h"
#include "ui/print/contract_layout.h"

#include <QCoreApplication>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

Result<ui::ContractPage> readPage(db::Database& database, roster::ResidentId resident, Date today, contracts::Reading reading) {
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    ui::ContractPage page{person.name, person.sex, person.birthDate, person.birthEstimated, {}, {}};
    JIAYI_TRY(page.contracts, contracts::readContractsOf(database, contractBook(), resident, today, reading));
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

Result<ui::ContractSheet> readContractSheet(db::Database& database, contracts::ContractId id, Date today) {
    JIAYI_TRY(const auto file, contracts::ContractRepository(database).file(id));
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(file.resident));
    JIAYI_TRY(const auto clinic, pharmacy::readSheetClinic(database, {}));
    ui::ContractSheet sheet{{clinic, pharmacy::sheetPerson(person), file.contract.signedOn.value_or(today)}, file.contract, person.phone, person.address, {}};
    for (const auto& event : file.events)
        if (!event.signer.empty()) sheet.signer = event.signer;
    return sheet;
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
    const auto page = [&desk](contracts::Reading reading) {
        return [&desk, reading](roster::ResidentId resident) {
            return desk.worker().read([resident, reading, today = desk.today()](db::Database& database) { return readPage(database, resident, today, reading); });
        };
    };
    asks.page = page(contracts::Reading::Whole);
    asks.lines = page(contracts::Reading::Person);
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
    asks.print = [&desk](contracts::ContractId id, QWidget* over) { openPrintDialog(bindContractPrint(desk, id), over); };
    asks.addBenefit = runsAlone<roster::AddEntitlement>(desk);
    asks.editBenefit = runsAlone<roster::EditEntitlement>(desk);
    return asks;
}

ui::PrintAsks bindContractPrint(Desk& desk, contracts::ContractId id) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, id] {
        return desk.worker().read([&desk, id, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readContractSheet(database, id, today));
            return std::vector<ui::PrintDocument>{{u"contract"_s, [] { return QCoreApplication::translate("jiayi::app::Contract", "Family doctor contract"); }, u"contract"_s,
                                                   [sheet](const ui::PrintSetup& setup) {
                                                       auto mine = sheet;
                                                       mine.about.clinic.phone = ui::utf8(setup.phone);
                                                       return ui::contractPages(mine, contractBook(), setup.language, {setup.paper});
                                                   }}};
        });
    };
    asks.record = [&desk, id](const QString&) {
        return desk.worker().run([&desk, id](db::Database& database) -> Result<void> {
            JIAYI_TRY(const auto resident, contracts::ContractRepository(database).residentOf(id));
            return recordPrinted(desk.context(database), "contract.print", resident);
        });
    };
    return asks;
}

}  // namespace jiayi::app
