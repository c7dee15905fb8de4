// What was written on paper, typed in afterwards.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"

#include <string>
#include <vector>

namespace jiayi::emergency {

/// The code on a fallback sheet: which person's, of which day; nothing more. The same for the same sheet printed again.
std::string formCode(care::ResidentId resident, Date printed);

struct LateValue {
    std::string code;  ///< of observations.csv: "SBP", "FCG"
    double value = 0;  ///< in the code's own unit
};

struct LateEntry {
    care::ObservationId observation;
    std::string form;
    Instant happened{}, entered{};
    std::string writtenBy, enteredBy, verifiedBy;
};
/// Oldest first.
Result<std::vector<LateEntry>> lateEntries(db::Database& database, care::ResidentId resident);

/// "emergency.late-entry": the values of one sheet as the clinic's own measurements of that time, each marked as late with who verified it; the mark
/// travels in the performer's words. Invalid "late.empty", "late.code", "late.value" (impossible), "late.in-the-future", "late.written-by",
/// "late.verified-by" (no active user, or the one who types); Conflict "late.twice" for a sheet whose value of that time is held; NotFound.
struct RecordLate {
    care::ResidentId resident;
    std::string form;
    Instant happened{};
    std::string writtenBy;
    std::string verifiedBy;
    std::vector<LateValue> values;
    Result<void> operator()(const sync::Context& context, const care::RuleBook& rules) const;
};

}  // namespace jiayi::emergency
