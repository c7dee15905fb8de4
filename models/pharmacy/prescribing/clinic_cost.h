// What a line costs the clinic itself. For staff who ask: it has no place on a form, a leaflet or the wire.
#pragma once

#include "models/pharmacy/prescribing/draft.h"

namespace jiayi::pharmacy {

/// Of all packs of the line, at what the formulary says that the clinic pays. Nothing is "not known", never nought: the pharmacy does not say
/// it, the product is not sold any more, or the quantity is not known.
std::optional<Money> clinicCostOf(const DraftLine& line, const CheckedLine& checked);
/// Nothing unless every line's is known.
std::optional<Money> clinicCostOf(const PrescriptionDraft& draft, const CheckedPrescription& checked);

}  // namespace jiayi::pharmacy
