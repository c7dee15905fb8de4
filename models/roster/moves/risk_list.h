// Who may leave, with every sign that says so. Reads only.
#pragma once

#include "models/roster/moves/move_lists.h"
#include "models/roster/moves/rules/leave_risk.h"

#include <map>

namespace jiayi::moves {

struct RiskRow {
    Person person;
    std::vector<RiskSign> signs;  ///< the gravest first; rules live in the book that was given
    bool asked = false;           ///< they have asked to leave: see the departures
};
struct RiskList {
    std::vector<RiskRow> rows;    ///< by the gravest sign, then by how many
    std::map<std::string, int> counts;  ///< people by sign
    int people = 0;               ///< with any, also those that are not in `rows`
};
/// Of who is in a programme or has a contract: only of them is it known that they come. Only those with the sign of that id, unless it is empty.
Result<RiskList> readLeaveRisk(db::Database& database, const MovesBook& book, Date today, const std::string& sign = {}, int most = 300);

}  // namespace jiayi::moves
