// A target agreed with one person <-> Goal.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"

#include <optional>

namespace jiayi::mapping {

/// Only goals that carry our own observation code become targets: a goal written elsewhere is kept and shown to nobody
/// as a limit, since it would quietly change who counts as controlled.
struct TargetMapper {
    /// Nothing for such a goal. Invalid "resource.id", "resource.patient".
    static Result<std::optional<care::PersonalTarget>> read(const fhir::Json& resource);
    static void write(fhir::Json& resource, const care::PersonalTarget& target, const care::RuleBook& rules);
};

}  // namespace jiayi::mapping
