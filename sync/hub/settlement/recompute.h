// A clinic's statement figured from what the hub holds: the clinic's own ledger, in a store that is made for it and thrown away.
#pragma once

#include "models/capitation/travel.h"
#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"
#include "sync/hub/store_types.h"

#include <vector>

namespace jiayi::hub {

/// A resource as it was at some number of the stream.
struct HeldResource {
    fhir::Json body;
    std::optional<Date> left;  ///< its patient had moved away by then, on this day
};

/// Whether the ledger reads resources of this type. The clinic's decisions about differences are none of them: what is figured here is what the
/// resources say.
bool feedsLedger(std::string_view type);

/// The lines and totals of that clinic, scheme and month by the tables of the consortium that were in force at `frozenAt`. What a desk could not read is left out here as it is there. NotFound
/// "statement.no-rate"; errors of the store, which lies in a folder of its own, encrypted with a key that nobody keeps.
Result<capitation::Statement> recompute(const Institution& clinic, std::vector<HeldResource> resources, const care::RuleBook& rules, std::string_view scheme, capitation::Month month, Instant frozenAt, const Clock& clock, Random& random);

}  // namespace jiayi::hub
