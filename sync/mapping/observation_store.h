// Observations between resource and store: a laboratory's or a person's rows, or a day of a glucose sensor, which has tables of its own.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// The registry's part for type Observation; errors are the mappers'.
struct ObservationStore {
    /// True if a row was written onto `json`.
    static Result<bool> render(db::Database& database, const care::RuleBook& rules, const Uuid& id, fhir::Json& json);
    /// False: no table holds it, it stays as it came.
    static Result<bool> apply(sync::Unit& unit, const care::RuleBook& rules, const fhir::Json& resource);
    static Result<bool> check(const care::RuleBook& rules, const fhir::Json& resource);
    static Result<void> retract(sync::Unit& unit, const Uuid& id);
};

}  // namespace jiayi::mapping
