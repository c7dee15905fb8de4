// The one search box (Ctrl+K): finds residents by name, pinyin, initials, or either end of a number.
#pragma once

#include "models/db/database.h"
#include "models/roster/resident.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::roster {

enum class MatchedBy { Name, Pinyin, Initials, CitizenId, Phone, RecordNo };

struct SearchHit {
    ResidentId id;
    std::int64_t pk = 0;
    std::string name;
    std::string pinyin;  ///< "Zhang Xiaoming"
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;
    std::string maskedCitizenId;
    std::string recordNo;
    std::string grid;
    ResidentStatus status = ResidentStatus::Active;
    MatchedBy matchedBy = MatchedBy::Name;
};

/// At most `limit` people, best first: the whole name before its beginning, the beginning before a later part.
/// Several words must all match ("zhang 5678"). Full-width digits, Han mixed with pinyin ("张xm") and a single
/// character work. Reads B-tree prefixes only, so that a keystroke costs the same at any size. Errors of the store.
Result<std::vector<SearchHit>> searchResidents(db::Database& database, std::string_view text, int limit = 20);

}  // namespace jiayi::roster
