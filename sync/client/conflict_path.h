// Writing a value at the path that a conflict names.
#pragma once

#include "sync/client/merge_schema.h"
#include "sync/fhir/json.h"

#include <string>
#include <string_view>

namespace jiayi::sync {

/// Puts `value` where the merge found the conflict: an element ("birthDate"), the members of a group ("dosage"), the
/// elements of a slot ("telecom[phone|mobile]"), or a member below one ("item[bp].answer"). `value` has the shape of
/// MergeConflict's sides; null takes away what is there. Pure. Invalid "conflict.path" when the resource has no such place.
Result<void> putAt(const MergeSchema& schema, std::string_view type, fhir::Json& resource, std::string_view path, const fhir::Json& value);

}  // namespace jiayi::sync
