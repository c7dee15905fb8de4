// Courses of HbA1c from the store, one person's or everybody's.
#pragma once

#include "models/care/facts.h"
#include "models/care/forecast/rules/forecast.h"
#include "models/care/rules/rule_book.h"
#include "models/db/database.h"

namespace jiayi::forecast {

/// Believed results of the laboratory and the clinic, and the days on which treatment was raised, up to `today`. NotFound "resident.not-found".
Result<Course> readCourse(db::Database& database, const care::RuleBook& rules, roster::ResidentId resident, Date today);
/// Of active residents with two results or more. One pass over all of them: seconds at the size of a consortium.
Result<std::vector<Course>> readCourses(db::Database& database, const care::RuleBook& rules, Date today);

}  // namespace jiayi::forecast
