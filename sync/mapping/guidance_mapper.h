// What somebody said to a card of the guidance <-> Basic about the person.
#pragma once

#include "models/care/guidance/cards.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct CardAnswerMapper {
    /// Nothing from a Basic of another kind. Invalid "resource.id", "resource.patient".
    static Result<std::optional<guidance::CardAnswer>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const guidance::CardAnswer& answer);
};

}  // namespace jiayi::mapping
