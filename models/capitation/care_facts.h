// What the compliance rules judge, out of the store.
#pragma once

#include "models/capitation/rules/compliance.h"
#include "models/db/database.h"

namespace jiayi::capitation {

/// Of everybody with a cost on the days `from` to `to`, with what lies up to half a year before: an early refill shows only beside the last one. The
/// listed price is that of the day on which it was ordered.
Result<std::vector<PersonCare>> readCare(db::Database& database, Date from, Date to);
/// The findings whose cost lies on those days.
Result<std::vector<ComplianceFinding>> checkCompliance(db::Database& database, const std::vector<ComplianceRule>& rules, Date from, Date to);

}  // namespace jiayi::capitation
