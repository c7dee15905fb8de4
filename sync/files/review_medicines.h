// The medicines of a Bundle as lines of a regimen; private to this room.
#pragma once

#include "models/pharmacy/rules/review.h"
#include "sync/fhir/json.h"

#include <span>
#include <vector>

namespace jiayi::files {

struct BundleItem {
    std::size_t row = 0;  ///< from 1
    std::string fullUrl;
    const fhir::Json* resource = nullptr;
};

/// What the requests that count are written for.
std::vector<const fhir::Json*> reasonsOf(std::span<const BundleItem> items);
/// The day of the newest request that counts as a prescription.
std::optional<Date> newestRequest(std::span<const BundleItem> items);
/// Fills lines and earlier lines; input.today has to be set.
void readMedicines(std::span<const BundleItem> items, const pharmacy::ReviewBook& book, pharmacy::ReviewInput& input);
/// The ATC code of a concept, whatever its system is called; empty if there is none.
std::string atcOf(const fhir::Json& concept_);

}  // namespace jiayi::files
