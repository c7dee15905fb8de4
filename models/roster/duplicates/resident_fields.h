// The fields of a record as a merge sees them: by the name of their column, as text.
#pragma once

#include "models/roster/resident.h"

namespace jiayi::roster::duplicates {

/// In the order in which they are shown; every one can be chosen.
const std::vector<std::string>& mergeFields();
/// "1968-03-12", with "~" before it where it is estimated; codes as the store has them. Empty: not known.
std::string fieldText(const Resident& resident, std::string_view field);
/// What fieldText gave; the sex and the birth date follow it back.
void setField(Resident& resident, std::string_view field, std::string_view text);

}  // namespace jiayi::roster::duplicates
