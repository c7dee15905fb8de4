// Who counts in which month, as the store knows it today: in the programme, with the benefit and a signed contract on the 15th.
#pragma once

#include "models/capitation/ledger.h"
#include "models/capitation/rules/member_months.h"

namespace jiayi::capitation {

/// A member of a month as it stands in the ledger, with their part of the scheme's budget.
struct MonthMember {
    std::int64_t pk = 0;  ///< of the enrolment_month row
    ResidentId resident;
    std::string scheme, tier;
    Origin origin;
    std::string doctor, grid;
    Money part;
};
struct EnrolmentTally {
    std::int64_t added = 0, takenBack = 0;
    std::int64_t tooLate = 0;    ///< of months that are closed to changes
    std::int64_t noContract = 0; ///< people in the programme and with the benefit who never signed a contract
    std::int64_t noScheme = 0;   ///< people who would count, if their insurance were known
};

/// "ledger.enrol": brings the months up to and including `through`, whose 15th has come, in line with what the store says. A month is gone through for the
/// first time whenever that is; later it changes only while it is open: three months back at most.
Result<EnrolmentTally> recordEnrolment(const sync::Context& context, const CapitationBook& book, Month through);

/// Why a month is booked. What was accepted in reconciliation stays, whatever the store says of that month.
enum class MonthBy { Store, Acceptance };
/// One month more for somebody, or a standing one taken back; doctor and grid of a new one are the roster's. Within a unit; throw SQLite::Exception.
void addMonth(sync::Unit& unit, const MonthMember& member, Month month, MonthBy by);
void takeBackMonth(sync::Unit& unit, const MonthMember& member, Month month, MonthBy by);

/// Those whose month stands, up to a row of enrolment_month (0: all), by resident. Parts are not filled in.
Result<std::vector<MonthMember>> monthMembers(db::Database& database, Month month, std::int64_t upTo = 0);

}  // namespace jiayi::capitation
