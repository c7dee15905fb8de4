// Conditions and allergies of a Bundle as the review wants them; private to this room.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "sync/fhir/json.h"

namespace jiayi::files {

struct HistoryTables {
    const care::RuleBook& rules;
    const pharmacy::ReviewBook& book;
};

/// A condition, or the allergy that it records (Z88, "青霉素过敏史").
void readCondition(const fhir::Json& resource, const HistoryTables& tables, pharmacy::ReviewInput& input);
/// What a request is written for is a diagnosis too.
void readReason(const fhir::Json& concept_, const HistoryTables& tables, pharmacy::ReviewInput& input);
void readAllergy(const fhir::Json& resource, const pharmacy::ReviewBook& book, pharmacy::ReviewInput& input);

}  // namespace jiayi::files
