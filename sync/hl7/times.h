// Times as laboratories write them.
#pragma once

#include "models/core/dates.h"

namespace jiayi::hl7 {

/// YYYY[MM[DD[HH[MM[SS[.S...]]]]]][+/-ZZZZ], and YYYY-MM-DD[ HH:MM[:SS]] with '-' or '/', which are seen as often. Without a zone it is the
/// institution's. Invalid "time.format" for anything else, and for times that do not exist.
Result<FhirTime> parseTime(std::string_view text);

}  // namespace jiayi::hl7
