// What the record already knows when a visit begins: newest results as answers, and which forms are due. Private to this room.
#pragma once

#include "models/care/visit_sheet.h"
#include "models/roster/resident.h"

namespace jiayi::care {

inline constexpr const char* kVisitCounts = "status IN ('signed', 'imported')";

/// A result as this field would have been answered; nothing where it does not fit.
std::optional<std::string> asAnswer(const RuleBook& rules, const FieldDef& field, const Observation& observation);
/// Under any of the codes that are one measurement.
const Observation* newestFor(const std::vector<Observation>& latest, std::string_view code);
/// What the visit's forms ask for and the record holds, not older than parameter visit.held-months.
void fillHeld(const RuleBook& rules, const CombinedForm& combined, const std::vector<Observation>& latest, Date today, VisitSheet& sheet);
/// Occasions for this person's age, then their programmes. Due: its day has come, or it was never filled in; an occasion that is
/// not repeated is never due.
Result<std::vector<FormChoice>> formChoices(db::Database& database, const RuleBook& rules, const roster::Resident& resident, Date today);

}  // namespace jiayi::care
