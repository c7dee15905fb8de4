// Which family of rows a resource type is, and what rendering, applying and taking back share. Private to this room.
#pragma once

#include "models/core/result.h"
#include "models/db/database.h"
#include "sync/fhir/json.h"
#include "sync/mapping/order_mapper.h"

#include <optional>
#include <string_view>

namespace jiayi::mapping {

enum class Family { Resident, Condition, Allergy, Medication, Observation, Programme, Target, Visit, Form, Dispense, Review, Plan, Report, Shared };

/// Nothing for a type that lives in `record` alone.
std::optional<Family> familyOf(std::string_view type);

/// What `record` holds of it: body, or else base. Nothing when there is neither.
Result<std::optional<fhir::Json>> keptJson(db::Database& database, std::string_view type, const Uuid& id);

/// A row that is not there is no failure here: the resource may live in `record` alone.
template <class T>
Result<std::optional<T>> maybe(Result<T> found) {
    if (found) return std::optional<T>{std::move(*found)};
    if (found.error().code == Errc::NotFound) return std::optional<T>{};
    return found.error();
}

/// An order with its form; nothing for a medication line.
Result<std::optional<CarriedOrder>> carriedOrder(db::Database& database, const Uuid& id);

}  // namespace jiayi::mapping
