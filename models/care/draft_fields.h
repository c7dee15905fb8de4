// A draft field by field, so that several desks may fill one: each value under a name that says what it is.
#pragma once

#include "models/care/flat_json.h"
#include "models/care/visit_sheet.h"

namespace jiayi::care {

/// "forms", "answer.sbp", "state.by.sbp", "state.note" ...; nothing for what is empty.
TextMap draftFields(const std::vector<FormKey>& forms, const VisitInput& input);
/// The way back; names that are none of these are left out. User and time are the caller's to say.
VisitDraft draftOf(const TextMap& fields);

/// The row of the draft, inside a transaction of the caller. Throws SQLite::Exception.
void keepDraft(db::Database& database, ResidentId resident, const VisitDraft& draft);
void dropDraft(db::Database& database, ResidentId resident);

}  // namespace jiayi::care
