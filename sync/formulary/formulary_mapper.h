// A formulary's item as FHIR: a Basic in the shape of the US Drug Formulary guide's FormularyItem, about a MedicationKnowledge.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "sync/fhir/json.h"

namespace jiayi::formulary {

/// With the MedicationKnowledge contained, so that an item is one line and one thing to prove.
fhir::Json toFhir(const pharmacy::FormularyItem& item);

/// `knowledge` is what the item is about: contained, or somebody else's MedicationKnowledge. What we have no field for is passed
/// over. Invalid "formulary.fhir", whose detail says "price: is missing"; other checks are problemsOf().
Result<pharmacy::FormularyItem> fromFhir(const fhir::Json& item, const fhir::Json& knowledge);
/// The same of an item that contains it, as toFhir() makes it.
Result<pharmacy::FormularyItem> fromFhir(const fhir::Json& item);

/// Whether a Basic says that it is an item of a formulary.
bool isFormularyItem(const fhir::Json& resource);

}  // namespace jiayi::formulary
