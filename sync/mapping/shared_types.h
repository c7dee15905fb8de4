// The types that desks share as they are said, and whose rows are many rooms': for the registry alone.
#pragma once

#include "models/sync/unit.h"
#include "sync/fhir/json.h"

#include <string_view>

namespace jiayi::mapping {

/// A QuestionnaireResponse may be one of them or a visit's form: each function says whether it was.
struct SharedTypes {
    /// Whether resources of this type belong to the clinic where they name no patient.
    static bool isClinics(std::string_view type);
    /// Writes the row onto `json`. False: there is none.
    static Result<bool> render(db::Database& database, std::string_view type, const Uuid& id, fhir::Json& json);
    /// False: it is no resource of ours.
    static Result<bool> apply(sync::Unit& unit, const fhir::Json& resource);
    static Result<bool> check(const fhir::Json& resource);
    static Result<void> retract(sync::Unit& unit, std::string_view type, const Uuid& id);
};

}  // namespace jiayi::mapping
