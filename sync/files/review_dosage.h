// How a medicine is taken, out of FHIR's structure and its words; private to this room.
#pragma once

#include "models/pharmacy/rules/dosage_text.h"
#include "sync/fhir/json.h"

namespace jiayi::files {

struct SaidDosage : pharmacy::Dosage {
    bool disputed = false;  ///< structure and words differ; the higher of both is here
};

/// What is structured counts; words fill what is missing. Several dosages of one medicine (morning and evening) are what
/// they come to in a day, the steps of a titration the highest of them.
SaidDosage readDosages(const fhir::Json& resource, std::string_view member, const pharmacy::ReviewBook& book);
/// {value, unit or code} as whole days; nothing for what is no span of time.
std::optional<int> daysIn(const fhir::Json& quantity);
/// Of one g, mg or ug; 0 for what is no mass.
double gramsOf(std::string_view unit);
std::optional<double> numberAt(const fhir::Json& element, std::string_view path);

}  // namespace jiayi::files
