// Arrays that are sets: their elements, sorted into slots, merge one by one.
#pragma once

#include "sync/client/merge_schema.h"
#include "sync/fhir/json.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::sync {

/// The elements of a set that mean the same field: the mobile numbers among all numbers.
struct MergeSlot {
    std::string name;  ///< "phone|mobile"
    std::vector<fhir::Json> base;
    std::vector<fhir::Json> mine;
    std::vector<fhir::Json> theirs;
};

/// In the order of the base, then by name.
std::vector<MergeSlot> slotsOf(const SetRule& rule, const fhir::Json* base, const fhir::Json* mine,
                               const fhir::Json* theirs);

/// The merged elements; nothing when the sides contradict each other.
std::optional<std::vector<fhir::Json>> mergeSlot(const SetRule& rule, const MergeSlot& slot);

/// `elements`, and whatever else either side has in this slot.
std::vector<fhir::Json> unionOf(std::vector<fhir::Json> elements, const MergeSlot& slot);

}  // namespace jiayi::sync
