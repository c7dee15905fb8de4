// The consortium's capitation tables into the stream of every institution.
#pragma once

#include "models/capitation/rules/rule_set.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

struct PublishedRules {
    std::size_t written = 0, unchanged = 0;  ///< institutions
};
/// All of them in one transaction, or none. What a version says never changes: Conflict "capitation.published" when it said something else; Invalid
/// "capitation.rules" naming the row that does not parse; NotFound "institution.unknown" without institutions. An institution that joins later gets it by
/// publishing again.
Result<PublishedRules> publishRules(Store& store, const SearchParameters& parameters, const capitation::RuleSet& set, Instant now);

}  // namespace jiayi::hub
