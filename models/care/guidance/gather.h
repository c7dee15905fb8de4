// The facts of one person, or of many at once: always the same few queries over a range of residents.
#pragma once

#include "models/care/facts.h"
#include "models/care/guidance/rules/guidance_book.h"
#include "models/db/database.h"


namespace jiayi::guidance {

using roster::ResidentId;

struct Gathered {
    ResidentId resident;
    std::int64_t pk = 0;
    PersonFacts facts;
};

/// NotFound "resident.not-found". Also for people who have moved or died: who asks decides.
Result<PersonFacts> gatherFacts(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, ResidentId resident, Date today);

/// Active residents whose row numbers lie in [first, last], in that order.
Result<std::vector<Gathered>> gatherRange(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last,
                                          Date today);

}  // namespace jiayi::guidance
