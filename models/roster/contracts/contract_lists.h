// A person's contracts with what their packages owe; the renewal drive; how many a doctor and a team have.
#pragma once

#include "models/roster/contracts/contract_repository.h"
#include "models/roster/contracts/rules/fulfilment.h"

namespace jiayi::contracts {

struct ContractCard {
    Contract contract;
    std::vector<ItemStanding> items;  ///< of its package; none of one that was never signed
};
/// How many one doctor has on a day, of how many.
struct DoctorLoad {
    std::string doctor;
    int inForce = 0, cap = 0;
    int ending = 0;  ///< in force, ending within the drive, and not renewed
};
struct TeamLoad {
    std::string team;
    int inForce = 0, ending = 0;
};

struct PersonContracts {
    ResidentId resident;
    std::vector<ContractCard> cards;  ///< the newest term first
    std::vector<ContractEvent> events;  ///< newest first
    std::vector<History::Refused> refused;
    std::optional<Date> listed;  ///< an imported list says so, and no contract does
    std::vector<std::string> programmes;
    std::string doctor;                  ///< the roster's
    std::vector<DoctorLoad> loads;       ///< of every doctor with contracts in force
    std::vector<std::string> teams;      ///< that have contracts, sorted
};
enum class Reading {
    Person,  ///< without what the clinic's doctors and teams have
    Whole,
};
/// NotFound "resident.not-found".
Result<PersonContracts> readContractsOf(db::Database& database, const ContractBook& book, ResidentId resident, Date today, Reading reading = Reading::Whole);

enum class DriveView {
    Ending,   ///< ends within the drive and is not renewed
    Lapsed,   ///< has run out, and can still be renewed
    Open,     ///< offered or accepted, not signed
    InForce,  ///< everybody who is bound today
};
struct DriveFilter {
    DriveView view = DriveView::Ending;
    std::string team, doctor, grid;
    bool operator==(const DriveFilter&) const = default;
};
struct DriveRow {
    ResidentId resident;
    std::string name, grid, phone;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    Contract contract;
    std::optional<Date> lastVisit;
};
struct DrivePage {
    std::vector<DriveRow> rows;  ///< the soonest first
    std::int64_t total = 0;      ///< of this view and filter
    std::vector<std::int64_t> counts;  ///< of every view under the filter, in their order
    std::vector<std::string> teams, doctors;
};
/// Only people on the roster. `offset` rows are left out, `limit` read.
Result<DrivePage> readDrive(db::Database& database, const ContractBook& book, const DriveFilter& filter, Date today, std::int64_t offset, int limit);

Result<std::vector<DoctorLoad>> doctorLoads(db::Database& database, const ContractBook& book, Date today);
Result<std::vector<TeamLoad>> teamLoads(db::Database& database, const ContractBook& book, Date today);

}  // namespace jiayi::contracts
