// The roster as pages of rows: filters that combine, sorts, counts. Read in SQL, a page at a time, at any size.
#pragma once

#include "models/db/database.h"
#include "models/roster/resident.h"

#include <string>
#include <utility>
#include <vector>

namespace jiayi::roster {

enum class ContractState { Valid, Expired, None };
enum class ControlState { Controlled, Above, Poor, NotChecked };
std::string toCode(ControlState state);  ///< "controlled", "above", "poor", "not-checked"
ControlState controlStateFromCode(std::string_view code);

/// Conditions that all hold. Anything left empty is not asked.
struct RosterFilter {
    std::string text;                        ///< as in the search box
    std::string grid;
    std::string doctor;
    std::string programme;                   ///< "T2DM": enrolled and not finished
    std::optional<ControlState> control;
    bool overdue = false;                    ///< the next visit was before `today`
    std::optional<ContractState> contract;   ///< valid through its last day
    std::optional<int> minAge, maxAge;       ///< whole years, inclusive; who has no birth date has no age
    Date today{};                            ///< what the three above are judged on; required with them
    std::optional<ResidentStatus> status = ResidentStatus::Active;  ///< empty: everybody
    bool operator==(const RosterFilter&) const = default;
};

/// Ties go by the order of entry. In ascending order of a date what is missing comes last.
enum class RosterSort { Name, Birth, NextVisit, LastVisit, Hba1c, Contract };
struct RosterOrder {
    RosterSort by = RosterSort::Name;
    bool descending = false;
    bool operator==(const RosterOrder&) const = default;
};

struct RosterRow {
    ResidentId id;
    std::int64_t pk = 0;
    std::string recordNo;
    std::string name;
    std::string pinyin;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;
    std::string maskedCitizenId;
    std::string maskedPhone;
    std::string grid;
    std::string doctor;
    std::string insuranceScheme;
    std::vector<std::string> programmes;
    ControlState control = ControlState::NotChecked;
    std::optional<double> hba1cPercent;
    std::optional<Date> hba1cDate;
    std::optional<Date> lastVisit;
    std::optional<Date> nextVisit;
    std::optional<Date> contractUntil;
    AllergyState allergyState = AllergyState::NotAsked;
    ResidentStatus status = ResidentStatus::Active;
    std::string sortKey;  ///< for RosterAnchor
};

/// A row whose place in the list is known. With one near by, a page costs its own rows and nothing else.
struct RosterAnchor {
    std::int64_t row = 0;
    std::string sortKey;
    std::int64_t pk = 0;
};

/// People that the filter holds. Errors of the store.
Result<std::int64_t> countResidents(db::Database& database, const RosterFilter& filter);
/// Rows `offset` ... `offset + limit - 1` of the list. Without an anchor the way there is counted off in an index.
Result<std::vector<RosterRow>> rosterPage(db::Database& database, const RosterFilter& filter, const RosterOrder& order,
                                          std::int64_t offset, int limit, const std::optional<RosterAnchor>& near = {});
/// Every id that the filter holds, in that order: for batch actions and export.
Result<std::vector<ResidentId>> rosterIds(db::Database& database, const RosterFilter& filter, const RosterOrder& order);

/// In use among residents, sorted; without the empty one.
Result<std::vector<std::string>> distinctGrids(db::Database& database);
Result<std::vector<std::string>> distinctDoctors(db::Database& database);

}  // namespace jiayi::roster
