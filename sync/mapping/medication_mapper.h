// Medication line <-> MedicationStatement, and MedicationRequest when it was imported as one.
#pragma once

#include "models/care/facts.h"
#include "models/care/rules/rule_book.h"
#include "sync/fhir/json.h"

namespace jiayi::mapping {

struct MedicationMapper {
    /// Invalid "resource.id", "resource.patient", "medication.name" when no drug is named.
    static Result<care::MedicationLine> read(const fhir::Json& resource, const care::RuleBook& rules);
    static void write(fhir::Json& resource, const care::MedicationLine& line, const care::RuleBook& rules);
};

/// The drug that a text names, by one whole INN or Chinese name in it: "24 HR Metformin hydrochloride 500 MG" is
/// metformin. Nothing when it names none, or several (a mixture is not guessed at).
const care::DrugDef* drugNamed(const care::RuleBook& rules, std::string_view text);

}  // namespace jiayi::mapping
