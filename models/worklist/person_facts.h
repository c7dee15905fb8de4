// What the worklist's rules want to know of one person, out of the store. Private to this room.
#pragma once

#include "models/db/database.h"
#include "models/worklist/rules/derive_items.h"

namespace jiayi::worklist {

/// pk of the version by which products are judged, by the pharmacy's id.
using FormularyBasis = std::map<std::string, std::int64_t, std::less<>>;

/// Of the resident in that row; 0: what belongs to nobody. About a dozen short indexed queries. Throws SQLite::Exception.
Result<PersonFacts> readPersonFacts(db::Database& database, const care::RuleBook& care, const FormularyBasis& formularies, std::int64_t resident);

}  // namespace jiayi::worklist
