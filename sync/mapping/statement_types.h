// The resources of a statement, which name no patient: for the registry alone.
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

/// A MeasureReport, a Task or a Basic may be about other things: `isOurs` tells.
struct StatementTypes {
    static bool isOurs(const fhir::Json& resource);
    /// Writes the row onto `json`. False: there is none.
    static Result<bool> render(db::Database& database, std::string_view type, const Uuid& id, fhir::Json& json);
    static Result<void> apply(sync::Unit& unit, const fhir::Json& resource);
    static Result<void> check(const fhir::Json& resource);
};

}  // namespace jiayi::mapping
